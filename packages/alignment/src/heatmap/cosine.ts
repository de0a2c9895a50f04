import { DenseMatrix, MisuseError, requireFinite } from '@entk/core';
import { multiply } from '@entk/linalg';
import { requireBasis, requireSameRows } from '../features.js';
import { type UnitColumns, unitColumns } from '../unit-columns.js';

/**
 * |cosine| of every feature vector with every basis vector (section 2): |f · v| / (‖f‖ ‖v‖).
 *
 * @param features Axes [N, F]; `basis` axes [N, k]. Columns of any length above 0.
 * @returns Axes [F, k], values in 0 … 1.
 * @throws ShapeError if the rows differ or the basis is empty.
 * @throws MisuseError if a column is zero, which has no direction.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N F k) time.
 *
 * @example
 * ```ts
 * import { absoluteCosines } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * absoluteCosines(DenseMatrix.fromRows([[3], [4]]), DenseMatrix.fromRows([[-1], [0]])).get(0, 0); // ≈ 0.6
 * ```
 */
export function absoluteCosines(features: DenseMatrix, basis: DenseMatrix): DenseMatrix {
  const caller = 'absoluteCosines';
  requireBasis(caller, basis);
  requireSameRows(caller, 'features', basis.rows, features);
  requireFinite(caller, 'features', features);
  return cosinesOf(caller, features, basis);
}

/** |cosines| of features and vectors that have been checked but for zero columns. */
export function cosinesOf(caller: string, features: DenseMatrix, basis: DenseMatrix): DenseMatrix {
  const [f, v] = [directed(caller, 'features', features), directed(caller, 'basis', basis)];
  const products = multiply(f.columns, v.columns, { transposeLeft: true });
  return DenseMatrix.generate(products.rows, products.columns, (i, j) =>
    Math.abs(products.get(i, j) / (f.norms[i] * v.norms[j])),
  );
}

function directed(caller: string, name: string, matrix: DenseMatrix): UnitColumns {
  const unit = unitColumns(matrix);
  const zero = unit.norms.indexOf(0);
  if (zero < 0) return unit;
  throw new MisuseError({ in: caller, rule: `${name} must have no zero column`, got: `column ${zero}` });
}
