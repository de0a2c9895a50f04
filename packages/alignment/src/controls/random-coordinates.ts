import { DenseMatrix, MisuseError, type Random, requireInteger, requireFields } from '@entk/core';
import { log } from '@entk/core/elementary';
import { cholesky, multiply, solveTriangular } from '@entk/linalg';

/**
 * The coordinates of a uniformly random subspace's basis in some orthonormal directions, without the directions and
 * without the subspace: QᵀE for orthonormal Q [N, F] and the E [N, k] of `randomSubspace`, in distribution.
 *
 * E = A R⁻¹ with A normal and AᵀA = RᵀR. Of A only QᵀA, normal [F, k], is drawn; what the other N − F directions add to
 * AᵀA is a Wishart matrix of as many degrees of freedom, drawn by its Cholesky factor (Bartlett 1933). So that a
 * control costs nothing of N: 25,000 rows as little as 100.
 *
 * @param rows N.
 * @param dimension k.
 * @param directions F, with N − F ≥ k.
 * @returns Axes [F, k].
 * @throws MisuseError if a number is out of bounds.
 * @remarks O(F k² + k³) time; exact, for every basis Q.
 *
 * @example
 * ```ts
 * import { randomCoordinates } from '@entk/alignment';
 * import { createRandom } from '@entk/core';
 *
 * const { rows, columns } = randomCoordinates(25_000, 50, 40, createRandom(0));
 * [rows, columns]; // [40, 50]
 * ```
 */
export function randomCoordinates(rows: number, dimension: number, directions: number, random: Random): DenseMatrix {
  const caller = 'randomCoordinates';
  requireInteger(caller, 'rows', rows, { min: 1 });
  requireInteger(caller, 'dimension', dimension, { min: 1 });
  requireInteger(caller, 'directions', directions, { min: 1 });
  requireFields(caller, 'random', random, ['normals']);
  if (rows - directions < dimension) {
    throw new MisuseError({
      in: caller,
      rule: 'rows must be at least dimension + directions',
      got: rows,
      context: `${dimension} + ${directions}`,
      remedy: 'take randomSubspace, which is cheap there',
    });
  }
  const inside = new DenseMatrix(directions, dimension, random.normals(directions * dimension));
  const outside = wishartFactor(dimension, rows - directions, random);
  const gram = symmetricSum(
    multiply(inside, inside, { transposeLeft: true }),
    multiply(outside, outside, { transposeRight: true }),
  );
  const factored = cholesky(gram);
  if (factored.kind !== 'positive-definite') throw new Error('randomCoordinates: a Wishart matrix was singular');
  return DenseMatrix.from(solveTriangular(factored.factor, DenseMatrix.from(inside.transpose())).transpose());
}

/** Bartlett's factor: L lower, L Lᵀ Wishart of the degrees of freedom given. */
function wishartFactor(dimension: number, freedom: number, random: Random): DenseMatrix {
  return DenseMatrix.generate(dimension, dimension, (i, j) => {
    if (j > i) return 0;
    return i === j ? Math.sqrt(chiSquare(freedom - i, random)) : random.normal();
  });
}

/** 2 Γ(d/2) by Marsaglia and Tsang (2000), which needs d ≥ 2; for d = 1 a squared normal. */
function chiSquare(freedom: number, random: Random): number {
  if (freedom === 1) return random.normal() ** 2;
  const shape = freedom / 2 - 1 / 3;
  const spread = 1 / Math.sqrt(9 * shape);
  for (;;) {
    const normal = random.normal();
    const root = 1 + spread * normal;
    const cube = root * root * root;
    if (cube <= 0) continue;
    if (log(random.uniform()) < normal ** 2 / 2 + shape * (1 - cube + log(cube))) return 2 * shape * cube;
  }
}

/** Both are symmetric to rounding; their sum is made so exactly. */
function symmetricSum(left: DenseMatrix, right: DenseMatrix): DenseMatrix {
  return DenseMatrix.generate(left.rows, left.rows, (i, j) => {
    const [row, column] = i < j ? [i, j] : [j, i];
    return left.get(row, column) + right.get(row, column);
  });
}
