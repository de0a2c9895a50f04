import { readFileSync } from 'node:fs';
import type { ClassifierSpectrum } from '@entk/testing';

/** Spectra of classifiers that the shares of the rate were checked against, not fitted to. */
export function heldOutSpectra(): readonly ClassifierSpectrum[] {
  const file = readFileSync(new URL('../../test/fixtures/held-out-classifiers.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { readonly cases: readonly ClassifierSpectrum[] }).cases;
}
