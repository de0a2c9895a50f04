import { DenseMatrix, type FeatureFamily, requireFinite } from '@entk/core';
import { columnNorms, multiply } from '@entk/linalg';
import { type Basis, requireBasis, requireFamilies, requireSameRows, vectorsOf } from '../features.js';
import { unitColumns } from '../unit-columns.js';
import { orthonormalSpan } from './orthonormal-span.js';

/** How much of a family a subspace holds. */
export interface FamilyEnergy {
  /** Σ ‖P_V q‖² over an orthonormal basis q of the family's span. */
  readonly energy: number;
  /**
   * The dimension of the family's span, which `energy` reaches when V holds all of it: 28 for the cos/sin pairs of one
   * argument at p = 29. A V of fewer dimensions cannot reach it.
   */
  readonly maximum: number;
  /** The dimension of V. */
  readonly dimension: number;
}

/**
 * The energy of a subspace V in the span of one or more families of features.
 *
 * Σ ‖P_V q‖² = Σ cos² of the principal angles between the two spans: of the spans alone, whatever bases are given. The
 * basis and the families are orthonormalised for it; columns that depend on others count once.
 *
 * @param basis Axes [N, k], any vectors spanning V, as a matrix or a spectrum.
 * @throws ShapeError if rows do not fit.
 * @throws MisuseError if a group is not orthonormal within 1e-6, or a family's rows are in an order that the basis does
 *   not say to have.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N (k + F)²) time.
 *
 * @example
 * ```ts
 * import { energyInFamilies } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: identityMatrix(3).columnRange(0, 2), groupSize: 1, labels: ['x', 'y'] };
 * const { energy, maximum } = energyInFamilies(DenseMatrix.fromRows([[3], [0], [4]]), [axes]);
 * energy; // ≈ 0.36
 * maximum; // 2
 * ```
 */
export function energyInFamilies(basis: Basis, families: readonly FeatureFamily[]): FamilyEnergy {
  const caller = 'energyInFamilies';
  const compared = vectorsOf(caller, basis);
  requireFamilies(caller, compared, families);
  const subspace = orthonormalSpan(compared.vectors);
  const span = orthonormalSpan(DenseMatrix.sideBySide(families.map(({ features }) => features)));
  const energy = multiply(span, subspace, { transposeLeft: true }).data.reduce((sum, value) => sum + value * value, 0);
  return { energy, maximum: span.columns, dimension: subspace.columns };
}

/**
 * How much of every single feature lies in a subspace: ‖P_V f‖ / ‖f‖, a norm, not its square.
 *
 * @param basis Axes [N, k], any vectors spanning V; orthonormalised for it.
 * @param features Axes [N, F].
 * @returns F numbers, 0 … 1. A zero feature has 0.
 * @throws ShapeError if rows do not fit.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N k (k + F)) time.
 *
 * @example
 * ```ts
 * import { capturedNorms } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * capturedNorms(DenseMatrix.fromRows([[3], [4]]), identityMatrix(2)); // ≈ Float64Array [0.6, 0.8]
 * ```
 */
export function capturedNorms(basis: DenseMatrix, features: DenseMatrix): Float64Array {
  const caller = 'capturedNorms';
  requireBasis(caller, basis);
  requireSameRows(caller, 'features', basis.rows, features);
  requireFinite(caller, 'features', features);
  const { columns, norms: lengths } = unitColumns(features);
  const inside = columnNorms(multiply(orthonormalSpan(basis), columns, { transposeLeft: true }));
  return inside.map((value, i) => (lengths[i] === 0 ? 0 : value / lengths[i]));
}
