import {
  alignmentHeatmap,
  capturedNorms,
  columnNormalised,
  energyInFamilies,
  type Heatmap,
  heatmapSummary,
} from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, type WorkOptions } from '@entk/core';
import type { KernelSpectrum } from '@entk/kernels';
import type { CliffAlignment, FeatureMatch, KernelMeasurement } from './measurements.js';
import { subspaceControls } from './subspace-controls.js';

/** Vectors that the heatmap shows at most. */
const shownVectors = 60;

/** Heatmap of the leading vectors of eigenvalues above zero against the features; none where all are zero. */
export function featureMatch(
  { vectors, rank = Infinity, rowOrder }: Pick<KernelSpectrum, 'vectors' | 'rank' | 'rowOrder'>,
  families: readonly FeatureFamily[],
): FeatureMatch | undefined {
  const groups = families.reduce((count, { labels }) => count + labels.length, 0);
  if (!vectors || rank === 0 || groups === 0) return undefined;
  const leading = vectors.columnRange(0, Math.min(rank, vectors.columns, Math.max(shownVectors, groups)));
  const whole = alignmentHeatmap({ vectors: leading, rowOrder }, families, {
    quantity: families.every(({ groupSize }) => groupSize === 1) ? '|cosine|' : 'norm',
    columnLabels: Array.from({ length: leading.columns }, (_, index) => String(index + 1)),
  });
  const heatmap = firstColumns(whole, shownVectors);
  const square = firstColumns(whole, groups);
  return {
    heatmap,
    summary: heatmapSummary(heatmap),
    normalised: { vectors: square.values.columns, summary: heatmapSummary(columnNormalised(square)) },
  };
}

/** Every cliff of a kernel against the features. */
export async function cliffAlignments(
  { spectrum: { vectors, rank = Infinity, rowOrder }, report }: KernelMeasurement,
  families: readonly FeatureFamily[],
  { seed, signal, onProgress }: WorkOptions & { readonly seed: number },
): Promise<CliffAlignment[]> {
  const features = DenseMatrix.sideBySide(families.map((family) => family.features));
  const labels = families.flatMap((family) => columnLabels(family, families.length > 1));
  const alignments: CliffAlignment[] = [];
  const cliffs = report.cliffs.filter(({ to }) => to <= rank);
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
    const controls = await subspaceControls(basis, families, whole, { seed, signal });
    alignments.push({
      from,
      to,
      captured,
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

function firstColumns(heatmap: Heatmap, count: number): Heatmap {
  const kept = Math.min(count, heatmap.values.columns);
  return { ...heatmap, values: heatmap.values.columnRange(0, kept), columnLabels: heatmap.columnLabels.slice(0, kept) };
}

function columnLabels({ name, labels, groupSize }: FeatureFamily, named: boolean): string[] {
  return labels.flatMap((label) => Array<string>(groupSize).fill(named ? `${name} ${label}` : label));
}
