import { absoluteCosines, bestAssignment } from '@entk/alignment';
import { DenseMatrix } from '@entk/core';
import { columnNorms } from '@entk/linalg';
import type { Families } from './families.js';

/** How a method's vectors match parents and children, each family by itself. */
export interface FamilyMatch {
  readonly children: number;
  readonly parents?: number;
}

/** Below this share of its length a centred column is rounding: it was constant. */
const constantShare = 1e-9;

/**
 * The mean |correlation| over examples of features with vectors, over the best one-to-one assignment (the mean
 * correlation coefficient of the literature on independent components). A feature that no vector is left for counts 0.
 *
 * @param vectors Axes [N, k]; constant columns match nothing.
 */
export function meanCorrelation(vectors: DenseMatrix, features: DenseMatrix): number {
  const [compared, wanted] = [centred(vectors), centred(features)];
  if (compared.columns === 0 || wanted.columns === 0) return 0;
  return bestAssignment(absoluteCosines(wanted, compared)).sum / features.columns;
}

/** The match with each family. */
export function familyMatch(vectors: DenseMatrix, { children, parents }: Families): FamilyMatch {
  return {
    children: meanCorrelation(vectors, children),
    ...(parents && { parents: meanCorrelation(vectors, parents) }),
  };
}

/** Columns less their mean; those that were constant are left out. */
export function centred(matrix: DenseMatrix): DenseMatrix {
  const { rows, columns } = matrix;
  const means = Float64Array.from({ length: columns }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += matrix.get(i, j);
    return sum / rows;
  });
  const shifted = DenseMatrix.generate(rows, columns, (i, j) => matrix.get(i, j) - means[j]);
  const [before, after] = [columnNorms(matrix), columnNorms(shifted)];
  const kept = Array.from({ length: columns }, (_, j) => j).filter((j) => after[j] > constantShare * before[j]);
  return DenseMatrix.generate(rows, kept.length, (i, j) => shifted.get(i, kept[j]));
}
