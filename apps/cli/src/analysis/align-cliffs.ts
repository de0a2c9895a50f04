import {
  alignmentHeatmap,
  capturedNorms,
  columnNormalised,
  energyInFamilies,
  firstColumns,
  type Heatmap,
  heatmapSummary,
  mostPossible,
} from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, type RowOrder, type WorkOptions } from '@entk/core';
import type { KernelSpectrum } from '@entk/kernels';
import { type Cliff, leadingVectors } from '@entk/spectral';
import type { CliffAlignment, FeatureMatch, KernelMeasurement } from './measurements.js';
import { columnLabels } from './feature-labels.js';
import { subspaceControls } from './subspace-controls.js';

/** Vectors that the heatmap shows at most. */
const shownVectors = 60;

/** Heatmap of the leading vectors of eigenvalues above zero against the features; none where all are zero. */
export function featureMatch(
  spectrum: Pick<KernelSpectrum, 'vectors' | 'rank' | 'rowOrder'>,
  families: readonly FeatureFamily[],
): FeatureMatch | undefined {
  const groups = families.reduce((count, { labels }) => count + labels.length, 0);
  const vectors = leadingVectors(spectrum, Math.max(shownVectors, groups));
  if (!vectors || groups === 0) return undefined;
  const whole = heatmapOf({ vectors, rowOrder: spectrum.rowOrder }, families, 0);
  const heatmap = firstColumns(whole, shownVectors);
  const square = firstColumns(whole, groups);
  return {
    heatmap,
    summary: heatmapSummary(heatmap),
    normalised: { vectors: square.values.columns, summary: heatmapSummary(columnNormalised(square)) },
  };
}

/**
 * Every range of eigenvectors, a cliff or not, against the features; those that reach beyond the rank have no vectors.
 */
export async function cliffAlignments(
  { spectrum: { vectors, rank = Infinity, rowOrder } }: Pick<KernelMeasurement, 'spectrum'>,
  ranges: readonly Cliff[],
  families: readonly FeatureFamily[],
  { seed, signal, onProgress }: WorkOptions & { readonly seed: number },
): Promise<CliffAlignment[]> {
  const features = DenseMatrix.sideBySide(families.map((family) => family.features));
  const labels = columnLabels(families);
  const alignments: CliffAlignment[] = [];
  const cliffs = ranges.filter(({ to }) => to <= rank);
  for (const [index, { from, to }] of cliffs.entries()) {
    onProgress?.({
      stage: 'cliffs against features',
      done: index,
      total: cliffs.length,
      detail: `${from + 1} … ${to}`,
    });
    const basis = { vectors: (vectors as DenseMatrix).columnRange(from, to), rowOrder };
    const captured = capturedNorms(basis.vectors, features);
    const feature = captured.indexOf(Math.max(...captured));
    const whole = energyInFamilies(basis, families);
    const heatmap = heatmapOf(basis, families, from);
    const controls = await subspaceControls(basis, families, whole, { seed, signal });
    alignments.push({
      from,
      to,
      captured,
      heatmap,
      meanOverBestAssignment: heatmapSummary(heatmap).meanOverBestAssignment,
      mostPossible: mostPossible(basis, families).meanOverBestAssignment,
      best: { feature, label: labels[feature], captured: captured[feature] },
      bestControl: controls.best,
      energyControl: controls.energy,
      energyMaximum: Math.min(whole.maximum, whole.dimension),
      families: families.map((family) => {
        const { energy, maximum } = families.length === 1 ? whole : energyInFamilies(basis, [family]);
        return { name: family.name, energy, maximum };
      }),
    });
  }
  return alignments;
}

/** |cosine|, or the norm of the projection where features come in groups; columns named by their ranks. */
export function heatmapOf(
  basis: { readonly vectors: DenseMatrix; readonly rowOrder?: RowOrder },
  families: readonly FeatureFamily[],
  from: number,
): Heatmap {
  return alignmentHeatmap(basis, families, {
    quantity: families.every(({ groupSize }) => groupSize === 1) ? '|cosine|' : 'norm',
    columnLabels: Array.from({ length: basis.vectors.columns }, (_, index) => String(from + index + 1)),
  });
}
