import { DenseMatrix, MisuseError, unitExponent } from '@entk/core';
import { columnNorms, multiply } from '@entk/linalg';
import { requireOnExamples } from '../orthonormal.js';

/** Activations of units in a span. */
export interface Loadings {
  /** L = Bᵀ A, axes [k, H]: column h is unit h in the coordinates of the basis. */
  readonly all: DenseMatrix;
  /**
   * Those columns of L that are not zero to rounding, axes [k, H′], times a power of two where their fourth powers
   * would leave float64: rotations do not depend on a common scale.
   */
  readonly loaded: DenseMatrix;
}

/**
 * The loadings of units on the vectors of a basis.
 *
 * A unit whose part in the span is no more than rounding leaves of a unit outside it is left out of `loaded`, and so is
 * one so short beside the longest that its fourth powers are zero beside those.
 *
 * @throws ShapeError if the activations have other rows or no units.
 * @throws NonFiniteError at NaN or infinity.
 * @throws MisuseError if all are zero.
 */
export function loadingsOf(caller: string, basis: DenseMatrix, activations: DenseMatrix): Loadings {
  requireOnExamples(caller, basis, { name: 'activations', axis: 'H', count: 'at least one unit' }, activations);
  const lengths = columnNorms(activations);
  if (lengths.every((length) => length === 0)) {
    throw new MisuseError({
      in: caller,
      rule: 'activations must not be zero for every unit and example',
      got: [activations.rows, activations.columns],
      context: 'axes [N, H]',
      remedy: 'take another layer, or pre-activations',
    });
  }
  const all = multiply(basis, activations, { transposeLeft: true });
  const rounding = basis.rows * Number.EPSILON;
  const inside = columnNorms(all);
  const longest = inside.reduce((most, length) => Math.max(most, length), 0);
  const kept = Array.from(inside.keys()).filter(
    (unit) => inside[unit] > rounding * lengths[unit] && inside[unit] > shortestShare * longest,
  );
  const scale = 2 ** unitExponent(longest, powersOfLoadings);
  const loaded = new DenseMatrix(all.rows, kept.length);
  for (let i = 0; i < all.rows; i++) {
    const [from, to] = [all.rowSpan(i), loaded.rowSpan(i)];
    for (let j = 0; j < to.length; j++) to[j] = from[kept[j]] * scale;
  }
  return { all, loaded };
}

/** Its fourth power is 2⁻⁸⁰⁰, far from the end of float64 at 2⁻¹⁰²² and from any sum of such powers. */
const shortestShare = 2 ** -200;
/** Fourth powers of the longest, and of what is shorter by that share: 2^±50 leaves room for both. */
const powersOfLoadings = 16;
