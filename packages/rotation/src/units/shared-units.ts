import { DenseMatrix } from '@entk/core';
import { gram } from '@entk/linalg';

/**
 * Blocks of rows of L [k, H] that load on the same units.
 *
 * The share of row i in unit h is L_ih² / Σ_j L_jh². Rows whose shares are positively correlated over units (a unit
 * with more than its mean of the one has more than its mean of the other) are joined, by average linkage, as long as
 * any two groups have a positive mean correlation. No level is set: shares sum to 1, so that rows of different units
 * are negatively correlated, −1/(k − 1) on average.
 *
 * @param loadings No zero columns.
 * @returns Row numbers, ascending in a block, blocks by their first row.
 * @remarks O(k² H + k³) time.
 */
export function sharedUnits(loadings: DenseMatrix): number[][] {
  const similarity = correlations(shares(loadings));
  const groups = Array.from({ length: loadings.rows }, (_, row) => [row]);
  for (;;) {
    const [i, j] = mostSimilar(similarity, groups, loadings.columns * Number.EPSILON);
    if (i < 0) break;
    join(similarity, groups, i, j);
  }
  return groups.filter((group) => group.length > 0).map((group) => group.sort((left, right) => left - right));
}

/** Columns of L divided by their lengths, squared. */
export function shares(loadings: DenseMatrix): DenseMatrix {
  const totals = new Float64Array(loadings.columns);
  const squares = DenseMatrix.from(loadings);
  for (let i = 0; i < squares.rows; i++) {
    const row = squares.rowSpan(i);
    for (let unit = 0; unit < row.length; unit++) {
      row[unit] *= row[unit];
      totals[unit] += row[unit];
    }
  }
  for (let i = 0; i < squares.rows; i++) {
    const row = squares.rowSpan(i);
    for (let unit = 0; unit < row.length; unit++) row[unit] /= totals[unit];
  }
  return squares;
}

/** Pearson correlations of the rows; 0 where a row does not vary. */
function correlations(matrix: DenseMatrix): DenseMatrix {
  const { rows, columns } = matrix;
  const centred = DenseMatrix.from(matrix);
  for (let i = 0; i < rows; i++) {
    const row = centred.rowSpan(i);
    const mean = row.reduce((sum, value) => sum + value, 0) / columns;
    const length = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    const constant = length <= columns * Number.EPSILON * Math.max(mean, 1 / rows);
    row.forEach((value, unit) => (row[unit] = constant ? 0 : (value - mean) / length));
  }
  return gram(centred);
}

/** The two groups of the largest mean similarity, if any is above rounding; −1 otherwise. */
function mostSimilar(
  { data, rows }: DenseMatrix,
  groups: readonly (readonly number[])[],
  rounding: number,
): [number, number] {
  let largest = rounding;
  let pair: [number, number] = [-1, -1];
  for (let i = 0; i < rows; i++) {
    if (groups[i].length === 0) continue;
    for (let j = i + 1; j < rows; j++) {
      if (groups[j].length === 0 || data[i * rows + j] <= largest) continue;
      largest = data[i * rows + j];
      pair = [i, j];
    }
  }
  return pair;
}

/** Moves group j into group i; the similarity of the two together is the mean over their rows. */
function join(similarity: DenseMatrix, groups: number[][], i: number, j: number): void {
  const [left, right] = [groups[i].length, groups[j].length];
  for (let other = 0; other < groups.length; other++) {
    const mean = (left * similarity.get(i, other) + right * similarity.get(j, other)) / (left + right);
    similarity.set(i, other, mean);
    similarity.set(other, i, mean);
  }
  groups[i] = [...groups[i], ...groups[j]];
  groups[j] = [];
}
