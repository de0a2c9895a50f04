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

/** How well the vectors match the features. */
export function explainMatch({ basis, match, mostPossible }: FeaturesMessage, normalise: boolean): string {
  const what =
    basis === 'by outputs'
      ? 'Rotated so that each lives on few outputs, the first n vectors are the features at β = 0 already: their importance need not be known.'
      : 'At β = 1 the leading eigenvectors are the important features; towards 0 they turn to all of them.';
  const mean = numberText(normalise ? match.normalised : match.raw, 2);
  const bound =
    mostPossible === undefined
      ? ''
      : ` Nothing normalised, no basis of the same span exceeds ${numberText(mostPossible, 2)}.`;
  return `${what} Best one-to-one assignment of vectors to features: ${mean} on average, 1 being perfect.${bound}`;
}
