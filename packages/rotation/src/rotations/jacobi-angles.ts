import { type DenseMatrix, identityMatrix, largestMagnitude } from '@entk/core';
import { atCommonScale } from './off-diagonal.js';
import { turnColumns, turnRows } from './plane-rotation.js';
import { type Sweeping, type Sweeps, sweepPairs } from './sweeps.js';

/** How far the joint diagonalisation came. */
export interface JacobiOutcome extends Sweeps {
  /** V, orthogonal, axes [k, k]. */
  readonly rotation: DenseMatrix;
  /** Vᵀ A V for every given A. */
  readonly rotated: readonly DenseMatrix[];
}

/**
 * Jacobi angles for simultaneous diagonalisation, real symmetric case (Cardoso and Souloumiac, SIAM J. Matrix Anal.
 * Appl. 17, 1996): every plane rotation maximises Σ of the squared diagonals in closed form, so the off-diagonal energy
 * never grows.
 *
 * A pair whose off-diagonal entries are rounding error is left alone: inside a degenerate pair the best angle is noise.
 */
export async function jacobiAngles(
  matrices: readonly DenseMatrix[],
  sweeping: Sweeping & { readonly stage: string },
): Promise<JacobiOutcome> {
  const size = matrices[0].rows;
  const { scaled: rotated, exponent } = atCommonScale(matrices);
  const rotation = identityMatrix(size);
  const rounding = rotated.map((matrix) => size * Number.EPSILON * largestMagnitude(matrix.data));

  function turn(i: number, j: number): number {
    if (rotated.every((matrix, m) => Math.abs(matrix.data[i * size + j]) <= rounding[m])) return 0;
    const [cosine, sine] = bestAngle(rotated, i, j);
    if (Math.abs(sine) <= sweeping.tolerance) return 0;
    for (const matrix of rotated) {
      turnColumns(matrix, i, j, cosine, sine);
      turnRows(matrix, i, j, cosine, sine);
    }
    turnColumns(rotation, i, j, cosine, sine);
    return Math.abs(sine);
  }

  const sweeps = await sweepPairs(size, turn, sweeping);
  for (const matrix of rotated) matrix.scaleInPlace(2 ** -exponent);
  return { rotation, rotated, ...sweeps };
}

function bestAngle(matrices: readonly DenseMatrix[], i: number, j: number): [number, number] {
  let diagonal = 0;
  let mixed = 0;
  for (const { data, columns } of matrices) {
    const difference = data[i * columns + i] - data[j * columns + j];
    const off = 2 * data[i * columns + j];
    diagonal += difference * difference - off * off;
    mixed += 2 * difference * off;
  }
  return diagonalisingAngle(diagonal, mixed);
}

/**
 * cos θ and sin θ, θ in [−π/4, π/4], that maximise cos 4θ · `diagonal` + sin 4θ · `mixed`: with differences d of the
 * diagonal and off-diagonal entries o / 2, Σ (d² − o²) and 2 Σ d · o, the turn with the largest Σ d².
 * Where Σ d² is at its smallest, both eighths of a turn are as good, and one is taken.
 */
export function diagonalisingAngle(diagonal: number, mixed: number): [cosine: number, sine: number] {
  if (mixed === 0) return diagonal < 0 ? [Math.SQRT1_2, Math.SQRT1_2] : [1, 0];
  // Half-angle formulas, each on its side of a right angle: square roots cost a tenth of an arc tangent and a sine.
  const length = Math.hypot(diagonal, mixed);
  const larger = Math.sqrt((length + Math.abs(diagonal)) / (2 * length));
  const smaller = Math.abs(mixed) / (2 * length * larger);
  const [cosineTwice, sineTwice] = diagonal < 0 ? [smaller, larger] : [larger, smaller];
  const cosine = Math.sqrt((1 + cosineTwice) / 2);
  return [cosine, (Math.sign(mixed) * sineTwice) / (2 * cosine)];
}
