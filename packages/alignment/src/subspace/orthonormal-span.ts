import { DenseMatrix } from '@entk/core';
import { columnGram, dot, qr, scaledColumns } from '@entk/linalg';
import { dependenceTolerance, roundingOfCosines } from '../constants.js';
import { unitColumns } from '../unit-columns.js';

/**
 * An orthonormal basis of the span of the columns, [N, rank]: the columns themselves, at unit length, where they are
 * orthogonal; else the Q of a QR factorisation where every column brings a direction of its own.
 */
export function orthonormalSpan(vectors: DenseMatrix): DenseMatrix {
  const { columns: matrix, norms } = unitColumns(vectors);
  if (areOrthogonal(matrix, norms))
    return scaledColumns(
      matrix,
      norms.map((norm) => 1 / norm),
    );
  if (matrix.columns > 0 && matrix.columns <= matrix.rows) {
    const { q, r, columnNorms } = qr(matrix);
    if (columnNorms.every((length, j) => r.get(j, j) > dependenceTolerance * length)) return q;
  }
  return independentSpan(matrix);
}

/** A Gram matrix takes a tenth of the time of a factorisation. */
function areOrthogonal(matrix: DenseMatrix, norms: Float64Array): boolean {
  if (norms.some((norm) => norm === 0)) return false;
  const { data, columns } = columnGram(matrix);
  return data.every((product, place) => {
    const [i, j] = [Math.floor(place / columns), place % columns];
    return i === j || Math.abs(product) <= roundingOfCosines * norms[i] * norms[j];
  });
}

/**
 * Modified Gram–Schmidt done twice, leaving out columns that depend on earlier ones. A QR factorisation without
 * pivoting puts a direction of its own choice in their place, which may be one that a later column needs.
 */
function independentSpan(matrix: DenseMatrix): DenseMatrix {
  const kept: Float64Array[] = [];
  for (let column = 0; column < matrix.columns; column++) {
    const vector = matrix.columnCopy(column);
    const length = norm(vector);
    for (let pass = 0; pass < 2; pass++) {
      for (const other of kept) {
        const overlap = dot(other, vector);
        for (let i = 0; i < vector.length; i++) vector[i] -= overlap * other[i];
      }
    }
    const rest = norm(vector);
    if (rest <= dependenceTolerance * length) continue;
    kept.push(vector.map((value) => value / rest));
  }
  return DenseMatrix.generate(matrix.rows, kept.length, (i, j) => kept[j][i]);
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
