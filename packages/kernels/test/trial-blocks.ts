import { networkFromDescription } from '@entk/models';
import type { DenseMatrix } from '@entk/core';
import {
  float32Tolerance,
  inFloat64,
  randomNetwork,
  referenceJacobian,
  someParameters,
  withoutSigns,
} from '@entk/testing';
import { type JacobianBlocks, jacobianBlocks } from '../src/index.js';
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
  const trial = randomNetwork(seed, { layers: 'dense' });
  const names = someParameters(trial, seed);
  const { description, parameters, inputs } = trial;
  const absolute = withoutSigns(description, inFloat64(parameters), inputs);
  const bounds = referenceJacobian(absolute.description, absolute.parameters, absolute.inputs, names);
  const bound = bounds.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const reference = referenceJacobian(description, inFloat64(parameters), inputs, names);
  return {
    blocks: jacobianBlocks(networkFromDescription(description), parameters, inputs, { parameters: names }),
    reference,
    tolerance: kernelTolerance(reference.columns, bound, float32Tolerance(description) * bound),
  };
}
