import { alignmentHeatmap, type Heatmap, type HeatmapSummary, heatmapSummary } from '@entk/alignment';
import type { DenseMatrix, FeatureFamily } from '@entk/core';

/** A rotated basis against two families: the picture and its figures. */
export interface RotationResult {
  readonly heatmap: Heatmap;
  readonly figures: HeatmapSummary;
  readonly basis: DenseMatrix;
}

/** Holds a basis against families, by squared norms. */
export function against(basis: DenseMatrix, families: readonly FeatureFamily[], firstLabel = 0): RotationResult {
  const columnLabels = Array.from({ length: basis.columns }, (_, index) => String(firstLabel + index));
  const heatmap = alignmentHeatmap(basis, families, { quantity: 'squared norm', columnLabels });
  return { heatmap, figures: heatmapSummary(heatmap), basis };
}
