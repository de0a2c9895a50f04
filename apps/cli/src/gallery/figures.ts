import { curvesPanel, heatmapPanel, type Panel, panelGrid, spectrumPanel } from '@entk/figures';
import type { NamedFigure } from '../report/report.js';
import { significant } from '../report/numbers.js';
import { entriesOf } from '../sweep/cells/entries.js';
import { matchedBeta } from '../sweep/cells/superposition.js';
import type { ShownNetwork } from './networks.js';

/** Small multiples: a column for each p, above the test accuracies of all seeds, below a spectrum for each seed. */
export function additionFigure(networks: readonly ShownNetwork[]): NamedFigure {
  const { columns, seeds, at } = placed(networks);
  const { hiddenUnits, alpha, epochs } = networks[0].record.settings;
  const accuracies = columns.map((p) => {
    const curves = seeds.flatMap((seed) => {
      const curve = at(p, seed)?.record.curves?.['test accuracy'];
      return curve ? [{ label: `seed ${seed}`, x: curve.x, y: curve.y }] : [];
    });
    const axes = { xLabel: 'epoch', yLabel: 'test accuracy', yRange: [0, 1], points: false } as const;
    return curves.length > 0 ? curvesPanel({ curves }, axes) : null;
  });
  const spectra = seeds.map((seed) => columns.map((p) => spectrumOf(at(p, seed), 'log')));
  return {
    name: 'gallery-modular-addition',
    title: 'Modular addition across seeds and moduli',
    caption: `Networks of ${hiddenUnits} hidden units trained for ${epochs} epochs on a share of ${alpha} of all p² pairs. Top: test accuracy. Below: leading eigenvalues of the class-mean kernel after the last epoch, with a rule at every drop that the detector reports.`,
    figure: panelGrid(
      {
        rows: [accuracies, ...spectra],
        columnHeadings: columns.map((p) => `p\u00A0=\u00A0${p}`),
        rowHeadings: ['test accuracy', ...seeds.map((seed) => `seed\u00A0${seed}`)],
      },
      { legend: 'each' },
    ),
    width: 185 * columns.length + 60,
  };
}

/** Small multiples: a column for each sparsity, a row of spectra and a row of heatmaps for each seed. */
export function superpositionFigure(networks: readonly ShownNetwork[]): NamedFigure {
  const { columns, seeds, at } = placed(networks);
  const { features, hiddenUnits, examples, steps } = networks[0].record.settings;
  const rows = seeds.flatMap((seed) => {
    const row = columns.map((sparsity) => at(sparsity, seed));
    return [row.map((network) => spectrumOf(network, 'linear')), row.map(heatmapOf)];
  });
  return {
    name: 'gallery-superposition',
    title: 'Toy models of superposition across seeds and sparsities',
    caption: `Tied autoencoders of ${features} features and ${hiddenUnits} hidden units, trained for ${steps} steps on ${examples} examples. For each seed: leading eigenvalues of the flattened kernel at β = 0 with a rule at every drop that the detector reports, and the column-normalised |cosine| of features with eigenvectors at β = ${matchedBeta}; above each heatmap its mean over the best one-to-one assignment.`,
    figure: panelGrid(
      {
        rows,
        columnHeadings: columns.map((sparsity) => `S\u00A0=\u00A0${sparsity}`),
        rowHeadings: seeds.flatMap((seed) => [`seed\u00A0${seed}`, `seed\u00A0${seed}, β\u00A0=\u00A0${matchedBeta}`]),
      },
      { share: { color: 'all' } },
    ),
    width: 150 * columns.length + 60,
  };
}

/** The networks by where they stand; there is none where a cell failed. */
function placed(networks: readonly ShownNetwork[]) {
  return {
    columns: distinct(networks.map(({ column }) => column)),
    seeds: distinct(networks.map(({ seed }) => seed)),
    at: (column: number, seed: number) => networks.find((one) => one.column === column && one.seed === seed),
  };
}

/** On a linear scale as many ranks as the heatmap below has columns. */
function spectrumOf(network: ShownNetwork | undefined, scale: 'linear' | 'log'): Panel | null {
  if (!network) return null;
  const { eigenvalues, drops, heatmap } = network.record;
  const last = Math.min(heatmap?.columns ?? eigenvalues.length, eigenvalues.length);
  return spectrumPanel(
    {
      curves: [{ label: `seed ${network.seed}`, eigenvalues }],
      drops: drops.map(({ after }) => after).filter((after) => after < last),
    },
    { scale, ranks: [1, last], points: false, aspect: 0.75, floor: scale === 'log' ? 0 : undefined },
  );
}

function heatmapOf(network: ShownNetwork | undefined): Panel | null {
  const { heatmap, scalars } = network?.record ?? {};
  if (!heatmap) return null;
  return heatmapPanel(
    {
      matrix: entriesOf(heatmap),
      rows: { label: 'feature', first: 0 },
      columns: { label: 'eigenvector' },
      quantity: '|cosine|, column-normalised',
    },
    { range: [0, 1], rowDirection: 'up', aspect: 0.75, title: significant(Number(scalars?.meanOverBestAssignment)) },
  );
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((left, right) => left - right);
}
