import type { ReportTable } from '../report/report.js';
import { significant } from '../report/numbers.js';
import type { CliffAlignment, KernelMeasurement, NetworkMeasurements, NetworkPrediction } from './measurements.js';

/** The tables of the report, which the terminal shows too. */
export function networkTables({ full, groups, alignments, prediction }: NetworkMeasurements): ReportTable[] {
  return [
    kernelTable([full, ...(groups.length > 1 ? groups : [])]),
    ...(alignments.length > 0 ? [cliffTable(alignments)] : []),
    ...(alignments.some(({ families }) => families.length > 1) ? [familyTable(alignments)] : []),
    ...(prediction ? [predictionTable(prediction)] : []),
  ];
}

function kernelTable(kernels: readonly KernelMeasurement[]): ReportTable {
  return {
    title: 'Kernels',
    caption:
      'Solved on the matrix itself, on JᵀJ (parameters), or by products alone (operator), whichever is smallest and fits the memory budget. A drop after k is λ_k / λ_(k+1), as the detector reports it.',
    header: ['of', 'parameters', 'side', 'λ₁', 'trace', 'drops (after k: ratio)', 'status'],
    rows: kernels.map(({ label, parameterCount, spectrum, report }) => [
      label,
      String(parameterCount),
      spectrum.side,
      significant(spectrum.values[0], 4),
      spectrum.trace === undefined ? '–' : significant(spectrum.trace, 4),
      dropsText({ report }),
      statusText(spectrum),
    ]),
  };
}

/** `57: ×2.1, 113: ×28.6`. */
export function dropsText({ report: { drops } }: Pick<KernelMeasurement, 'report'>): string {
  return drops.map(({ after, ratio }) => `${after}: ×${significant(ratio)}`).join(', ') || 'none';
}

/** Fewer eigenvalues above zero than were asked for are no fault. */
export function statusText({ status, values }: KernelMeasurement['spectrum']): string {
  return status.kind === 'rank-exceeded' ? `rank ${status.rank} of ${values.length} asked for` : status.kind;
}

function cliffTable(alignments: readonly CliffAlignment[]): ReportTable {
  return {
    title: 'Cliffs against features',
    caption:
      'How much of the best feature a cliff holds (‖P f‖, 1 is all), and its energy in the span of all features; beside each the mean of 99 random subspaces of as many dimensions, and the share of them that do as well (p, at least 0.01).',
    header: ['vectors', 'best feature', '‖P f‖', 'random', 'p', 'energy', 'of', 'random', 'p'],
    rows: alignments.map(({ from, to, best, bestControl, energyControl, energyMaximum }) => [
      `${from + 1} … ${to}`,
      best.label,
      significant(best.captured),
      significant(bestControl.mean),
      significant(bestControl.pValue, 2),
      significant(energyControl.observed),
      String(energyMaximum),
      significant(energyControl.mean),
      significant(energyControl.pValue, 2),
    ]),
  };
}

function familyTable(alignments: readonly CliffAlignment[]): ReportTable {
  return {
    title: 'Cliffs against families of features',
    caption:
      'The energy of a cliff in the span of each family by itself: Σ ‖P q‖² over an orthonormal basis q of the span, beside the dimension of the span, which is the whole of the family.',
    header: ['vectors', ...alignments[0].families.map(({ name, maximum }) => `${name} (of ${maximum})`)],
    rows: alignments.map(({ from, to, families }) => [
      `${from + 1} … ${to}`,
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
    caption: `f(x) = K(x, X) K(X, X)⁻¹ y around zero, no ridge (${curve.status.kind}), against the network and against the targets. The squared loss of a network that was trained by another loss says little.`,
    header: [
      'examples',
      'R², network',
      'R², targets',
      'loss',
      'loss of network',
      'accuracy',
      'accuracy of network',
      'same choice',
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
      ].map((value) => significant(value)),
    ]),
  };
}
