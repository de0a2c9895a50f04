import { createRandom, requireInteger, requireOptions, type WorkOptions } from '@entk/core';
import { readAgain, readoutOf } from '@entk/models/layers';
import { empiricalNtk } from '../kernel.js';
import { type JacobianBlocks, jacobianBlocks } from '../tiles/jacobian-blocks.js';
import {
  atExamples,
  type ErrorEstimate,
  type ErrorEstimateOptions,
  examplesToMeasure,
  measureError,
} from './error-estimate.js';

/** How many outputs, and which. */
export interface SubsampleOptions extends ErrorEstimateOptions, Pick<WorkOptions, 'signal'> {
  /** Outputs to keep, of the C there are. */
  readonly count: number;
  /** Of the choice of outputs and of the examples that the error is measured on. @default 0 */
  readonly seed?: number;
}

/** A random choice of outputs, and how well their class mean stands for that of all. */
export interface SubsampledOutputs {
  /** The Jacobian by the chosen outputs alone: its class-mean kernel estimates the class mean over all outputs. */
  readonly blocks: JacobianBlocks;
  /** The chosen ones, ascending, counted among those of the blocks given. */
  readonly outputs: readonly number[];
  readonly seed: number;
  /** Of the class mean of the chosen outputs against that of all, on a random block of examples. */
  readonly error: ErrorEstimate;
}

/**
 * A random subset of outputs, whose class-mean kernel (1/s) Σ_{c ∈ S} K_cc estimates (1/C) Σ_c K_cc without bias, at an
 * s-th part of the cost in C.
 *
 * @returns Blocks for `tiledKernel`, `kernelOperator` or `writeKernel`, with the collapse `classMean`, and the error as
 *   measured. The same seed gives the same outputs.
 * @throws MisuseError for a count above C, or options out of range.
 * @remarks The error is measured by the exact kernel of the block, which takes the factors of all outputs for its
 *   examples.
 * @example
 * ```ts
 * import { createRandom, ndArray } from '@entk/core';
 * import { jacobianBlocks, subsampleOutputs, tiledKernel } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [8, 1] } });
 * const weights = new Map([['W', ndArray([8, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([2, 1], Float32Array.of(1, 2)));
 * // A linear network: K_cc = x·x′ for every output, so any of them gives the mean exactly.
 * const sample = subsampleOutputs(blocks, { count: 2 });
 * sample.outputs.length; // 2
 * sample.error.relativeFrobenius; // 0
 * (await tiledKernel(sample.blocks, { kind: 'classMean' })).matrix.data; // Float64Array [1, 2, 2, 4]
 * ```
 */
export function subsampleOutputs(blocks: JacobianBlocks, options: SubsampleOptions): SubsampledOutputs {
  requireOptions<SubsampleOptions>('subsampleOutputs', options, {
    count: true,
    seed: true,
    errorExamples: true,
    signal: true,
  });
  const { count, seed = 0, errorExamples, signal } = options;
  const caller = 'subsampleOutputs';
  signal?.throwIfAborted();
  const { origin, outputCount, outputFactors, parameterShapes } = blocks;
  requireInteger(caller, 'count', count, { min: 1, max: outputCount });
  const random = createRandom(seed).fork('outputs');
  const outputs = Array.from(random.permutation(outputCount).subarray(0, count).sort());
  const chosen = jacobianBlocks(origin.network, origin.parameters, origin.inputs, {
    parameters: Array.from(parameterShapes.keys()),
    readout: readoutOf(readAgain(caller, blocks.outputs, outputs)),
    outputFactors: outputs.map((output) => outputFactors[output]),
  });
  const classMean = { kind: 'classMean' } as const;
  const examples = examplesToMeasure(caller, blocks, classMean, seed, errorExamples);
  const approximation = empiricalNtk(atExamples(chosen, examples).take(0, examples.length), classMean).matrix;
  return { blocks: chosen, outputs, seed, error: measureError(blocks, classMean, examples, approximation) };
}
