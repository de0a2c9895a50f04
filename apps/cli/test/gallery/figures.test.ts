import { DenseMatrix } from '@entk/core';
import type { PanelGrid } from '@entk/figures';
import { figureSvg } from '@entk/figures/node';
import { expect, test } from 'vitest';
import { paperSettings as additionSettings } from '../../src/experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from '../../src/experiments/superposition/settings.js';
import { additionFigure, superpositionFigure } from '../../src/gallery/figures.js';

const eigenvalues = Float64Array.from({ length: 20 }, (_, index) => (index < 5 ? 2 : 1) * 0.9 ** index);
const drops = [{ after: 5, ratio: eigenvalues[4] / eigenvalues[5] }];

test('modular addition: a column for each p, test accuracies above a spectrum for each seed, whatever the order of the cells', () => {
  const cell = (p: number, seed: number) => ({
    settings: { ...additionSettings, p, seed },
    accuracy: { epochs: [0, 10], train: [0, 1], test: [0, p / 100] },
    eigenvalues,
    drops,
  });
  const named = additionFigure([cell(7, 1), cell(5, 0), cell(7, 0), cell(5, 1)]);
  const grid = named.figure as PanelGrid;
  expect(grid.columnHeadings).toEqual(['p\u00A0=\u00A05', 'p\u00A0=\u00A07']);
  expect(grid.rowHeadings).toEqual(['test accuracy', 'seed\u00A00', 'seed\u00A01']);
  const [left, right] = grid.rows[0];
  expect([left, right].map((panel) => panel?.kind === 'lines' && panel.curves[1].y[1])).toEqual([0.05, 0.07]);
  expect(grid.rows[2][1]).toMatchObject({ markers: [{ at: 5.5, label: 'k = 5' }] });
  expect(figureSvg(grid)).toContain('>k = 5<');
});

test('superposition: for each seed a row of spectra and a row of heatmaps, a drop beyond the shown ranks left out', () => {
  const settings = { ...superpositionSettings, features: 10, hiddenUnits: 3 };
  const heatmap = {
    values: DenseMatrix.generate(10, 18, (i, j) => (i === j ? 1 : 0)),
    rowLabels: Array.from({ length: 10 }, (_, index) => String(index)),
    columnLabels: Array.from({ length: 18 }, (_, index) => String(index)),
    quantity: '|cosine|' as const,
    normalised: true,
  };
  const cell = (sparsity: number, seed: number) => ({
    settings: { ...settings, sparsity, seed },
    finalLoss: 0,
    eigenvalues,
    drops: [...drops, { after: 17, ratio: 1.1 }],
    heatmap: heatmap as never,
    assigned: 0.8125,
  });
  const { figure } = superpositionFigure([cell(0.3, 0), cell(0.9, 0), cell(0.3, 1), cell(0.9, 1)]);
  const grid = figure as PanelGrid;
  expect(grid.rows.map((row) => row.map((panel) => panel?.kind))).toEqual([
    ['lines', 'lines'],
    ['heatmap', 'heatmap'],
    ['lines', 'lines'],
    ['heatmap', 'heatmap'],
  ]);
  expect(grid.rows[0][0]).toMatchObject({ markers: [{ label: 'k = 5' }] });
  expect(grid.rows[1][0]).toMatchObject({ title: '0.813', matrix: { columns: 16 } });
  expect(figureSvg(grid)).toMatch(/^<svg/);
});
