import { bestAssignment, columnNormalised, type Heatmap } from '@entk/alignment';
import type { DenseMatrix } from '@entk/core';

/** Mean over the best one-to-one assignment of n vectors to n features, of many draws. */
export interface AssignmentDraws {
  /** |cosine| as it is. */
  readonly raw: readonly number[];
  /** Every column of the heatmap divided by its length, as in figure 1. */
  readonly normalised: readonly number[];
}

/** Raw and column-normalised mean over the best assignment of a heatmap's values [F, k]. */
export interface Assignment {
  readonly raw: number;
  readonly normalised: number;
}

/** Scores the values of a heatmap of |cosines|. */
export function assignmentOf(values: DenseMatrix): Assignment {
  const labels = (count: number) => Array.from({ length: count }, (_, index) => String(index));
  const heatmap: Heatmap = {
    values,
    quantity: '|cosine|',
    normalised: false,
    rowLabels: labels(values.rows),
    columnLabels: labels(values.columns),
  };
  return { raw: bestAssignment(values).mean, normalised: bestAssignment(columnNormalised(heatmap).values).mean };
}

/** Draws figure by figure. */
export function drawsOf(assignments: readonly Assignment[]): AssignmentDraws {
  return {
    raw: assignments.map(({ raw }) => raw),
    normalised: assignments.map(({ normalised }) => normalised),
  };
}
