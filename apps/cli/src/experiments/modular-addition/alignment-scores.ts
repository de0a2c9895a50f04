import { DenseMatrix, type FeatureFamily } from '@entk/core';
import { multiply } from '@entk/linalg';
import { rotateInTwoStages, rotateJointly, torusLaplacian } from '@entk/rotation';

/** Figures of a cliff against two Fourier families that together are orthonormal. */
export interface AlignmentScores {
  /** Of the span in both families; no rotation changes it. */
  readonly energy: number;
  /** Mean over vectors of the largest squared norm on a cos/sin pair, after the rotation in two stages. */
  readonly twoStage: number;
}

/** Which cliff: what it is rotated along and held against. */
export type CliffKind = 'first' | 'second';

/** The Laplacians that rotate each cliff. */
export function laplaciansOf(
  cliff: CliffKind,
  p: number,
): readonly [ReturnType<typeof torusLaplacian>, ReturnType<typeof torusLaplacian>] {
  const [stage1, stage2] = cliff === 'first' ? (['a', 'b'] as const) : (['sum', 'difference'] as const);
  return [torusLaplacian(p, stage1), torusLaplacian(p, stage2)];
}

/** Rotates a basis as its cliff is rotated, and scores it. */
export async function twoStageScores(
  basis: DenseMatrix,
  cliff: CliffKind,
  p: number,
  families: readonly FeatureFamily[],
): Promise<AlignmentScores> {
  const rotated = await rotateInTwoStages(basis, ...laplaciansOf(cliff, p));
  return scoresOf(rotated.basis, families);
}

/**
 * How far a draw is rotated. Units that say nothing, and subspaces that hold no family, have no angles that settle:
 * they go on turning for hundreds of sweeps. After 10 their mean best matches are as after 100 (units on a cliff, by
 * 10, 20 and 100: 0.228, 0.223, 0.227 in parts, 0.142, 0.136, 0.138 whole, ± 0.01; random subspaces rotated jointly:
 * 0.0104, 0.0105, 0.0104, ± 0.0003), and the trained network's own have theirs to four digits after 10.
 */
export const drawSweeping = { tolerance: 1e-4, maxSweeps: 10 } as const;

/** The mean best match of a draw after the joint rotation. */
export async function jointScore(
  basis: DenseMatrix,
  cliff: CliffKind,
  p: number,
  families: readonly FeatureFamily[],
): Promise<number> {
  const rotated = await rotateJointly(basis, laplaciansOf(cliff, p), drawSweeping);
  return scoresOf(rotated.basis, families).twoStage;
}

/** Energy and mean best match of an orthonormal basis as it is. */
export function scoresOf(basis: DenseMatrix, families: readonly FeatureFamily[]): AlignmentScores {
  return scoresInSpan(featuresInSpan(basis, families));
}

/** Groups of features in the coordinates of a basis: all that scores of its rotations take of the examples. */
export interface FeaturesInSpan {
  /** FᵀB, axes [F, k], families and their groups after one another. */
  readonly products: DenseMatrix;
  /** Of each feature, the number of its group. */
  readonly groups: Uint32Array;
}

/** Families in the coordinates of an orthonormal basis. */
export function featuresInSpan(basis: DenseMatrix, families: readonly FeatureFamily[]): FeaturesInSpan {
  const features = DenseMatrix.sideBySide(families.map((family) => family.features));
  let first = 0;
  const groups = families.flatMap(({ labels, groupSize }) => {
    const numbers = Array.from(
      { length: labels.length * groupSize },
      (_, place) => first + Math.floor(place / groupSize),
    );
    first += labels.length;
    return numbers;
  });
  return { products: multiply(features, basis, { transposeLeft: true }), groups: Uint32Array.from(groups) };
}

/**
 * Scores of B R, for R orthogonal [k, k], without the examples: the coordinates of features in it are (FᵀB) R.
 *
 * @param rotation The identity without it.
 */
export function scoresInSpan({ products, groups }: FeaturesInSpan, rotation?: DenseMatrix): AlignmentScores {
  const { data, rows, columns } = rotation ? multiply(products, rotation) : products;
  const squares = new DenseMatrix(groups[groups.length - 1] + 1, columns);
  for (let row = 0; row < rows; row++) {
    const group = squares.rowSpan(groups[row]);
    for (let j = 0, at = row * columns; j < columns; j++, at++) group[j] += data[at] * data[at];
  }
  const largest = new Float64Array(columns);
  let energy = 0;
  squares.data.forEach((square, place) => {
    energy += square;
    largest[place % columns] = Math.max(largest[place % columns], square);
  });
  return { energy, twoStage: largest.reduce((sum, square) => sum + square, 0) / columns };
}
