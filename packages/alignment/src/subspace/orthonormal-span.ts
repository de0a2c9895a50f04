import { DenseMatrix } from '@entk/core';
import { dot, qr } from '@entk/linalg';
import { dependenceTolerance } from '../constants.js';
import { unitColumns } from '../unit-columns.js';

/**
 * An orthonormal basis of the span of the columns, [N, rank]: the Q of a QR factorisation where every column brings a
 * direction of its own.
 */
export function orthonormalSpan(vectors: DenseMatrix): DenseMatrix {
  const { columns: matrix } = unitColumns(vectors);
  if (matrix.columns > 0 && matrix.columns <= matrix.rows) {
    const { q, r, columnNorms } = qr(matrix);
    if (columnNorms.every((length, j) => r.get(j, j) > dependenceTolerance * length)) return q;
  }
  return independentSpan(matrix);
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
