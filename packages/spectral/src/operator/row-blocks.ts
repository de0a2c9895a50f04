import { DenseMatrix, type Random } from '@entk/core';
import { dot, eigh, gram, multiply } from '@entk/linalg';
import { safeConditioning } from '../constants.js';

/**
 * rows = factor · basis, with the rows of `basis` orthonormal; there are fewer of them than of `rows` if those depend.
 */
export interface RowFactors {
  readonly basis: DenseMatrix;
  readonly factor: DenseMatrix;
}

/** `target` − `factor` · `rows`, in place of `target`'s memory. */
export function subtractProduct(target: DenseMatrix, factor: DenseMatrix, rows: DenseMatrix): void {
  const { data } = multiply(factor, rows);
  for (let i = 0; i < data.length; i++) target.data[i] -= data[i];
}

/** Standard normal rows. */
export function randomRows(count: number, length: number, random: Random): DenseMatrix {
  return new DenseMatrix(count, length, random.normals(count * length));
}

/**
 * Orthonormal rows for the span of rows: through their Gram matrix where that is well conditioned (Stathopoulos and Wu
 * 2002), else one by one. Rows shorter than `negligible` once the others are taken out of them are left out.
 */
export function factorRows(rows: DenseMatrix, negligible: number): RowFactors {
  const products = gram(rows);
  const lengths = Float64Array.from({ length: rows.rows }, (_, i) => Math.sqrt(products.get(i, i)));
  if (lengths.every((length) => length > negligible)) {
    const cosines = DenseMatrix.generate(
      rows.rows,
      rows.rows,
      (i, j) => products.get(i, j) / (lengths[i] * lengths[j]),
    );
    const { values, vectors, status } = eigh(cosines, { memoryBudget: Infinity });
    if (status.kind === 'converged' && vectors && values[values.length - 1] > safeConditioning) {
      const inverse = DenseMatrix.generate(
        rows.rows,
        rows.rows,
        (i, j) => vectors.get(j, i) / (Math.sqrt(values[i]) * lengths[j]),
      );
      const factor = DenseMatrix.generate(
        rows.rows,
        rows.rows,
        (i, j) => lengths[i] * vectors.get(i, j) * Math.sqrt(values[j]),
      );
      return { basis: multiply(inverse, rows), factor };
    }
  }
  return factorOneByOne(rows, negligible);
}

/** Gram–Schmidt with a second pass. */
function factorOneByOne(rows: DenseMatrix, negligible: number): RowFactors {
  const found: Float64Array[] = [];
  const factor = new DenseMatrix(rows.rows, rows.rows);
  for (let i = 0; i < rows.rows; i++) {
    const rest = rows.rowSpan(i).slice();
    for (let pass = 0; pass < 2; pass++) {
      found.forEach((other, j) => {
        const overlap = dot(rest, other);
        factor.data[i * rows.rows + j] += overlap;
        for (let l = 0; l < rest.length; l++) rest[l] -= overlap * other[l];
      });
    }
    const length = Math.sqrt(dot(rest, rest));
    if (!(length > negligible)) continue;
    factor.data[i * rows.rows + found.length] = length;
    found.push(rest.map((entry) => entry / length));
  }
  const basis = new DenseMatrix(found.length, rows.columns);
  found.forEach((row, i) => {
    basis.data.set(row, i * rows.columns);
  });
  return { basis, factor: factor.columnRange(0, found.length) };
}
