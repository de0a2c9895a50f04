import { curvesPanel, panelGrid } from '@entk/figures';
import type { AgreementSeries } from '@entk/prediction';
import type { NamedFigure } from '../report/report.js';
import { significant } from '../report/numbers.js';
import type { NetworkPrediction } from './measurements.js';

/** A statistic of eq. 1 against the network, and what its curves are called. */
interface Statistic {
  readonly name: string;
  readonly of: keyof AgreementSeries;
}

const rSquared: Statistic = { name: 'R² against the network', of: 'rSquared' };
const choice: Statistic = { name: 'same choice as the network', of: 'sameChoice' };
const correlation: Statistic = { name: 'correlation with the network', of: 'centredCorrelation' };

/** An R² above this is more than a scale that happens to fit: a classifier trained by squared error has it. */
const tellingRSquared = 0.5;

/**
 * The kernel truncated to rank k against the network.
 *
 * R² where eq. 1 is to give the outputs themselves. A classifier that was trained by cross-entropy has logits of a
 * scale of its own, which regression on ones in zeros cannot give, so that R² is below zero whatever the kernel: what
 * its choices depend on is drawn instead, and so wherever R² is nowhere above zero.
 */
export function predictionFigure(prediction: NetworkPrediction): NamedFigure {
  const { curve, classes } = prediction;
  const parts = [curve.parts.train, ...(curve.parts.test ? [curve.parts.test] : [])];
  const isFlat = parts.every(({ series }) => series.rSquared.every((value) => value <= 0));
  const statistics = statisticsOf(prediction, isFlat);
  return {
    name: 'prediction',
    title: 'What the kernel predicts of the network',
    caption: classes || isFlat ? choiceCaption(prediction) : rSquaredCaption(prediction),
    figure: panelGrid(
      { rows: [statistics.map((statistic) => panelOf(prediction, statistic))] },
      { legend: statistics.length > 1 ? 'shared' : 'each' },
    ),
    width: statistics.length > 1 ? 300 * (statistics.length + 1) : 640,
  };
}

/** Of one output there is nothing to choose. */
function statisticsOf({ curve, classes, outputCount }: NetworkPrediction, isFlat: boolean): Statistic[] {
  if (!classes && !isFlat) return [rSquared];
  const most = Math.max(...curve.parts.train.series.rSquared);
  const third = most > tellingRSquared ? [rSquared] : [];
  return [...(outputCount > 1 ? [choice] : []), correlation, ...third];
}

function panelOf({ curve: { ranks, parts, cliffs }, ends }: NetworkPrediction, { name, of }: Statistic) {
  const from = Math.min(1, ranks.length - 1);
  const x = Float64Array.from(ranks.subarray(from));
  const curves = [
    { label: 'given', part: parts.train },
    ...(parts.test ? [{ label: 'held out', part: parts.test }] : []),
  ].map(({ label, part }) => ({ label, x, y: part.series[of].subarray(from).map((value) => Math.max(value, 0)) }));
  const events = Array.from(new Set([...cliffs.drops.map(({ after }) => after), ...ends]))
    .filter((after) => after < ranks.length)
    .toSorted((left, right) => left - right)
    .map((after) => ({ at: after, label: `k = ${after}` }));
  return curvesPanel(
    { curves, events },
    {
      xLabel: 'rank k',
      yLabel: name,
      yRange: [0, 1],
      points: false,
      ...(from > 0 && { xScale: 'log' }),
    },
  );
}

const rules = 'Rules stand at the drops of the kernel of these examples, and at the ends of the ranges asked for.';

function rSquaredCaption({ curve: { full }, counts }: NetworkPrediction): string {
  const ends = full.test ? `, ${significant(full.test.rSquared)} on the ${counts.test} held out` : '';
  return `R² of eq. 1, with the kernel truncated to rank k, against the network's own outputs; values below 0 stand at 0. All ranks together: ${significant(full.train.rSquared)} on the ${counts.train} examples whose targets it is given${ends}. ${rules}`;
}

function choiceCaption({ curve, counts, classes }: NetworkPrediction): string {
  const { full, fit } = curve;
  const why = classes
    ? 'The targets are classes, and a network trained by cross-entropy gives logits of a scale of its own, which R² does not forgive'
    : 'R² against the network is nowhere above 0';
  const given = fit === 'targets' ? ' (--fit outputs gives eq. 1 the logits instead of the targets)' : '';
  const ends = (of: 'sameChoice' | 'centredCorrelation') =>
    `${significant(full.train[of])} on the ${counts.train} examples that it is given${full.test ? `, ${significant(full.test[of])} on the ${counts.test} held out` : ''}`;
  return `Eq. 1, with the kernel truncated to rank k, against the network. ${why}${given}: drawn are the share of examples with the same largest output, and the correlation of the outputs after the mean of each example is taken off, which is what a softmax sees. Values below 0 stand at 0. All ranks together: same choice ${ends('sameChoice')}; correlation ${ends('centredCorrelation')}; R² ${significant(full.train.rSquared)}. ${rules}`;
}
