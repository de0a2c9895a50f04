// Also tests gallery/networks.ts: figures are of what it gives.
import { DenseMatrix } from '@entk/core';
import type { PanelGrid } from '@entk/figures';
import { figureSvg } from '@entk/figures/node';
import { expect, test } from 'vitest';
import { additionFigure, superpositionFigure } from '../../src/gallery/figures.js';
import { networkJson, networksOf } from '../../src/gallery/networks.js';
import type { CellRecord } from '../../src/sweep/cells/cell-record.js';
import { recordedEntries } from '../../src/sweep/cells/entries.js';
import type { GatheredCell } from '../../src/sweep/collect/gather.js';
import type { Settings } from '../../src/sweep/plan/setting.js';

const eigenvalues = Array.from({ length: 20 }, (_, index) => (index < 5 ? 2 : 1) * 0.9 ** index);
const drops = [{ after: 5, ratio: eigenvalues[4] / eigenvalues[5] }];

function gathered(axes: Settings, record: Partial<CellRecord>): GatheredCell {
  const { experiment = 'modular-addition', settings = {}, scalars = {} } = record;
  const question = { experiment, measure: ['spectrum'], settings: { ...settings, ...axes }, key: 'k' } as const;
  const made = { program: '1', v8: '1', processor: 'x' };
  return {
    cell: { ...question, axes },
    status: 'done',
    record: { ...question, made, scalars, eigenvalues, drops, ...record },
  };
}

const ofAddition = (p: number, seed: number) =>
  gathered({ p, seed }, { curves: { 'test accuracy': { x: [0, 10], y: [0, p / 100] } } });

test('modular addition: a column for each p, test accuracies above a spectrum for each seed, whatever the order of the cells', () => {
  const cells = [ofAddition(7, 1), ofAddition(5, 0), ofAddition(7, 0), ofAddition(5, 1)];
  const named = additionFigure(networksOf(cells, 'p'));
  const grid = named.figure as PanelGrid;
  expect(grid.columnHeadings).toEqual(['p\u00A0=\u00A05', 'p\u00A0=\u00A07']);
  expect(grid.rowHeadings).toEqual(['test accuracy', 'seed\u00A00', 'seed\u00A01']);
  const [left, right] = grid.rows[0];
  expect([left, right].map((panel) => panel?.kind === 'lines' && panel.curves[1].y[1])).toEqual([0.05, 0.07]);
  expect(grid.rows[2][1]).toMatchObject({ markers: [{ at: 5.5, label: 'k = 5' }] });
  expect(figureSvg(grid)).toContain('>k = 5<');
});

test('a network that failed leaves its place empty', () => {
  const { cell } = ofAddition(7, 1);
  const cells: GatheredCell[] = [ofAddition(5, 0), ofAddition(7, 0), ofAddition(5, 1), { cell, status: 'failed' }];
  const grid = additionFigure(networksOf(cells, 'p')).figure as PanelGrid;
  expect(grid.rows.map((row) => row.map((panel) => panel?.kind))).toEqual([
    ['lines', 'lines'],
    ['lines', 'lines'],
    ['lines', undefined],
  ]);
  expect(figureSvg(grid)).toMatch(/^<svg/);
});

test('superposition: for each seed a row of spectra and a row of heatmaps, a drop beyond the shown ranks left out', () => {
  const heatmap = recordedEntries(DenseMatrix.generate(10, 16, (i, j) => (i === j ? 1 : 0)));
  const cell = (sparsity: number, seed: number) =>
    gathered(
      { sparsity, seed },
      {
        experiment: 'superposition',
        scalars: { finalLoss: 0, meanOverBestAssignment: 0.8125 },
        drops: [...drops, { after: 17, ratio: 1.1 }],
        heatmap,
      },
    );
  const networks = networksOf([cell(0.3, 0), cell(0.9, 0), cell(0.3, 1), cell(0.9, 1)], 'sparsity');
  const grid = superpositionFigure(networks).figure as PanelGrid;
  expect(grid.rows.map((row) => row.map((panel) => panel?.kind))).toEqual([
    ['lines', 'lines'],
    ['heatmap', 'heatmap'],
    ['lines', 'lines'],
    ['heatmap', 'heatmap'],
  ]);
  expect(grid.rows[0][0]).toMatchObject({ markers: [{ label: 'k = 5' }] });
  expect(grid.rows[1][0]).toMatchObject({ title: '0.813', matrix: { columns: 16 } });
  expect(figureSvg(grid)).toMatch(/^<svg/);
  expect(networkJson(networks[1])).toMatchObject({
    sparsity: 0.9,
    seed: 0,
    finalLoss: 0,
    meanOverBestAssignment: 0.8125,
  });
});
