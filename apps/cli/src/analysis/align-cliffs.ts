import {
  alignmentHeatmap,
  capturedNorms,
  compareWithRandomSubspaces,
  energyInFamilies,
  heatmapSummary,
} from '@entk/alignment';
import type { DenseMatrix, FeatureFamily, WorkOptions } from '@entk/core';
import type { Spectrum } from '@entk/spectral';
import type { CliffAlignment, FeatureMatch, KernelMeasurement } from './measurements.js';

/** Draws of each random control: with none as good, p = 1/100. */
const draws = 99;

/** Vectors that the heatmap shows at most. */
const shownVectors = 60;

/** Heatmap of the leading vectors of eigenvalues above zero against the features. */
export function featureMatch(
  { vectors, rank = Infinity }: Pick<Spectrum, 'vectors' | 'rank'>,
  features: DenseMatrix,
): FeatureMatch | undefined {
  if (!vectors || rank === 0) return undefined;
  const leading = vectors.columnRange(0, Math.min(rank, vectors.columns, shownVectors));
  const heatmap = alignmentHeatmap(leading, [familyOf(features)], {
    quantity: '|cosine|',
    columnLabels: Array.from({ length: leading.columns }, (_, index) => String(index + 1)),
  });
  return { heatmap, figures: heatmapSummary(heatmap) };
}

/** Every cliff of a kernel against the features. */
export async function cliffAlignments(
  { spectrum: { vectors, rank = Infinity }, report }: KernelMeasurement,
  features: DenseMatrix,
  { seed, signal, onProgress }: WorkOptions & { readonly seed: number },
): Promise<CliffAlignment[]> {
  const family = familyOf(features);
  const alignments: CliffAlignment[] = [];
  const cliffs = report.cliffs.filter(({ to }) => to <= rank);
  for (const [index, { from, to }] of cliffs.entries()) {
    onProgress?.({
      stage: 'cliffs against features',
      done: index,
      total: cliffs.length,
      detail: `${from + 1} … ${to}`,
    });
    const basis = (vectors as DenseMatrix).columnRange(from, to);
    const captured = capturedNorms(basis, features);
    const feature = captured.indexOf(Math.max(...captured));
    const options = { draws, seed, signal };
    const energyOf = (of: DenseMatrix) => energyInFamilies(of, [family]).energy;
    const { maximum, dimension } = energyInFamilies(basis, [family]);
    alignments.push({
      from,
      to,
      captured,
      best: { feature, captured: captured[feature] },
      bestControl: await compareWithRandomSubspaces(basis, (of) => Math.max(...capturedNorms(of, features)), options),
      energyControl: await compareWithRandomSubspaces(basis, energyOf, options),
      energyMaximum: Math.min(maximum, dimension),
    });
  }
  return alignments;
}

function familyOf(features: DenseMatrix): FeatureFamily {
  return {
    name: 'feature',
    features,
    groupSize: 1,
    labels: Array.from({ length: features.columns }, (_, index) => String(index)),
  };
}
