import { type CellAxis, panelGrid } from '@entk/figures';
import { significant } from '../../report/numbers.js';
import type { NamedFigure } from '../../report/report.js';
import { matchPanel, pairAxis } from './match-panel.js';
import type { Measurements } from './measurements.js';
import type { RotationResult } from './rotation-result.js';
import type { CliffWithoutPrior } from './without-prior.js';

/** Figures 4 and 5 without a prior, beside those with one and beside units that know nothing. */
export function withoutPriorFigures(measurements: Measurements): NamedFigure[] {
  return [firstCliff(measurements), secondCliff(measurements), overTraining(measurements)];
}

function firstCliff({ firstCliff: { after }, withoutPrior, families }: Measurements): NamedFigure {
  const ways = waysOf(withoutPrior.first, after, 'input groups, then units');
  return {
    name: 'modular-addition-figure-4-without-prior',
    title: 'Figure 4 a third time: the layer-1 cliff without a prior',
    caption: `As figure 4. Above: the eigenvectors, and both rotations that are given the torus. Below, nothing is known of the inputs: their covariance splits the cliff in two and the hidden units rotate each part; the hidden units alone; and the same split with the units that the network had before training. Mean best match: ${matchesOf(ways)}.`,
    ...gridOf(ways, pairAxis(families.a.labels.length, ['b', 'a'])),
  };
}

function secondCliff({ secondCliff: { epochs }, withoutPrior, families }: Measurements): NamedFigure {
  const { twoStage } = epochs[epochs.length - 1];
  const ways = waysOf(withoutPrior.second, twoStage, 'outputs, then units');
  return {
    name: 'modular-addition-second-cliff-without-prior',
    title: 'The second cliff after training, without a prior',
    caption: `As figure 5, after the last epoch. Above: the eigenvectors, and both rotations that are given the torus. Below, nothing is known of the inputs: how much of the outputs a direction carries splits the cliff in two and the hidden units rotate each part; the hidden units alone; and the same split with the units that the network had before training. Mean best match: ${matchesOf(ways)}; no orthonormal basis of the span exceeds ${significant(withoutPrior.second.mostPossible)}.`,
    ...gridOf(ways, pairAxis(families.sum.labels.length, ['a − b', 'a + b'])),
  };
}

function overTraining({ secondCliff: { epochs }, withoutPrior, families }: Measurements): NamedFigure {
  const axis = pairAxis(families.sum.labels.length, ['a − b', 'a + b']);
  const shown = withoutPrior.epochs.map(({ epoch, network, joint }) => {
    const twoStage = epochs.find((one) => one.epoch === epoch)?.twoStage as RotationResult;
    return { epoch, results: [twoStage, joint, network] };
  });
  const rows = [0, 1, 2].map((way) =>
    shown.map(({ results }) => ({
      ...matchPanel(results[way].heatmap, axis),
      title: significant(results[way].figures.meanColumnMax),
    })),
  );
  return {
    name: 'modular-addition-figure-5-without-prior',
    title: 'Figure 5 a third time: the second cliff over training, with and without a prior',
    caption:
      'As figure 5, with the mean best match above each panel. Two stages and joint are given the torus; outputs and units are the network’s own at the same epoch. The columns come in the order of each rotation: by Laplacian energy with the prior, by how strongly the units load without it.',
    figure: panelGrid(
      {
        rows,
        columnHeadings: shown.map(({ epoch }) => `epoch ${epoch}`),
        rowHeadings: ['two stages', 'joint', 'outputs, then units'],
      },
      { share: { color: 'all', x: 'all', y: 'all' } },
    ),
    width: 1240,
  };
}

interface Way {
  readonly label: string;
  readonly result: RotationResult;
}

/** With the prior first, three and three. */
function waysOf(cliff: CliffWithoutPrior, twoStage: RotationResult, network: string): Way[] {
  return [
    { label: 'eigenvectors', result: cliff.eigenvectors },
    { label: 'two stages', result: twoStage },
    { label: 'joint', result: cliff.joint },
    { label: network, result: cliff.network },
    { label: 'units alone', result: cliff.unitsAlone },
    { label: 'untrained units', result: cliff.untrained },
  ];
}

function matchesOf(ways: readonly Way[]): string {
  return ways.map(({ label, result }) => `${label} ${significant(result.figures.meanColumnMax)}`).join(', ');
}

function gridOf(ways: readonly Way[], axis: CellAxis): Pick<NamedFigure, 'figure' | 'width'> {
  const panels = ways.map(({ label, result }) => ({ ...matchPanel(result.heatmap, axis), title: label }));
  const rows = [panels.slice(0, 3), panels.slice(3)];
  return { figure: panelGrid({ rows }, { share: { color: 'all', x: 'all', y: 'all' } }), width: 980 };
}
