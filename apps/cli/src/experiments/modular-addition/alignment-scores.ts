import { alignmentHeatmap } from '@entk/alignment';
import type { DenseMatrix, FeatureFamily } from '@entk/core';
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

/** The mean best match after the joint rotation. */
export async function jointScore(
  basis: DenseMatrix,
  cliff: CliffKind,
  p: number,
  families: readonly FeatureFamily[],
): Promise<number> {
  const rotated = await rotateJointly(basis, laplaciansOf(cliff, p));
  return scoresOf(rotated.basis, families).twoStage;
}

/** Energy and mean best match of an orthonormal basis as it is. */
export function scoresOf(basis: DenseMatrix, families: readonly FeatureFamily[]): AlignmentScores {
  const { values } = alignmentHeatmap(basis, families, { quantity: 'squared norm' });
  let [energy, best] = [0, 0];
  for (let column = 0; column < values.columns; column++) {
    const matches = values.columnCopy(column);
    energy += matches.reduce((sum, value) => sum + value, 0);
    best += Math.max(...matches);
  }
  return { energy, twoStage: best / values.columns };
}
