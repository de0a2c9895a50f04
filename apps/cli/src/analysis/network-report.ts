import type { NdArray, NumericArray } from '@entk/core';
import { vector } from '../report/arrays.js';
import type { ReportPage } from '../report/html.js';
import type { Report } from '../report/report.js';
import type { KernelMeasurements } from './measurements.js';
import { fileName } from '../rotations/rotation-report.js';
import { kinkNotes } from './kink-notes.js';
import { networkFigures } from './network-figures.js';
import { networkTables } from './network-tables.js';

/** What is said of an analysis beside its numbers. */
export interface AnalysisContext {
  /** `epoch-500, β = 0.3`: what tells it from the others of its run, if there are any. */
  readonly name: string;
  /** Of the description, or the model file's name. */
  readonly title: string;
  /** What was analysed, in a sentence. */
  readonly summary: string;
  /** The same as fields of the JSON. */
  readonly subject: object;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly notes: readonly string[];
}

/**
 * An analysis as the page wants it: a report without claims.
 *
 * @param id Where there are others: figures are then `epoch-500-spectrum` and the like, not `spectrum`.
 */
export function networkReport(measurements: KernelMeasurements, context: AnalysisContext, id?: string): Report {
  const figures = networkFigures(measurements);
  return {
    id: id ?? 'analysis',
    title: context.title,
    summary: context.summary,
    settings: context.settings,
    claims: [],
    figures: id === undefined ? figures : figures.map((figure) => ({ ...figure, name: `${id}-${figure.name}` })),
    tables: networkTables(measurements),
    notes: [...context.notes, ...kinkNotes(measurements.kinks)],
    arrays: arraysOf(measurements),
  };
}

/** The page that the reports stand on. */
export const analysisPage: ReportPage = {
  title: 'A network through its empirical NTK',
  lead: 'The spectrum of the kernel of a network that was trained elsewhere, where it drops, and what its cliffs hold.',
  madeBy: 'entk analyze',
  numbers: ['analysis.json'],
  notesTitle: 'How it was made',
};

function arraysOf({
  full,
  groups,
  match,
  growth,
  alignments,
  rotations,
  prediction,
}: KernelMeasurements): Map<string, NdArray<NumericArray>> {
  const { spectrum } = full;
  const arrays = new Map<string, NdArray<NumericArray>>([
    ['eigenvalues', vector(spectrum.values)],
    ['residuals', vector(spectrum.residuals)],
  ]);
  if (spectrum.trace !== undefined) arrays.set('trace', vector([spectrum.trace]));
  if (spectrum.vectors) arrays.set('eigenvectors', spectrum.vectors.toNdArray());
  groups.forEach((group, index) => arrays.set(`eigenvalues_layer_${index}`, vector(group.spectrum.values)));
  if (match) arrays.set('features_heatmap', match.heatmap.values.toNdArray());
  if (growth) arrays.set('feature_shares', growth.shares.values.toNdArray());
  for (const { from, to, captured } of alignments) arrays.set(`captured_${from}_${to}`, vector(captured));
  for (const { from, to, word, rotation } of rotations) {
    arrays.set(`rotated_${fileName(word)}_${from}_${to}`, rotation.basis.toNdArray());
  }
  if (prediction) {
    const { ranks, parts, values } = prediction.curve;
    arrays.set('prediction_ranks', vector(ranks));
    arrays.set('prediction_eigenvalues', vector(values));
    arrays.set('prediction_r_squared', vector(parts.train.series.rSquared));
    arrays.set('prediction_same_choice', vector(parts.train.series.sameChoice));
    arrays.set('prediction_correlation', vector(parts.train.series.centredCorrelation));
    if (parts.test) arrays.set('prediction_r_squared_held_out', vector(parts.test.series.rSquared));
  }
  return arrays;
}
