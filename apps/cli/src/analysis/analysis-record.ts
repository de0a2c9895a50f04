import type { KernelSpectrum, ReadoutAgreement } from '@entk/kernels';
import type { Split } from '@entk/prediction';
import type { Candidate } from '@entk/spectral';
import type { CliffAlignment, KernelMeasurement, KernelMeasurements, NetworkPrediction } from './measurements.js';
import { rotationRecord } from '../rotations/rotation-report.js';
import { kinkNotes } from './kink-notes.js';
import type { AnalysisContext } from './network-report.js';

/** A kernel as JSON has it. */
export interface KernelRecord extends Pick<KernelMeasurement, 'label' | 'parameters' | 'parameterCount'> {
  readonly rows: number;
  readonly side: string;
  /** Descending. */
  readonly eigenvalues: readonly number[];
  readonly trace: number;
  readonly status: string;
  readonly drops: readonly { readonly after: number; readonly ratio: number; readonly score: number }[];
  /** The largest steps, significant or not. */
  readonly candidates: readonly Candidate[];
}

/** All numbers of an analysis but the vectors, for JSON. The same run gives the same ones in the same order. */
export function analysisRecord(measurements: KernelMeasurements, context: AnalysisContext): object {
  const { plan, full, groups, alignments, match, growth, examples, rotations, prediction } = measurements;
  const { agreement, kinks } = measurements;
  return {
    title: context.title,
    settings: context.settings,
    ...context.subject,
    examples: full.spectrum.exampleCount,
    collapse: plan.collapse,
    kernel: kernelRecord(full),
    layers: groups.map(kernelRecord),
    ...(match && {
      features: {
        ...match.summary,
        vectors: match.heatmap.columnLabels.length,
        normalised: { ...match.normalised.summary, vectors: match.normalised.vectors },
        ...(growth && { names: growth.labels, leading: growth.at }),
      },
    }),
    cliffs: full.report.cliffs.map(({ from, to }) => ({
      from,
      to,
      ...alignmentRecord(alignmentOf(alignments, from, to)),
    })),
    ...(plan.ranges.length > 0 && {
      ranges: plan.ranges.map(({ from, to }) => ({ from, to, ...alignmentRecord(alignmentOf(alignments, from, to)) })),
    }),
    topExamples: examples,
    ...(plan.rotations.length > 0 && { rotations: rotations.map(rotationRecord) }),
    falseAlarmRate: plan.falseAlarmRate,
    ...(plan.expected.length > 0 && { expected: plan.expected }),
    ...(prediction && { prediction: predictionRecord(prediction) }),
    ...(agreement && { readouts: agreement }),
    ...(kinks && { kinks }),
    notes: [...context.notes, ...readoutNotes(agreement), ...kinkNotes(kinks)],
  };
}

/** What random read-outs are good for, in words. */
function readoutNotes(agreement: ReadoutAgreement | undefined): string[] {
  if (!agreement) return [];
  const { traces, cosine, relativeError } = agreement;
  const text = 'The mean over all outputs is estimated from random read-outs of them';
  if (!cosine || relativeError === undefined) return [`${text}, one here, so that its error is not known.`];
  const [least, error] = [cosine.least.toFixed(4), (100 * relativeError).toPrecision(2)];
  return [
    `${text}: kernels of two of the ${traces.length} have a cosine of ${least} or more, and their mean an error of ${error} % of its norm, by their spread.`,
  ];
}

/** A kernel in numbers, for JSON. */
export function kernelRecord({ label, parameters, parameterCount, spectrum, report }: KernelMeasurement): KernelRecord {
  return {
    label,
    parameters,
    parameterCount,
    rows: spectrum.size,
    side: sideName(spectrum),
    eigenvalues: Array.from(spectrum.values),
    trace: spectrum.trace as number,
    status: spectrum.status.kind,
    drops: report.drops.map(({ after, ratio, score }) => ({ after, ratio, score })),
    candidates: report.candidates,
  };
}

/** The matrix of a flattened kernel has been called `data` in JSON from the first. */
export function sideName({ side, collapse }: Pick<KernelSpectrum, 'side' | 'collapse'>): string {
  return side === 'matrix' && collapse.kind === 'flattened' ? 'data' : side;
}

function alignmentOf(alignments: readonly CliffAlignment[], from: number, to: number): CliffAlignment | undefined {
  return alignments.find((alignment) => alignment.from === from && alignment.to === to);
}

function alignmentRecord(alignment: CliffAlignment | undefined) {
  if (!alignment) return {};
  const { best, bestControl, energyControl, energyMaximum, captured, families } = alignment;
  const { meanOverBestAssignment, mostPossible } = alignment;
  const control = ({ observed, mean, deviation, pValue }: CliffAlignment['bestControl']) => ({
    observed,
    random: { mean, deviation },
    pValue,
  });
  return {
    best: { ...best, ...control(bestControl) },
    energy: { ...control(energyControl), maximum: energyMaximum },
    meanOverBestAssignment,
    mostPossible,
    ...(families.length > 1 && { families }),
    captured: Array.from(captured),
  };
}

function predictionRecord({ curve, counts }: NetworkPrediction) {
  const { full, parts, contributions, cliffs, status, side, start, fit, ridge } = curve;
  return {
    examples: splitRecord(counts),
    around: start,
    fit,
    ridge,
    side: side === 'matrix' ? 'data' : side,
    status,
    full: splitRecord(full),
    network: splitRecord({ train: parts.train.network, test: parts.test?.network }),
    drops: cliffs.drops.map(({ after, ratio, score }) => ({ after, ratio, score })),
    contributions: contributions.map(({ gains, ...contribution }) => ({ ...contribution, gains: splitRecord(gains) })),
  };
}

/** Both parts of the data, by the names that they have in the file. */
function splitRecord<T>({ train, test }: Split<T>) {
  return { training: train, heldOut: test };
}
