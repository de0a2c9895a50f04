import { type NdArray, type NumericArray, ndArray } from '@entk/core';
import { curvesPanel, panelGrid } from '@entk/figures';
import { factoredJacobian } from '@entk/jacobians';
import type { Collapse } from '@entk/kernels';
import { type Examples, type Network, type ParameterSet, predict } from '@entk/models';
import { agreement, agreementCurve, operatorRegression } from '@entk/prediction';
import type { NamedFigure, ReportTable } from '../report/report.js';
import { significant } from '../report/numbers.js';

/** How well eq. 1, with the kernel at the end of training, predicts what the trained network gives. */
export interface Premise {
  /** k, from 1 on. */
  readonly ranks: Uint32Array;
  /** R² of the kernel truncated to rank k against the network, entry by entry of `ranks`. */
  readonly training: Float64Array;
  readonly heldOut: Float64Array;
  /** Ends of the cliffs of the kernel of the training examples. */
  readonly cliffs: readonly number[];
  /** R² of the whole kernel. */
  readonly full: { readonly training: number; readonly heldOut: number };
}

/** Which kernel, and how much of it. */
export interface PremiseOptions {
  readonly collapse: Collapse;
  /** Leading pairs of the curve; all without it. With it the whole kernel is taken as an operator. */
  readonly count?: number;
  readonly signal?: AbortSignal;
}

/** Residual of the conjugate gradients for a whole kernel: directions weaker than that are left out, as a cutoff would. */
const operatorTolerance = 1e-4;

/** Eq. 1 around zero, fitted to the targets of the training examples, held against the network on both sets. */
export async function measurePremise(
  network: Network,
  parameters: ParameterSet,
  examples: { readonly training: Examples; readonly heldOut: Examples },
  { collapse, count, signal }: PremiseOptions,
): Promise<Premise> {
  const of = <T>(take: (part: Examples) => T) => ({
    training: take(examples.training),
    heldOut: take(examples.heldOut),
  });
  const jacobians = of(({ inputs }) => factoredJacobian(network, parameters, inputs));
  const outputs = of(({ inputs }) => predict(network, parameters, inputs));
  const targets = of((part) => part.targets);
  const curve = await agreementCurve({ jacobians, outputs, targets }, { collapse, count, signal });
  const series = {
    training: curve.parts.training.series,
    heldOut: curve.parts.heldOut?.series ?? curve.parts.training.series,
  };
  const drops = curve.cliffs.drops.map(({ after }) => after);
  const whole = async () => {
    if (count === undefined)
      return { training: curve.full.training.rSquared, heldOut: curve.full.heldOut?.rSquared ?? NaN };
    const { predictions } = await operatorRegression(jacobians, targets.training, {
      tolerance: operatorTolerance,
      signal,
    });
    const against = (part: 'training' | 'heldOut') =>
      agreement(predictions[part] ?? outputs[part], outputs[part], targets[part]).rSquared;
    return { training: against('training'), heldOut: against('heldOut') };
  };
  return {
    ranks: curve.ranks.slice(1),
    training: series.training.rSquared.slice(1),
    heldOut: series.heldOut.rSquared.slice(1),
    cliffs: drops.filter((after) => after < curve.ranks.length),
    full: await whole(),
  };
}

/** A premise with the name of its network. */
export interface NamedPremise {
  readonly label: string;
  readonly premise: Premise;
}

/** R² at the end of each cliff, and of the whole kernel. */
export function premiseTable(premises: readonly NamedPremise[], about: string): ReportTable {
  return {
    title: 'Does eq. 1 describe the network?',
    caption: `Ours: the paper takes it as its premise (section 1, eqs. 1 and 3) and argues from it that the leading eigenpairs should do (section 2). R² of f(x) = K(x, X) K(X, X)⁻¹ y against the outputs of the trained network, around zero, no ridge, with the kernel truncated at the cliffs that the detector finds, and whole. ${about} 1 is the network itself; below 0 a constant is nearer to it.`,
    header: ['network', 'pairs kept', 'R² on training examples', 'R² on held-out examples'],
    rows: premises.flatMap(({ label, premise }) => [
      ...premise.cliffs.map((after) => [
        label,
        `${after}, a cliff's end`,
        significant(premise.training[after - 1]),
        significant(premise.heldOut[after - 1]),
      ]),
      [label, 'all', significant(premise.full.training), significant(premise.full.heldOut)],
    ]),
  };
}

/** Agreement against k, a panel a network, with the cliffs marked. */
export function premiseFigure(name: string, premises: readonly NamedPremise[]): NamedFigure {
  const panels = premises.map(({ premise }) => {
    const x = Array.from(premise.ranks);
    const curve = (label: string, y: Float64Array) => ({ label, x, y: Array.from(y) });
    return curvesPanel(
      {
        curves: [curve('training', premise.training), curve('held out', premise.heldOut)],
        events: premise.cliffs.map((after) => ({ at: after, label: `k = ${after}` })),
      },
      { xLabel: 'k', yLabel: 'R² against the network', yRange: [0, 1], points: false },
    );
  });
  return {
    name,
    title: 'Agreement of eq. 1 with the network, against the rank of the kernel',
    caption:
      'Ours: the argument of section 2 made testable. R² of the prediction by the kernel truncated to its leading k eigenpairs against the outputs of the trained network; rules stand at the ends of the cliffs of the kernel of the training examples. Values below 0 are cut.',
    figure: panelGrid({ rows: [panels], columnHeadings: premises.map(({ label }) => label) }, { legend: 'shared' }),
    width: premises.length > 1 ? 980 : 560,
  };
}

/** The numbers of `claims.json`. */
export function premiseValues(premises: readonly NamedPremise[]): object[] {
  return premises.map(({ label, premise }) => ({
    network: label,
    rSquared: premise.full,
    atCliffs: premise.cliffs.map((k) => ({ k, training: premise.training[k - 1], heldOut: premise.heldOut[k - 1] })),
  }));
}

/** The curve, for the file of arrays. */
export function premiseArrays(
  prefix: string,
  { ranks, training, heldOut }: Premise,
): [string, NdArray<NumericArray>][] {
  const vector = (values: ArrayLike<number>) => ndArray([values.length], Float64Array.from(values));
  return [
    [`${prefix}premise_rank`, vector(ranks)],
    [`${prefix}premise_r2_training`, vector(training)],
    [`${prefix}premise_r2_held_out`, vector(heldOut)],
  ];
}
