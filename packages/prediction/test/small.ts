import { createRandom, DenseMatrix, type NdArray, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, rescaleOutputs } from '@entk/jacobians';
import type { Collapse, Kernel } from '@entk/kernels';
import { defineNetwork, dense, predict, quadratic } from '@entk/models';
import { pseudoInverse } from 'ml-matrix';
import type { NetworkEvidence, Split } from '../src/index.js';
import { explicitJacobian } from './explicit-jacobian.js';

/** Evidence with Jacobians at both parts. */
export interface TrialEvidence extends NetworkEvidence {
  readonly jacobians: Split<FactoredJacobian>;
}

/** A matrix of standard normal numbers. */
export function normalMatrix(rows: number, columns: number, seed: number): DenseMatrix {
  return new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));
}

/** J Jᵀ of a J of normal numbers, [rows, rows], of rank `rank` at most. */
export function randomKernel(rows: number, rank: number, seed: number): DenseMatrix {
  const J = normalMatrix(rows, rank, seed);
  return DenseMatrix.from(J.mmul(J.transpose()));
}

/** A matrix as the kernel of some outputs. */
export function kernelOf(matrix: DenseMatrix, outputCount: number, collapse: Collapse = { kind: 'trace' }): Kernel {
  const share = collapse.kind === 'flattened' ? outputCount : 1;
  return {
    matrix,
    collapse,
    parameters: ['W'],
    exampleCounts: [matrix.rows / share, matrix.columns / share],
    outputCount,
    outputFactors: new Float64Array(outputCount).fill(1),
  };
}

/** K(X, X) and K(x, X) of one random J at both. */
export function randomKernels(counts: readonly [number, number], rank: number, outputCount: number, seed: number) {
  const all = randomKernel(counts[0] + counts[1], rank, seed);
  const part = (from: number, to: number) => DenseMatrix.generate(to - from, counts[0], (i, j) => all.get(from + i, j));
  return {
    train: kernelOf(part(0, counts[0]), outputCount),
    test: kernelOf(part(counts[0], counts[0] + counts[1]), outputCount),
  };
}

/** A two-layer network of 3 inputs and 2 outputs at 6 examples and 4 others, with targets of normal numbers. */
export function smallEvidence(seed: number, factors: readonly number[] = [1, 1], hiddenUnits = 3): TrialEvidence {
  const random = createRandom(seed);
  const draw = (...shape: number[]): NdArray =>
    ndArray(shape, Float32Array.from(random.normals(shape.reduce((product, extent) => product * extent, 1))));
  const network = defineNetwork({
    inputSize: 3,
    layers: [dense({ weight: 'W1' }), quadratic(), dense({ weight: 'W2', bias: 'b' })],
    parameters: { W1: [hiddenUnits, 3], W2: [2, hiddenUnits], b: [2] },
  });
  const parameters = new Map([
    ['W1', draw(hiddenUnits, 3)],
    ['W2', draw(2, hiddenUnits)],
    ['b', draw(2)],
  ]);
  const [train, test] = [draw(6, 3), draw(4, 3)];
  const jacobian = (inputs: NdArray) => rescaleOutputs(factoredJacobian(network, parameters, inputs), factors);
  return {
    jacobians: { train: jacobian(train), test: jacobian(test) },
    outputs: { train: predict(network, parameters, train), test: predict(network, parameters, test) },
    targets: { train: draw(6, 2), test: draw(4, 2) },
  };
}

/** J(x) J⁺ y by ml-matrix's pseudo-inverse of J written out, outputs weighted; axes [N, C] of the test examples. */
export function leastSquaresPrediction({ jacobians, targets }: TrialEvidence, factors: readonly number[]): DenseMatrix {
  const J = explicitJacobian(jacobians.train);
  const elsewhere = explicitJacobian(jacobians.test ?? jacobians.train);
  const C = factors.length;
  const y = DenseMatrix.generate(J.rows, 1, (i) => targets.train.data[i] * factors[i % C]);
  const rows = elsewhere.mmul(pseudoInverse(J, 1e-9)).mmul(y);
  return DenseMatrix.generate(rows.rows / C, C, (n, c) => rows.get(n * C + c, 0) / factors[c]);
}
