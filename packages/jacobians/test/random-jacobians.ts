import { networkFromDescription } from '@entk/models';
import type { DenseMatrix } from '@entk/core';
import { inFloat64, type NetworkTrial, referenceJacobian, roundingTolerance } from '@entk/testing';
import { type FactoredJacobian, factoredJacobian } from '../src/index.js';

/** The Jacobian of a trial, its float64 finite differences [N·C, P], and how far an entry may be from them. */
export interface Measured {
  readonly jacobian: FactoredJacobian;
  readonly reference: DenseMatrix;
  readonly tolerance: number;
}

export function measured({ description, parameters, inputs }: NetworkTrial, names?: readonly string[]): Measured {
  const taking = names ?? Array.from(parameters.keys());
  const at = [description, inFloat64(parameters), inputs, taking] as const;
  return {
    jacobian: factoredJacobian(networkFromDescription(description), parameters, inputs, { parameters: names }),
    reference: referenceJacobian(...at),
    tolerance: roundingTolerance(...at).jacobian,
  };
}
