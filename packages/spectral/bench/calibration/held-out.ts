import { readFileSync } from 'node:fs';
import type { ClassifierSpectrum } from '@entk/testing';

/** Spectra of classifiers that the shares of the rate were checked against, not fitted to: most drops are small. */
export function heldOutSpectra(): readonly ClassifierSpectrum[] {
  return casesOf('held-out-classifiers.json');
}

/** Others whose drops are about as large as those of the reference, made when nothing was left to choose. */
export function matchedSpectra(): readonly ClassifierSpectrum[] {
  return casesOf('matched-classifiers.json');
}

function casesOf(name: string): readonly ClassifierSpectrum[] {
  const file = readFileSync(new URL(`../../test/fixtures/${name}`, import.meta.url), 'utf8');
  return (JSON.parse(file) as { readonly cases: readonly ClassifierSpectrum[] }).cases;
}
