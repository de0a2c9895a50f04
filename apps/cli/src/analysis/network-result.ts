import { type NdArray, type NumericArray, ndArray } from '@entk/core';
import { collapseText } from '@entk/kernels';
import type { Split } from '@entk/prediction';
import { kernelSummary } from './kernel-summary.js';
import type { Report } from '../report/report.js';
import type { ReportPage } from '../report/html.js';
import type { CliffAlignment, KernelMeasurement, NetworkMeasurements, NetworkPrediction } from './measurements.js';
import { networkFigures } from './network-figures.js';
import { networkTables } from './network-tables.js';

/** What is said of an analysis beside its numbers. */
export interface AnalysisContext {
  /** Of the description, or the model file's name. */
  readonly title: string;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly notes: readonly string[];
}

/** An analysis as the report wants it: an experiment without claims. */
export function networkResult(measurements: NetworkMeasurements, context: AnalysisContext): Report {
  const { network, inputs, collapse, chosen } = measurements.plan;
  return {
    id: 'analysis',
    title: context.title,
    summary: `The eNTK of a network of ${network.layers.length} layers and ${network.parameterCount} parameters on ${inputs.shape[0]} inputs, ${collapseText(collapse)}, summed over ${chosen.length} of ${network.parameterShapes.size} named parameters.`,
    settings: context.settings,
    claims: [],
    figures: networkFigures(measurements),
    tables: networkTables(measurements),
    notes: context.notes,
    arrays: arraysOf(measurements),
  };
}

/** The page that the result stands on. */
export const analysisPage: ReportPage = {
  title: 'A network through its empirical NTK',
  lead: 'The spectrum of the kernel of a network that was trained elsewhere, where it drops, and what its cliffs hold.',
  footer:
    'Made by `entk analyze`. The arrays behind the figures are in `arrays/`, each figure as SVG and PNG in `figures/`, all numbers in `analysis.json`.',
  notesTitle: 'How it was made',
};

/** `analysis.json`: all numbers but the vectors. The same run gives the same bytes. */
export function analysisJson(measurements: NetworkMeasurements, context: AnalysisContext): string {
  const { plan, full, groups, alignments, match, prediction } = measurements;
  const { network, inputs, collapse } = plan;
  return `${JSON.stringify(
    {
      title: context.title,
      settings: context.settings,
      network: {
        inputs: network.tokens
          ? { positions: network.positions, vocabulary: network.inputSize }
          : { positions: network.positions, size: network.inputSize },
        outputs: network.outputSize,
        parameters: Object.fromEntries(network.parameterShapes),
        parameterCount: network.parameterCount,
      },
      examples: inputs.shape[0],
      collapse,
      kernel: kernelJson(full),
      layers: groups.map(kernelJson),
      ...(match && { features: { ...match.figures, vectors: match.heatmap.columnLabels.length } }),
      cliffs: full.report.cliffs.map(({ from, to }) => ({
        from,
        to,
        ...alignmentJson(alignments.find((alignment) => alignment.from === from)),
      })),
      ...(prediction && { prediction: predictionJson(prediction) }),
      notes: context.notes,
    },
    null,
    2,
  )}\n`;
}

function kernelJson({ label, parameters, parameterCount, rows, side, spectrum, report }: KernelMeasurement) {
  return { label, parameters, parameterCount, rows, side, ...kernelSummary(spectrum, report) };
}

function alignmentJson(alignment: CliffAlignment | undefined) {
  if (!alignment) return {};
  const { best, bestControl, energyControl, energyMaximum, captured } = alignment;
  const control = ({ observed, mean, deviation, pValue }: CliffAlignment['bestControl']) => ({
    observed,
    random: { mean, deviation },
    pValue,
  });
  return {
    best: { ...best, ...control(bestControl) },
    energy: { ...control(energyControl), maximum: energyMaximum },
    captured: Array.from(captured),
  };
}

function predictionJson({ curve, counts }: NetworkPrediction) {
  const { full, parts, contributions, cliffs, status, side, start, fit, ridge } = curve;
  return {
    examples: splitJson(counts),
    around: start,
    fit,
    ridge,
    side,
    status,
    full: splitJson(full),
    network: splitJson({ train: parts.train.network, test: parts.test?.network }),
    drops: cliffs.drops.map(({ after, ratio, score }) => ({ after, ratio, score })),
    contributions: contributions.map(({ gains, ...contribution }) => ({ ...contribution, gains: splitJson(gains) })),
  };
}

/** Both parts of the data, by the names that they have in the file. */
function splitJson<T>({ train, test }: Split<T>) {
  return { training: train, heldOut: test };
}

function arraysOf({
  full,
  groups,
  match,
  alignments,
  prediction,
}: NetworkMeasurements): Map<string, NdArray<NumericArray>> {
  const vector = (values: ArrayLike<number>) => ndArray([values.length], Float64Array.from(values));
  const matrix = ({ rows, columns, data }: { rows: number; columns: number; data: Float64Array }) =>
    ndArray([rows, columns], data);
  const { spectrum } = full;
  const arrays = new Map<string, NdArray<NumericArray>>([
    ['eigenvalues', vector(spectrum.values)],
    ['residuals', vector(spectrum.residuals)],
  ]);
  if (spectrum.trace !== undefined) arrays.set('trace', vector([spectrum.trace]));
  if (spectrum.vectors) arrays.set('eigenvectors', matrix(spectrum.vectors));
  groups.forEach((group, index) => arrays.set(`eigenvalues_layer_${index}`, vector(group.spectrum.values)));
  if (match) arrays.set('features_heatmap', matrix(match.heatmap.values));
  for (const { from, to, captured } of alignments) arrays.set(`captured_${from}_${to}`, vector(captured));
  if (prediction) {
    const { ranks, parts, values } = prediction.curve;
    arrays.set('prediction_ranks', vector(ranks));
    arrays.set('prediction_eigenvalues', vector(values));
    arrays.set('prediction_r_squared', vector(parts.train.series.rSquared));
    if (parts.test) arrays.set('prediction_r_squared_held_out', vector(parts.test.series.rSquared));
  }
  return arrays;
}
