import { requireNumber, requireOptions, requireFields } from '@entk/core';
import { defaultThreshold } from '../constants.js';
import type { Heatmap } from '../heatmap/heatmap.js';
import { bestAssignment } from './assignment.js';
import { bestMatches } from './best-match.js';

/** A heatmap in a few numbers, in the heatmap's own quantity. */
export interface HeatmapSummary {
  /**
   * Mean over basis vectors (columns) of the largest entry: the **mean best match**. 1 if every vector lies in the span
   * of one feature, even if all lie in the same one.
   */
  readonly meanColumnMax: number;
  /** The worst vector's best match. */
  readonly smallestColumnMax: number;
  /** Mean over the one-to-one assignment of features to vectors with the largest sum; no feature serves twice. */
  readonly meanOverBestAssignment: number;
  /** How many different features are the best match of some vector. */
  readonly distinctFeatures: number;
  /** How many features have a vector that matches better than `threshold`. */
  readonly featuresAbove: number;
  readonly threshold: number;
}

/**
 * How nearly one-to-one a heatmap is, in numbers.
 *
 * @param heatmap Raw or column-normalised; the figures are of its values as they stand.
 * @param options `threshold` of `featuresAbove`, without it 0.9.
 * @throws MisuseError if the threshold is not finite.
 * @throws NonFiniteError for NaN or infinity in the values.
 * @throws ShapeError if there are none.
 * @remarks O(features² · k) time for the assignment.
 *
 * @example
 * ```ts
 * import { alignmentHeatmap, heatmapSummary } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: identityMatrix(2), groupSize: 1, labels: ['x', 'y'] };
 * const heatmap = alignmentHeatmap(DenseMatrix.fromRows([[1, 0.8], [0, 0.6]]), [axes], { quantity: '|cosine|' });
 * const figures = heatmapSummary(heatmap);
 * figures.meanColumnMax; // ≈ 0.9, both vectors match x best
 * figures.distinctFeatures; // 1
 * figures.meanOverBestAssignment; // ≈ 0.8, with x taken by the first
 * ```
 */
export function heatmapSummary(heatmap: Heatmap, options: { readonly threshold?: number } = {}): HeatmapSummary {
  requireOptions('heatmapSummary', options, { threshold: true });
  const { threshold = defaultThreshold } = options;
  requireNumber('heatmapSummary', 'threshold', threshold);
  requireFields('heatmapSummary', 'heatmap', heatmap, []);
  const { ofColumns, ofRows } = bestMatches(heatmap.values);
  return {
    meanColumnMax: ofColumns.reduce((sum, { value }) => sum + value, 0) / ofColumns.length,
    smallestColumnMax: Math.min(...ofColumns.map(({ value }) => value)),
    meanOverBestAssignment: bestAssignment(heatmap.values).mean,
    distinctFeatures: new Set(ofColumns.map(({ row }) => row)).size,
    featuresAbove: ofRows.filter(({ value }) => value > threshold).length,
    threshold,
  };
}
