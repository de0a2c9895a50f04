import type { ReportTable } from '../report/report.js';
import { probability, significant } from '../report/numbers.js';
import { rotationTables } from '../rotations/rotation-report.js';
import { stepsText } from './candidates.js';
import { rangeText } from './feature-figures.js';
import type { FeatureGrowth } from './feature-growth.js';
import type { CliffAlignment, KernelMeasurement, KernelMeasurements, NetworkPrediction } from './measurements.js';
import { entriesText, type VectorExtremes } from './top-examples.js';

/** The tables of the report, which the terminal shows too. */
export function networkTables({
  plan,
  full,
  groups,
  alignments,
  growth,
  examples,
  rotations,
  prediction,
}: KernelMeasurements): ReportTable[] {
  return [
    kernelTable([full, ...(groups.length > 1 ? groups : [])], plan.falseAlarmRate),
    ...(alignments.length > 0 ? [cliffTable(alignments)] : []),
    ...(alignments.some(({ families }) => families.length > 1) ? [familyTable(alignments)] : []),
    ...(growth ? [sharesTable(growth)] : []),
    ...rotationTables(rotations),
    ...(examples.length > 0 ? [examplesTable(examples)] : []),
    ...(prediction ? [predictionTable(prediction)] : []),
  ];
}

function kernelTable(kernels: readonly KernelMeasurement[], rate: number): ReportTable {
  return {
    title: 'Kernels',
    caption:
      'Solved on the matrix itself, on JᵀJ (parameters), or by products alone (operator), whichever is smallest and fits the memory budget. A drop after k is λ_k / λ_(k+1), as the detector reports it; where it reports none, the steps that come nearest.',
    header: ['of', 'parameters', 'side', 'λ₁', 'trace', 'drops (after k: ratio)', 'status'],
    rows: kernels.map(({ label, parameterCount, spectrum, report }) => [
      label,
      parameterCount === 0 ? '–' : String(parameterCount),
      spectrum.side,
      significant(spectrum.values[0], 4),
      spectrum.trace === undefined ? '–' : significant(spectrum.trace, 4),
      stepsText(report, rate),
      statusText(spectrum),
    ]),
  };
}

/** Fewer eigenvalues above zero than were asked for are no fault. */
export function statusText({ status, values }: KernelMeasurement['spectrum']): string {
  return status.kind === 'rank-exceeded' ? `rank ${status.rank} of ${values.length} asked for` : status.kind;
}

function cliffTable(alignments: readonly CliffAlignment[]): ReportTable {
  return {
    title: 'Cliffs against features',
    caption:
      'How much of the best feature a cliff holds (‖P f‖, 1 is all), and its energy in the span of all features; beside each the mean of 99 random subspaces of as many dimensions, and the share of them that do as well (p, at least 0.01). Matched: the mean over the best one-to-one assignment of features to eigenvectors, beside the most that any orthonormal basis of the cliff could reach.',
    header: ['vectors', 'best feature', '‖P f‖', 'random', 'p', 'energy', 'of', 'random', 'p', 'matched', 'possible'],
    rows: alignments.map(({ from, to, best, bestControl, energyControl, energyMaximum, ...scores }) => [
      rangeText(from, to),
      best.label,
      significant(best.captured),
      significant(bestControl.mean),
      significant(bestControl.pValue, 2),
      significant(energyControl.observed),
      String(energyMaximum),
      significant(energyControl.mean),
      significant(energyControl.pValue, 2),
      significant(scores.meanOverBestAssignment),
      significant(scores.mostPossible),
    ]),
  };
}

/** Features that the table lists at each end of a range, the best held first. */
const listedFeatures = 10;

function sharesTable({ at }: FeatureGrowth): ReportTable {
  const count = at[0].features.length;
  return {
    title: 'Features in the first k eigenvectors',
    caption: `The share ‖P_k f‖² of each feature, beside the mean of random subspaces of k dimensions and the probability that one of them has as much, in closed form; corrected by Holm's rule for ${count} features.${count > listedFeatures ? ` The ${listedFeatures} held best at each k; all are in analysis.json.` : ''}`,
    header: ['k', 'feature', 'share', 'random', 'p', 'corrected'],
    rows: at.flatMap(({ k, random, features }) =>
      features
        .toSorted((left, right) => right.share - left.share)
        .slice(0, listedFeatures)
        .map(({ label, share, pValue, adjustedPValue }, index) => [
          index === 0 ? String(k) : '',
          label,
          significant(share),
          significant(random),
          probability(pValue),
          probability(adjustedPValue),
        ]),
    ),
  };
}

function examplesTable(examples: readonly VectorExtremes[]): ReportTable {
  return {
    title: 'Top examples of each eigenvector',
    caption:
      'The examples in which each leading eigenvector is largest, at either end: index from 0, what it is called, entry. The sign of an eigenvector has no meaning, and inside a cliff the vectors may be rotated at will.',
    header: ['vector', 'λ', 'one end', 'the other'],
    rows: examples.map(({ vector, eigenvalue, positive, negative }) => [
      String(vector),
      significant(eigenvalue),
      entriesText(positive),
      entriesText(negative),
    ]),
    pageOnly: true,
  };
}

function familyTable(alignments: readonly CliffAlignment[]): ReportTable {
  return {
    title: 'Cliffs against families of features',
    caption:
      'The energy of a cliff in the span of each family by itself: Σ ‖P q‖² over an orthonormal basis q of the span, beside the dimension of the span, which is the whole of the family.',
    header: ['vectors', ...alignments[0].families.map(({ name, maximum }) => `${name} (of ${maximum})`)],
    rows: alignments.map(({ from, to, families }) => [
      rangeText(from, to),
      ...families.map(({ energy }) => significant(energy)),
    ]),
  };
}

function predictionTable({ curve, counts }: NetworkPrediction): ReportTable {
  const parts = [
    { label: `given (${counts.train})`, full: curve.full.train, network: curve.parts.train.network },
    ...(curve.full.test && curve.parts.test
      ? [{ label: `held out (${counts.test})`, full: curve.full.test, network: curve.parts.test.network }]
      : []),
  ];
  return {
    title: `Eq. 1 with the whole kernel, given the ${curve.fit === 'targets' ? 'targets' : 'outputs of the network'}`,
    caption: `f(x) = K(x, X) K(X, X)⁻¹ y around zero, no ridge (${curve.status.kind}), against the network and against the targets. The squared loss of a network that was trained by another loss says little. Correlation: of the outputs with those of the network, the mean of each example taken off.`,
    header: [
      'examples',
      'R², network',
      'R², targets',
      'loss',
      'loss of network',
      'accuracy',
      'accuracy of network',
      'same choice',
      'correlation',
    ],
    rows: parts.map(({ label, full, network }) => [
      label,
      ...[
        full.rSquared,
        full.targetRSquared,
        full.loss,
        network.loss,
        full.accuracy,
        network.accuracy,
        full.sameChoice,
        full.centredCorrelation,
      ].map((value) => significant(value)),
    ]),
  };
}
