import {
  createRandom,
  DenseMatrix,
  type FeatureFamily,
  MisuseError,
  type Random,
  requireInteger,
  requireMemory,
  requireOptions,
} from '@entk/core';

/** Options of {@link randomFamily}. */
export interface RandomFamilyOptions {
  /** The length of a feature: N, or N·C for a flattened kernel. */
  readonly rows: number;
  readonly groups: number;
  /** @default 2, like the Fourier pairs */
  readonly groupSize?: number;
  /** Whether the columns sum to 0, as the Fourier features do. @default false */
  readonly centred?: boolean;
  readonly seed?: number;
  readonly memoryBudget?: number;
}

/**
 * A family that means nothing: orthonormal columns in a random direction, uniform over all such sets.
 *
 * What a score gives on it is what the score is worth nothing at. O(rows · F²) time, F = groups · groupSize.
 *
 * @returns Axes [rows, F], labelled `random 1`, `random 2`, …
 * @throws MisuseError if F is more than `rows` (one less when centred).
 *
 * @example
 * ```ts
 * import { randomFamily } from '@entk/alignment';
 *
 * randomFamily({ rows: 841, groups: 14, seed: 1 }).features.columns; // 28
 * ```
 */
export function randomFamily(options: RandomFamilyOptions): FeatureFamily {
  requireOptions<RandomFamilyOptions>('randomFamily', options, {
    rows: true,
    groups: true,
    groupSize: true,
    centred: true,
    seed: true,
    memoryBudget: true,
  });
  const { rows, groups, groupSize = 2, centred = false, seed = 0, memoryBudget } = options;
  requireInteger('randomFamily', 'rows', rows, { min: 1 });
  requireInteger('randomFamily', 'groups', groups, { min: 1 });
  requireInteger('randomFamily', 'groupSize', groupSize, { min: 1 });
  const columns = groups * groupSize;
  const room = centred ? rows - 1 : rows;
  if (columns > room) {
    throw new MisuseError({
      in: 'randomFamily',
      rule: `groups · groupSize must be at most ${room}, the dimension of the ${centred ? 'centred ' : ''}vectors`,
      got: columns,
    });
  }
  requireMemory('randomFamily', `a family of ${columns} columns`, 16 * rows * columns, memoryBudget);
  const vectors = orthonormalRows(columns, rows, centred, createRandom(seed).fork('random family'));
  const labels = Array.from({ length: groups }, (_, index) => `random ${index + 1}`);
  return { name: 'random', features: vectors.transpose(), groupSize, labels };
}

function orthonormalRows(count: number, length: number, centred: boolean, random: Random): DenseMatrix {
  const fixed = centred ? 1 : 0;
  const basis = new DenseMatrix(count + fixed, length);
  if (centred) basis.rowSpan(0).fill(1 / Math.sqrt(length));
  for (let index = fixed; index < basis.rows; index++) {
    const vector = basis.rowSpan(index);
    vector.set(random.normals(length));
    for (let pass = 0; pass < 2; pass++) {
      for (let before = 0; before < index; before++) removeDirection(vector, basis.rowSpan(before));
    }
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    vector.forEach((value, entry) => {
      vector[entry] = value / norm;
    });
  }
  return new DenseMatrix(count, length, basis.data.slice(fixed * length));
}

function removeDirection(vector: Float64Array, direction: Float64Array): void {
  let product = 0;
  for (let index = 0; index < vector.length; index++) product += vector[index] * direction[index];
  for (let index = 0; index < vector.length; index++) vector[index] -= product * direction[index];
}
