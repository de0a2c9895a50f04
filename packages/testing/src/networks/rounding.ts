import { createRandom, type NdArray, type NumericArray } from '@entk/core';
import { referenceJacobian } from './float64.js';
import { type Float64Parameters, type Interpretation, referenceOutputs } from './interpreter.js';
import type { NetworkDescription } from './description.js';

/** How far float32 may be from the float64 reference, absolutely. */
export interface RoundingTolerance {
  readonly outputs: number;
  readonly jacobian: number;
}

/**
 * Roundings on the way through a network in float32, measured where they act: the reference with every number that a
 * layer computes moved by as much as its roundings can, up or down by a fixed draw, against the one without. Moving the
 * numbers moves the derivatives too, which finite differences see.
 *
 * The way back makes as many roundings again and the draws are two of many, so the largest change of any entry is taken
 * four times; beside it stands the last rounding of the largest entry. Worst of 200 random networks: 0.15 of it.
 */
export function roundingTolerance(
  description: NetworkDescription,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
  names: readonly string[] = Array.from(parameters.keys()),
): RoundingTolerance {
  const outputs = referenceOutputs(description, parameters, inputs).data;
  const derivatives = (interpretation?: () => Interpretation) =>
    names.length === 0
      ? new Float64Array(0)
      : referenceJacobian(description, parameters, inputs, names, interpretation).data;
  const jacobian = derivatives();
  const changes = [1, 2].map((seed) => {
    const disturbed = disturbance(seed);
    return {
      outputs: largestChange(outputs, referenceOutputs(description, parameters, inputs, disturbed()).data),
      jacobian: largestChange(jacobian, derivatives(disturbed)),
    };
  });
  const allowed = (of: keyof RoundingTolerance, values: Float64Array) =>
    4 * Math.max(...changes.map((change) => change[of])) + 4 * unit * largest(values);
  return { outputs: allowed('outputs', outputs), jacobian: allowed('jacobian', jacobian) };
}

/** Unit roundoff of float32. */
const unit = 2 ** -24;

/**
 * The same draws in the same order for every evaluation of one seed, so that the disturbed network is a function too.
 */
function disturbance(seed: number): () => Interpretation {
  const random = createRandom(seed);
  const signs = Int8Array.from({ length: 4093 }, () => 2 * random.integer(2) - 1);
  return () => {
    let count = 0;
    return { rounded: (value, size, roundings) => value + signs[count++ % signs.length] * roundings * unit * size };
  };
}

function largestChange(values: Float64Array, changed: Float64Array): number {
  return values.reduce((most, value, index) => Math.max(most, Math.abs(value - changed[index])), 0);
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
