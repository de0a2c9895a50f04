import type { DenseMatrix } from '@entk/core';
import { svd } from '@entk/linalg';
import { centred } from '../match.js';

/** Singular values below this share of the largest are rounding of float32 activations. */
const leastShare = 1e-6;

/** Principal components of activations. */
export interface PrincipalComponents {
  /** Scores of unit length, axes [N, r], r the rank of the centred activations. */
  readonly scores: DenseMatrix;
}

/**
 * Principal components of activations A [N, H] over examples: the left singular vectors of A less its mean, by falling
 * variance.
 */
export function principalComponents(activations: DenseMatrix): PrincipalComponents {
  const { u, values } = svd(centred(activations));
  const rank = values.filter((value) => value > leastShare * values[0]).length;
  return { scores: u.columnRange(0, rank) };
}
