// Tests no single file: results at every scale of the outputs, whose derivatives are float32 until the kernel.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian, rescaleOutputs } from '@entk/jacobians';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { checkScales, float32Exponents, type ScaledInput } from '@entk/testing/scales';
import { beforeAll } from 'vitest';
import * as kernels from '../../src/index.js';

beforeAll(() => initialiseBackend());

const [N, D, C] = [5, 3, 2];
const network = quadraticMlp({ inputs: D, hiddenUnits: 4, outputs: C });
const parameters = normalParameters(network, createRandom(0));
const inputs = ndArray([N, D], Float32Array.from(createRandom(1).normals(N * D)));
const jacobian = (s: number) => rescaleOutputs(factoredJacobian(network, parameters, inputs), [s, s]);
const blocks = (s: number) => kernels.jacobianBlocks(network, parameters, inputs, { outputFactors: [s, s] });
const gradients = new DenseMatrix(N, D, createRandom(2).normals(N * D));
const block = new DenseMatrix(N * C, 2, createRandom(3).normals(2 * N * C));
const centredOf = DenseMatrix.generate(N, N, (i, j) => 1 / (1 + i + j));
const metric = DenseMatrix.generate(C, C, (i, j) => (i === j ? 2 : 1));
const [mean, flattened] = [{ kind: 'classMean' }, { kind: 'flattened', rowOrder: 'classMajor' }] as const;

/** Where squares of derivatives stand, and what an operator does; factors of outputs are the scale itself. */
const squares = { matrix: 2, values: 2, trace: 2, 'status.smallest': 2, 'status.tolerance': 2 };
const ofOutputs = (
  args: ScaledInput['args'],
  powers: ScaledInput['powers'] = { ...squares, outputFactors: 1 },
  look?: ScaledInput['look'],
): ScaledInput => ({ of: 'the outputs', args, powers, look, exponents: float32Exponents });
const sides = ['matrix', 'parameters', 'operator'] as const;
const applied = (rows: number) => async (operator: kernels.KernelOperator) => ({
  trace: operator.trace,
  matrix: await operator.apply(block.rowRange(0, rows)),
});

checkScales(
  kernels,
  {
    centredKernel: [{ of: 'the kernel', args: (s) => [times(centredOf, s)], powers: { '': 1 } }],
    crossKernel: [ofOutputs((s) => [jacobian(s), jacobian(s), mean])],
    empiricalNtk: [mean, flattened].map((collapse) => ofOutputs((s) => [jacobian(s), collapse])),
    flattenedOperator: [ofOutputs((s) => [blocks(s), flattened], squares, applied(N * C))],
    readoutAgreement: [ofOutputs((s) => [jacobian(s)], { traces: 2 })],
    outputWeightedOperator: [
      {
        of: 'the metric',
        args: (s) => [
          {
            size: N * C,
            trace: 1,
            collapse: flattened,
            outputFactors: new Float64Array(C).fill(1),
            apply: async (given: DenseMatrix) => given,
          },
          times(metric, s),
        ],
        powers: { '': 1 },
        look: (operator: kernels.OutputWeightedOperator) => operator.apply(block),
      },
    ],
    flattenedTrace: [ofOutputs((s) => [jacobian(s)], { '': 2 })],
    gradientGram: [
      {
        of: 'the gradients',
        args: (s) => [
          { rows: N, columns: D, readRows: (from: number, to: number) => times(gradients.rowRange(from, to), s) },
        ],
        powers: { '': 2 },
        // Squares of smaller gradients underflow.
        exponents: [-440, -262, -90, 90, 262, 440],
      },
    ],
    gradientSpectrum: sides.map((side) => ({
      of: `the gradients, on the side ${side}`,
      args: (s) => [
        { rows: N, columns: D, readRows: (from: number, to: number) => times(gradients.rowRange(from, to), s) },
        { count: 2, side },
      ],
      powers: squares,
      // Squares of smaller gradients underflow, and with them the kernel.
      exponents: [-440, -262, -90, 90, 262, 440, 540, 1000],
    })),
    jacobianBlocks: [
      {
        ...ofOutputs((s) => [network, parameters, inputs, { outputFactors: [s, s] }]),
        look: (made: kernels.JacobianBlocks) => kernels.empiricalNtk(made.take(0, N), mean),
      },
    ],
    kernelOperator: [ofOutputs((s) => [blocks(s), mean], squares, applied(N))],
    kernelSpectrum: [
      ...sides.map((side) => ofOutputs((s) => [jacobian(s), flattened, { count: 3, side }])),
      ofOutputs((s) => [jacobian(s), mean, { count: 3 }]),
    ],
    parameterGram: [ofOutputs((s) => [jacobian(s)], { '': 2 })],
    sketchKernel: [
      ofOutputs(
        (s) => [blocks(s), flattened, { directions: 16, seed: 1 }],
        { ...squares, features: 1 },
        async ({ features, operator, error }: kernels.KernelSketch) => ({
          error,
          trace: operator.trace,
          features,
          matrix: await operator.apply(block),
        }),
      ),
    ],
    kernelTile: [ofOutputs((s) => [blocks(s), mean, { tileSize: 2, index: 1 }])],
    tiledKernel: [
      ofOutputs(
        (s) => [blocks(s), mean, { tileSize: 2 }],
        squares,
        ({ matrix }: kernels.TiledKernel) => ({ matrix }),
      ),
    ],
  },
  {
    collapseText: 'a name',
    collapsedRows: 'counts rows',
    parameterGramBytes: 'counts bytes',
    planTiles: 'counts bytes',
    rowIndex: 'counts rows',
    tileCountOf: 'counts tiles',
    subsampleOutputs: 'chooses outputs; empiricalNtk computes with them',
  },
);

function times(matrix: DenseMatrix, factor: number): DenseMatrix {
  return DenseMatrix.from(matrix).scaleInPlace(factor);
}
