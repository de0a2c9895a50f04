import { type DenseMatrix, MisuseError, requireFinite, requireMatrix, ShapeError } from '@entk/core';
import { columnGram } from '@entk/linalg';
import { orthonormalityTolerance } from '../constants.js';

/** Refuses two bases that do not live in the same space or whose columns are not orthonormal. */
export function requireBases(caller: string, left: DenseMatrix, right: DenseMatrix): void {
  requireMatrix(caller, 'first basis', left);
  requireMatrix(caller, 'second basis', right);
  if (left.rows !== right.rows || left.columns === 0 || right.columns === 0) {
    throw new ShapeError({
      in: caller,
      rule: 'two bases must have the same number of rows, and columns',
      got: [left.rows, right.rows],
      context: `axes [M, k] = [${left.rows}, ${left.columns}] and [${right.rows}, ${right.columns}]`,
    });
  }
  requireOrthonormal(caller, 'first', left);
  requireOrthonormal(caller, 'second', right);
}

function requireOrthonormal(caller: string, name: string, basis: DenseMatrix): void {
  requireFinite(caller, `${name} basis`, basis);
  const gram = columnGram(basis);
  for (let i = 0; i < gram.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const error = Math.abs(gram.get(i, j) - (i === j ? 1 : 0));
      if (error <= orthonormalityTolerance) continue;
      throw new MisuseError({
        in: caller,
        rule: `columns of the ${name} basis must be orthonormal within ${orthonormalityTolerance}`,
        got: gram.get(i, j),
        context: `product of columns ${j} and ${i}`,
        remedy: 'orthonormalise it first, by a QR factorisation',
      });
    }
  }
}
