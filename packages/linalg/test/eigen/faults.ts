import type { DenseMatrix } from '@entk/core';
import { eigh, multiply } from '../../src/index.js';
import { eigenResidual, largestGap, orthogonalityLoss, plainProduct } from '../residuals.js';
import { backwardTolerance } from '../tolerances.js';

/** What of `eigh` breaks its bounds on a matrix of known spectrum, with the measured figure in units of the bound. */
export function faults(matrix: DenseMatrix, expected: Float64Array): string[] {
  const n = matrix.rows;
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const times = n > 400 ? multiply : plainProduct;
  const { values, vectors, status } = eigh(matrix);
  const alone = eigh(matrix, { vectors: false });
  const found = vectors;
  const inBounds = {
    values: largestGap(values, expected) / scale,
    residual: eigenResidual(matrix, found, values, times) / scale,
    orthogonality: orthogonalityLoss(found, times),
    'values alone': largestGap(alone.values, expected) / scale,
  };
  const over = Object.entries(inBounds)
    .map(([name, figure]) => [name, figure / backwardTolerance(n)] as const)
    .filter(([, figure]) => !(figure <= 1))
    .map(([name, figure]) => `${name}: ${figure}`);
  if (status.kind !== 'converged' || alone.status.kind !== 'converged') {
    over.push(`${status.kind}, alone ${alone.status.kind}`);
  }
  if (alone.vectors) over.push('vectors that were not asked for');
  if (values.some((value, i) => i > 0 && value > values[i - 1])) over.push('order');
  return over;
}
