import type { DenseMatrix } from '@entk/core';
import { inFloat64, type NetworkTrial, referenceJacobian, roundingTolerance } from '@entk/testing';
import { type FactoredJacobian, factoredJacobian } from '../src/index.js';
import { networkOf } from './network-of.js';

/** The Jacobian of a trial, its float64 finite differences [N·C, P], and how far an entry may be from them. */
export interface Measured {
  readonly jacobian: FactoredJacobian;
  readonly reference: DenseMatrix;
  readonly tolerance: number;
}

export function measured({ spec, parameters, inputs }: NetworkTrial, names?: readonly string[]): Measured {
  const taking = names ?? Array.from(parameters.keys());
  const at = [spec, inFloat64(parameters), inputs, taking] as const;
  return {
    jacobian: factoredJacobian(networkOf(spec), parameters, inputs, { parameters: names }),
    reference: referenceJacobian(...at),
    tolerance: roundingTolerance(...at).jacobian,
  };
}
