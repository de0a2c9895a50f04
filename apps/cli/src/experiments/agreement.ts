import type { NdArray, NumericArray } from '@entk/core';
import { curvesPanel, panelGrid } from '@entk/figures';
import { factoredJacobian } from '@entk/jacobians';
import type { Collapse } from '@entk/kernels';
import { type Examples, type Network, type ParameterSet, predict } from '@entk/models';
import { agreement, agreementCurve, conjugateGradients, regress, type Split } from '@entk/prediction';
import { vector } from '../report/arrays.js';
import type { NamedFigure, ReportTable } from '../report/report.js';
import { significant } from '../report/numbers.js';

/** How well eq. 1, with the kernel at the end of training, predicts what the trained network gives. */
export interface MeasuredAgreement {
  /** k, from 1 on. */
  readonly ranks: Uint32Array;
  /** R² of the kernel truncated to rank k against the network, entry by entry of `ranks`. */
  readonly rSquared: Required<Split<Float64Array>>;
  /** After how many eigenvalues of the kernel of the training examples they drop. */
  readonly drops: readonly number[];
  /** R² of the whole kernel. */
  readonly full: Required<Split<number>>;
}

/** Which kernel, and how much of it. */
export interface AgreementOptions {
  readonly collapse: Collapse;
  /**
   * Leading pairs of the curve. Where it is given, the whole kernel is flattened and taken by products. @default all
   */
  readonly count?: number;
  readonly signal?: AbortSignal;
}

/**
 * Residual of the conjugate gradients for a whole kernel: directions weaker than that are left out, as a cutoff would.
 */
const wholeKernelTolerance = 1e-4;

/** Eq. 1 from zero, fitted to the targets of the training examples, held against the network on both sets. */
export async function measureAgreement(
  network: Network,
  parameters: ParameterSet,
  examples: Required<Split<Examples>>,
  { collapse, count, signal }: AgreementOptions,
): Promise<MeasuredAgreement> {
  const of = <T>(take: (part: Examples) => T) => ({ train: take(examples.train), test: take(examples.test) });
  const jacobians = of(({ inputs }) => factoredJacobian(network, parameters, inputs));
  const outputs = of(({ inputs }) => predict(network, parameters, inputs));
  const targets = of((part) => part.targets);
  const curve = await agreementCurve(jacobians, { outputs, targets }, { collapse, count, signal });
  const { train, test = train } = curve.parts;
  const whole = async () => {
    if (count === undefined) return { train: curve.full.train.rSquared, test: curve.full.test?.rSquared ?? NaN };
    const solver = conjugateGradients({ tolerance: wholeKernelTolerance });
    const { predictions } = await regress(jacobians, targets.train, { solver, signal });
    const against = (part: 'train' | 'test') =>
      agreement(predictions[part] ?? outputs[part], outputs[part], targets[part]).rSquared;
    return { train: against('train'), test: against('test') };
  };
  return {
    ranks: curve.ranks.slice(1),
    rSquared: { train: train.series.rSquared.slice(1), test: test.series.rSquared.slice(1) },
    drops: curve.cliffs.drops.map(({ after }) => after).filter((after) => after < curve.ranks.length),
    full: await whole(),
  };
}

/** An agreement with the name of its network. */
export interface NamedAgreement {
  readonly label: string;
  readonly agreement: MeasuredAgreement;
}

/** R² at the end of each cliff, and of the whole kernel. */
export function agreementTable(networks: readonly NamedAgreement[], about: string): ReportTable {
  return {
    title: 'Does eq. 1 describe the network?',
    caption: `Ours: the paper takes it as its premise (section 1, eqs. 1 and 3) and argues from it that the leading eigenpairs should do (section 2). R² of f(x) = K(x, X) K(X, X)⁻¹ y against the outputs of the trained network, around zero, no ridge, with the kernel truncated at the cliffs that the detector finds, and whole. ${about} 1 is the network itself; below 0 a constant is nearer to it.`,
    header: ['network', 'pairs kept', 'R² on training examples', 'R² on held-out examples'],
    rows: networks.flatMap(({ label, agreement: { rSquared, drops, full } }) => [
      ...drops.map((after) => [
        label,
        `${after}, a cliff's end`,
        significant(rSquared.train[after - 1]),
        significant(rSquared.test[after - 1]),
      ]),
      [label, 'all', significant(full.train), significant(full.test)],
    ]),
  };
}

/** Agreement against k, a panel a network, with the cliffs marked. */
export function agreementFigure(name: string, networks: readonly NamedAgreement[]): NamedFigure {
  const panels = networks.map(({ agreement: { ranks, rSquared, drops } }) => {
    const x = Array.from(ranks);
    const curve = (label: string, y: Float64Array) => ({ label, x, y: Array.from(y) });
    return curvesPanel(
      {
        curves: [curve('training', rSquared.train), curve('held out', rSquared.test)],
        events: drops.map((after) => ({ at: after, label: `k = ${after}` })),
      },
      { xLabel: 'k', yLabel: 'R² against the network', yRange: [0, 1], points: false },
    );
  });
  return {
    name,
    title: 'Agreement of eq. 1 with the network, against the rank of the kernel',
    caption:
      'Ours: the argument of section 2 made testable. R² of the prediction by the kernel truncated to its leading k eigenpairs against the outputs of the trained network; rules stand at the ends of the cliffs of the kernel of the training examples. Values below 0 are cut.',
    figure: panelGrid({ rows: [panels], columnHeadings: networks.map(({ label }) => label) }, { legend: 'shared' }),
    width: networks.length > 1 ? 980 : 560,
  };
}

/** The numbers of `claims.json`. */
export function agreementValues(networks: readonly NamedAgreement[]): object[] {
  return networks.map(({ label, agreement: { rSquared, drops, full } }) => ({
    network: label,
    rSquared: { training: full.train, heldOut: full.test },
    atCliffs: drops.map((k) => ({ k, training: rSquared.train[k - 1], heldOut: rSquared.test[k - 1] })),
  }));
}

/** The curve, for the file of arrays. */
export function agreementArrays(
  prefix: string,
  { ranks, rSquared }: MeasuredAgreement,
): [string, NdArray<NumericArray>][] {
  return [
    [`${prefix}premise_rank`, vector(ranks)],
    [`${prefix}premise_r2_training`, vector(rSquared.train)],
    [`${prefix}premise_r2_held_out`, vector(rSquared.test)],
  ];
}
