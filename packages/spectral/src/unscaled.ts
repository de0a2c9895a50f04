import { requireInRange } from '@entk/core';
import type { Spectrum } from './spectrum.js';

/**
 * The spectrum of A, from that of A · 2^exponent.
 *
 * @throws NonFiniteError if an eigenvalue, or their sum, is beyond the range of float64.
 */
export function unscaled<S extends Spectrum>(caller: string, spectrum: S, exponent: number): S {
  const back = (value: number) => value * 2 ** -exponent;
  const { status } = spectrum;
  const values = spectrum.values.map(back);
  requireInRange(caller, 'eigenvalues', values);
  const trace = spectrum.trace === undefined ? undefined : back(spectrum.trace);
  if (trace !== undefined) requireInRange(caller, 'sum of the eigenvalues', [trace]);
  return {
    ...spectrum,
    values,
    trace,
    status:
      status.kind === 'negative-spectrum'
        ? { ...status, smallest: back(status.smallest), tolerance: back(status.tolerance) }
        : status,
  };
}
