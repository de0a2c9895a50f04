import type { DenseMatrix } from '@entk/core';
import {
  float32Tolerance,
  inFloat64,
  randomTrial,
  referenceJacobian,
  someParameters,
  withoutSigns,
} from '@entk/testing';
import { type JacobianBlocks, jacobianBlocks } from '../src/index.js';
import { networkOf } from './network-of.js';
import { kernelTolerance } from './tolerances.js';

/** The random network of a seed in blocks, and J from finite differences in float64. */
export interface TrialBlocks {
  readonly blocks: JacobianBlocks;
  /** Axes [N·C, P], by the blocks' parameters. */
  readonly reference: DenseMatrix;
  /** What an entry of the flattened kernel may be off by. */
  readonly tolerance: number;
}

export function trialBlocks(seed: number): TrialBlocks {
  const trial = randomTrial(seed);
  const names = someParameters(trial, seed);
  const { spec, parameters, inputs } = trial;
  const absolute = withoutSigns(spec, inFloat64(parameters), inputs);
  const bounds = referenceJacobian(absolute.spec, absolute.parameters, absolute.inputs, names);
  const bound = bounds.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const reference = referenceJacobian(spec, inFloat64(parameters), inputs, names);
  return {
    blocks: jacobianBlocks(networkOf(spec), parameters, inputs, { parameters: names }),
    reference,
    tolerance: kernelTolerance(reference.columns, bound, float32Tolerance(spec) * bound),
  };
}
