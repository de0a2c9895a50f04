import { createRandom, DenseMatrix, ndArray, requireInteger } from '@entk/core';
import { eigh, requireConverged } from '@entk/linalg';
import { readoutAt, readoutOf } from '@entk/models/layers';
import { type Collapse, collapsedRows } from '../collapse/collapse.js';
import { empiricalNtk } from '../kernel.js';
import { type JacobianBlocks, jacobianBlocks } from '../tiles/jacobian-blocks.js';

/** How far an approximate kernel is from the exact one on a random block of examples, for which both were computed. */
export interface ErrorEstimate {
  /** ‖K̃ − K‖_F / ‖K‖_F of the block. */
  readonly relativeFrobenius: number;
  /** ‖K̃ − K‖₂ / ‖K‖₂ of the block: what an eigenvalue of it can be off by, as a share of the largest. */
  readonly relativeOperatorNorm: number;
  /** The examples of the block, ascending. The error of all of the kernel is not measured. */
  readonly examples: Uint32Array;
}

/** On how many examples an error is measured. */
export interface ErrorEstimateOptions {
  /** @default 256, or fewer so that the block has 512 rows at most */
  readonly errorExamples?: number;
}

const [defaultExamples, defaultRows] = [256, 512];

/** Examples to measure an error on, drawn without replacement, ascending. */
export function examplesToMeasure(
  caller: string,
  { exampleCount, outputCount }: JacobianBlocks,
  collapse: Collapse,
  seed: number,
  wanted?: number,
): Uint32Array {
  const perExample = collapsedRows(collapse, 1, outputCount);
  const most = Math.max(1, Math.floor(defaultRows / perExample));
  const count = wanted ?? Math.min(exampleCount, defaultExamples, most);
  requireInteger(caller, 'errorExamples', count, { min: 1, max: exampleCount });
  return createRandom(seed).fork('examples to measure on').permutation(exampleCount).subarray(0, count).sort();
}

/** The same blocks at some of their examples. */
export function atExamples(blocks: JacobianBlocks, examples: Uint32Array): JacobianBlocks {
  const { origin, outputs, parameterShapes, outputFactors } = blocks;
  const [exampleCount, ...axes] = origin.inputs.shape;
  const width = origin.inputs.data.length / exampleCount;
  const data = origin.inputs.data.slice(0, examples.length * width);
  examples.forEach((n, row) => data.set(origin.inputs.data.subarray(n * width, (n + 1) * width), row * width));
  return jacobianBlocks(origin.network, origin.parameters, ndArray([examples.length, ...axes], data), {
    parameters: Array.from(parameterShapes.keys()),
    readout: readoutAt(readoutOf(outputs), examples),
    outputFactors,
  });
}

/** Measures an approximation of a block against the exact kernel of `blocks` there. */
export function measureError(
  blocks: JacobianBlocks,
  collapse: Collapse,
  examples: Uint32Array,
  approximation: DenseMatrix,
): ErrorEstimate {
  const exact = empiricalNtk(atExamples(blocks, examples).take(0, examples.length), collapse).matrix;
  const difference = new DenseMatrix(
    exact.rows,
    exact.columns,
    exact.data.map((value, index) => approximation.data[index] - value),
  );
  return {
    relativeFrobenius: frobeniusNorm(difference) / frobeniusNorm(exact),
    relativeOperatorNorm: spectralNorm(difference) / spectralNorm(exact),
    examples,
  };
}

function frobeniusNorm({ data }: DenseMatrix): number {
  return Math.sqrt(data.reduce((sum, value) => sum + value * value, 0));
}

function spectralNorm(matrix: DenseMatrix): number {
  const found = eigh(matrix, { vectors: false });
  requireConverged('measureError', 'eigenvalues of the difference', found);
  const { values } = found;
  return Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
}
