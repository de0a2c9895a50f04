import { DenseMatrix, type Random, requireFinite, requireMatrix, ShapeError, requireFields } from '@entk/core';
import { multiply, qr } from '@entk/linalg';
import { randomSubspace } from './random-subspace.js';

/**
 * Random units of the same covariance: activations in a uniformly random basis of their own space, A Q with Q
 * orthogonal [H, H] of the Haar measure.
 *
 * A Q Qᵀ Aᵀ = A Aᵀ: whatever takes second moments alone (kernels, PCA, the span) is the same, and only which directions
 * are units is lost. So it is the control for a rotation by units.
 *
 * @param activations A, axes [N, H].
 * @returns Axes [N, H].
 * @throws ShapeError if there are no examples or units.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N H min(N, H)) time: with fewer examples than units only the N directions that the examples span are
 *   drawn.
 *
 * @example
 * ```ts
 * import { randomUnits } from '@entk/alignment';
 * import { createRandom, DenseMatrix } from '@entk/core';
 *
 * const units = randomUnits(DenseMatrix.fromRows([[3, 0], [0, 4]]), createRandom(0));
 * Math.hypot(units.get(0, 0), units.get(0, 1)); // ≈ 3
 * ```
 */
export function randomUnits(activations: DenseMatrix, random: Random): DenseMatrix {
  requireActivations('randomUnits', activations);
  requireFields('randomUnits', 'random', random, ['normals']);
  const { rows, columns } = activations;
  if (rows >= columns) return multiply(activations, randomSubspace(columns, columns, random));
  // A = Rᵀ Q₁ᵀ, and Q₁ᵀ Q is the transpose of an orthonormal [H, N] of the uniform distribution.
  const { r } = qr(DenseMatrix.from(activations.transpose()));
  const directions = randomSubspace(columns, rows, random);
  return multiply(DenseMatrix.from(r.transpose()), directions, { transposeRight: true });
}

/** Refuses activations that are empty or not finite. */
export function requireActivations(caller: string, activations: DenseMatrix): void {
  requireMatrix(caller, 'activations', activations);
  const { rows, columns } = activations;
  if (rows === 0 || columns === 0) {
    throw new ShapeError({
      in: caller,
      rule: 'activations must not be empty',
      got: [rows, columns],
      context: 'axes [N, H]',
    });
  }
  requireFinite(caller, 'activations', activations);
}
