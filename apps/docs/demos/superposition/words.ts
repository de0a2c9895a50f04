import type { DenseMatrix } from '@entk/core';
import { numberText } from '../settings/number-text.js';
import type { FeaturesMessage } from './session.js';

/** The paper's heuristic of footnote 3 for a feature that is represented. */
const representedThreshold = 0.75;

/** How many features have a diagonal entry of WᵀW above 0.75. */
export function representedFeatures({ rows, data }: Pick<DenseMatrix, 'rows' | 'data'>): number {
  return Array.from({ length: rows }, (_, i) => data[i * rows + i]).filter((value) => value > representedThreshold)
    .length;
}

/** What the drops of a spectrum mean, in a sentence or two. */
export function explainDrops({ drops, beta }: FeaturesMessage, features: number): string {
  if (drops.length === 0) {
    return beta > 0
      ? `No drop stands out at β = ${beta}: rescaling by importance smooths the spectrum. Move β to 0 to see the cliffs.`
      : 'No drop stands out from its neighbourhood: the detector reports nothing here.';
  }
  return drops
    .map(({ after, ratio, falseAlarm }) => {
      const size = `λ falls ${numberText(ratio)}-fold after k\u00A0=\u00A0${after}`;
      const chance = `chance of a false alarm ${numberText(falseAlarm, 1)}`;
      const meaning = after === features ? ', the number of features n' : '';
      return `${size}${meaning} (${chance}).`;
    })
    .join(' ');
}
