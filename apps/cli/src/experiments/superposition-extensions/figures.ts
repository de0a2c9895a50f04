import { DenseMatrix } from '@entk/core';
import { heatmapPanel, panelGrid, spectrumPanel } from '@entk/figures';
import { significant } from '../../report/numbers.js';
import { roundingFloor } from '../../report/rounding-floor.js';
import type { NamedFigure } from '../../report/report.js';
import { methods, type SpectrumOrder } from './measurements.js';
import { type ExtensionGroup, families, groupName, matchOf, meanOrder, methodLabels, widthsOf } from './summaries.js';

/** What is found of parents and children in every way, and where in the spectrum they lie. */
export function extensionFigures(groups: readonly ExtensionGroup[]): NamedFigure[] {
  return [matches(groups), order(groups), spectra(groups)];
}

function matches(groups: readonly ExtensionGroup[]): NamedFigure {
  const panel = (hiddenUnits: number, family: (typeof families)[number]) => {
    const own = groups.filter((group) => group.hiddenUnits === hiddenUnits && matchOf(group, 'byOutputs', family));
    return heatmapPanel(
      {
        matrix: DenseMatrix.generate(methods.length, own.length, (row, column) => {
          return matchOf(own[column], methods[row], family)?.mean ?? 0;
        }),
        rows: { label: 'way', labels: methods.map((method) => methodLabels[method]) },
        columns: { label: 'structure', labels: own.map(({ structure }) => structure) },
        quantity: 'mean |correlation|',
      },
      { range: [0, 1], title: `m = ${hiddenUnits}, ${family}`, aspect: 0.6 },
    );
  };
  return {
    name: 'superposition-extensions-matches',
    title: 'Parents and children, found in seven ways',
    caption:
      'Mean |correlation| over examples with the features, over the best one-to-one assignment, parents and children each by themselves; mean over the networks. Of the kernel: the first n eigenvectors, the same rotated so that each lives on few outputs, and the class-mean kernel’s rotated by the output units. Of the hidden activations: principal components, independent components, and a sparse autoencoder at its best λ. Last: the network’s outputs as they are, whose targets are the features themselves.',
    figure: panelGrid(
      { rows: widthsOf(groups).map((width) => families.map((family) => panel(width, family))) },
      { share: { color: 'all' } },
    ),
    width: 1240,
  };
}

function order(groups: readonly ExtensionGroup[]): NamedFigure {
  const own = groups.filter(({ networks }) => networks.some((network) => network.order));
  const trainedOrders = ({ networks }: ExtensionGroup) => networks.flatMap((network) => network.order ?? []);
  const untrainedOrders = ({ networks }: ExtensionGroup) => networks.flatMap((network) => network.untrainedOrders);
  const panel = (width: number, of: (group: ExtensionGroup) => SpectrumOrder[]) => {
    const shown = own.filter(({ hiddenUnits }) => hiddenUnits === width);
    const orders = shown.map((group) => meanOrder(of(group)));
    return heatmapPanel(
      {
        matrix: DenseMatrix.generate(4, shown.length, (row, column) => {
          const { leading, following } = orders[column];
          return [leading.parents, leading.children, following.parents, following.children][row];
        }),
        rows: {
          label: 'norm of',
          labels: ['parents, leading', 'children, leading', 'parents, following', 'children, following'],
        },
        columns: { label: 'structure', labels: shown.map(({ structure }) => structure) },
        quantity: 'mean norm inside the range',
      },
      { range: [0, 1], aspect: 0.45 },
    );
  };
  const widths = widthsOf(groups);
  return {
    name: 'superposition-extensions-order',
    title: 'Parents come first',
    caption: `Mean norm of parents and of children inside as many leading vectors as there are parents, and inside those from there to the n-th. ${own
      .map((group) => {
        const { leading, following } = meanOrder(trainedOrders(group));
        return `${groupName(group)}: parents ${significant(leading.parents)} in the leading vectors, children ${significant(following.children)} in the following ones`;
      })
      .join('; ')}.`,
    figure: panelGrid(
      {
        rows: [trainedOrders, untrainedOrders].map((of) => widths.map((width) => panel(width, of))),
        columnHeadings: widths.map((width) => `m = ${width}`),
        rowHeadings: ['trained', 'untrained'],
      },
      { share: { color: 'all' } },
    ),
    width: 1240,
  };
}

function spectra(groups: readonly ExtensionGroup[]): NamedFigure {
  const widths = widthsOf(groups);
  const panel = ({ networks: [network] }: ExtensionGroup) =>
    spectrumPanel(
      {
        curves: [{ label: 'eigenvalue', eigenvalues: network.values }],
        drops: network.drops.map(({ after }) => after).filter((after) => after < network.values.length),
      },
      { points: false, floor: roundingFloor(network.values) },
    );
  const structures = Array.from(new Set(groups.map(({ structure }) => structure)));
  return {
    name: 'superposition-extensions-spectra',
    title: 'Spectra of the flattened kernel',
    caption: 'The first network of every structure and width, with a rule at every drop that the detector reports.',
    figure: panelGrid(
      {
        rows: widths.map((width) => groups.filter(({ hiddenUnits }) => hiddenUnits === width).map(panel)),
        columnHeadings: structures,
        rowHeadings: widths.map((width) => `m = ${width}`),
      },
      { share: { x: 'all', y: 'row' } },
    ),
    width: 1240,
  };
}
