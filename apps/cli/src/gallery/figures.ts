import { curvesPanel, heatmapPanel, type Panel, panelGrid, spectrumPanel } from '@entk/figures';
import type { NamedFigure } from '../report/report.js';
import { significant } from '../report/numbers.js';
import type { AdditionCell, ShownDrop } from './modular-addition.js';
import { heatmapBeta, type SuperpositionCell } from './superposition.js';

/** Ranks shown of a superposition network: the n features and as many beyond them as the paper's figure shows. */
const shownBeyond = 1.6;

/** Small multiples: a column for each p, above the test accuracies of all seeds, below a spectrum for each seed. */
export function additionFigure(cells: readonly AdditionCell[]): NamedFigure {
  const ps = distinct(cells.map(({ settings }) => settings.p));
  const seeds = distinct(cells.map(({ settings }) => settings.seed));
  const { hiddenUnits, alpha, epochs } = cells[0].settings;
  const cellAt = (p: number, seed: number) =>
    cells.find(({ settings }) => settings.p === p && settings.seed === seed) as AdditionCell;
  const accuracies = ps.map((p) =>
    curvesPanel(
      {
        curves: seeds.map((seed) => {
          const { accuracy } = cellAt(p, seed);
          return { label: `seed ${seed}`, x: accuracy.epochs, y: accuracy.test };
        }),
      },
      { xLabel: 'epoch', yLabel: 'test accuracy', yRange: [0, 1], points: false },
    ),
  );
  const spectra = seeds.map((seed) => ps.map((p) => spectrumOf(cellAt(p, seed), 'log')));
  return {
    name: 'gallery-modular-addition',
    title: 'Modular addition across seeds and moduli',
    caption: `Networks of ${hiddenUnits} hidden units trained for ${epochs} epochs on a share of ${alpha} of all p² pairs. Top: test accuracy. Below: leading eigenvalues of the class-mean kernel after the last epoch, with a rule at every drop that the detector reports.`,
    figure: panelGrid(
      {
        rows: [accuracies, ...spectra],
        columnHeadings: ps.map((p) => `p\u00A0=\u00A0${p}`),
        rowHeadings: ['test accuracy', ...seeds.map((seed) => `seed\u00A0${seed}`)],
      },
      { legend: 'each' },
    ),
    width: 250 * ps.length + 60,
  };
}

/** Small multiples: a column for each sparsity, a row of spectra and a row of heatmaps for each seed. */
export function superpositionFigure(cells: readonly SuperpositionCell[]): NamedFigure {
  const sparsities = distinct(cells.map(({ settings }) => settings.sparsity));
  const seeds = distinct(cells.map(({ settings }) => settings.seed));
  const { features, hiddenUnits, examples, steps } = cells[0].settings;
  const cellAt = (sparsity: number, seed: number) =>
    cells.find(({ settings }) => settings.sparsity === sparsity && settings.seed === seed) as SuperpositionCell;
  const rows = seeds.flatMap((seed) => {
    const row = sparsities.map((sparsity) => cellAt(sparsity, seed));
    return [row.map((cell) => spectrumOf(cell, 'linear', features * shownBeyond)), row.map(heatmapOf)];
  });
  return {
    name: 'gallery-superposition',
    title: 'Toy models of superposition across seeds and sparsities',
    caption: `Tied autoencoders of ${features} features and ${hiddenUnits} hidden units, trained for ${steps} steps on ${examples} examples. For each seed: leading eigenvalues of the flattened kernel at β = 0 with a rule at every drop that the detector reports, and the column-normalised |cosine| of features with eigenvectors at β = ${heatmapBeta}; above each heatmap its mean over the best one-to-one assignment.`,
    figure: panelGrid(
      {
        rows,
        columnHeadings: sparsities.map((sparsity) => `S\u00A0=\u00A0${sparsity}`),
        rowHeadings: seeds.flatMap((seed) => [`seed\u00A0${seed}`, `seed\u00A0${seed}, β\u00A0=\u00A0${heatmapBeta}`]),
      },
      { share: { color: 'all' } },
    ),
    width: 280 * sparsities.length + 60,
  };
}

function spectrumOf(
  {
    eigenvalues,
    drops,
    settings,
  }: { eigenvalues: Float64Array; drops: readonly ShownDrop[]; settings: { seed: number } },
  scale: 'linear' | 'log',
  most = eigenvalues.length,
): Panel {
  const last = Math.min(Math.round(most), eigenvalues.length);
  return spectrumPanel(
    {
      curves: [{ label: `seed ${settings.seed}`, eigenvalues }],
      drops: drops.map(({ after }) => after).filter((after) => after < last),
    },
    { scale, ranks: [1, last], points: false, aspect: 0.75, floor: scale === 'log' ? 0 : undefined },
  );
}

function heatmapOf({ heatmap, assigned, settings }: SuperpositionCell): Panel {
  const columns = Math.min(Math.round(settings.features * shownBeyond), heatmap.values.columns);
  return heatmapPanel(
    {
      matrix: heatmap.values.columnRange(0, columns),
      rows: { label: 'feature', first: 0 },
      columns: { label: 'eigenvector' },
      quantity: '|cosine|, column-normalised',
    },
    { range: [0, 1], rowDirection: 'up', aspect: 0.75, title: significant(assigned) },
  );
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((left, right) => left - right);
}
