import { readFileSync } from 'node:fs';
import { DenseMatrix } from '@entk/core';

interface GoldFile {
  readonly eigh: Readonly<Record<'matrix' | 'values' | 'vectors', readonly number[]>>;
  readonly angles: Readonly<Record<'left' | 'right' | 'nearly' | 'leftRight' | 'leftNearly', readonly number[]>>;
  readonly fullSpectra: Readonly<Record<'40' | '100' | '500', readonly number[]>>;
}

/** What LAPACK, SciPy and NumPy say; `fixtures/make-gold.py` made it. */
export const gold = JSON.parse(readFileSync(new URL('./fixtures/gold.json', import.meta.url), 'utf8')) as GoldFile;

/** Predictive probabilities of Weibull gaps by SciPy; `fixtures/make-predictive-gold.py` made them. */
export const predictive = (
  JSON.parse(readFileSync(new URL('./fixtures/predictive.json', import.meta.url), 'utf8')) as {
    readonly cases: readonly (Readonly<Record<'tested' | 'gaps' | 'distances' | 'thresholds', readonly number[]>> & {
      readonly longestShape: number;
      readonly probability: number;
    })[];
  }
).cases;

/** The spectrum of a trained network with a drop that takes six ranks; the file says how it was made. */
export const smearedDrop = JSON.parse(
  readFileSync(new URL('./fixtures/smeared-drop.json', import.meta.url), 'utf8'),
) as {
  readonly size: number;
  readonly values: readonly number[];
};

/** A matrix of so many columns from the entries of a gold case. */
export function goldMatrix(entries: readonly number[], columns: number): DenseMatrix {
  return new DenseMatrix(entries.length / columns, columns, Float64Array.from(entries));
}
