import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { barsPanel, curvesPanel, type GridOptions, heatmapPanel, panelGrid } from '../../src/index.js';
import { cellsOf, gridOf, sharedRamps } from '../../src/layout/cell.js';

const lines = (y: readonly number[], yRange?: readonly [number, number]) =>
  curvesPanel({ curves: [{ label: 'a', x: [0, 10], y }] }, { yRange });
const heatmap = (largest: number, ramp?: 'diverging') =>
  heatmapPanel(
    { matrix: DenseMatrix.fromRows([[largest, 0, 0]]), rows: { label: 'r' }, columns: { label: 'c' }, quantity: 'q' },
    { ramp },
  );
const bars = (heights: readonly number[]) => barsPanel({ heights, quantity: 'q', bars: { label: 'i' } });
const gridOfRows = (share: GridOptions['share'], rows: Parameters<typeof panelGrid>[0]['rows']) =>
  cellsOf(panelGrid({ rows }, { share }));

describe('cellsOf', () => {
  it('of a single panel is one cell with everything shown', () => {
    const [cell, ...others] = cellsOf(heatmap(2));
    expect(others).toEqual([]);
    expect(cell).toMatchObject({ row: 0, column: 0, x: [0, 3], y: [0, 1], showX: true, showY: true, showRamp: true });
    expect(cell.color).toMatchObject({ range: [0, 2], data: [0, 2], quantity: 'q' });
  });

  it('gives a posted matrix its class back, and leaves the panel as it was', () => {
    const posted = structuredClone(heatmap(2));
    const [{ panel }] = cellsOf(posted);
    expect(panel.kind === 'heatmap' && panel.matrix.get(0, 0)).toBe(2);
    expect(posted.kind === 'heatmap' && posted.matrix instanceof DenseMatrix).toBe(false);
  });

  it('shares intervals by row, by column, or among all, and shows each shared axis once', () => {
    const rows = [
      [lines([0, 1], [0, 1]), lines([0, 2], [0, 2])],
      [lines([0, 3], [0, 3]), lines([0, 4], [0, 4])],
    ];
    const highest = (share: GridOptions['share']) => gridOfRows(share, rows).map(({ y }) => y[1]);
    expect(highest({ y: 'none' })).toEqual([1, 2, 3, 4]);
    expect(highest({ y: 'row' })).toEqual([2, 2, 4, 4]);
    expect(highest({ y: 'column' })).toEqual([3, 4, 3, 4]);
    expect(highest({ y: 'all' })).toEqual([4, 4, 4, 4]);
    expect(gridOfRows({ y: 'row', x: 'column' }, rows).map(({ showX, showY }) => [showX, showY])).toEqual([
      [false, true],
      [false, false],
      [true, true],
      [true, false],
    ]);
  });

  it('leaves gaps out, and an axis next to a gap in', () => {
    const cells = gridOfRows({ y: 'row' }, [[null, lines([0, 1])]]);
    expect(cells.map(({ column, showY }) => [column, showY])).toEqual([[1, true]]);
  });

  it('begins bars at 0, below it only where a bar goes there, and keeps 0 in colours', () => {
    const [low, high] = cellsOf(bars([3, 1]))[0].y;
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(3);
    expect(cellsOf(bars([-1, 2]))[0].y[0]).toBeLessThan(-1);
    expect(cellsOf(bars([-1]))[0].y[1]).toBe(0);
    expect(cellsOf(heatmap(-2, 'diverging'))[0].color?.range).toEqual([-2, 2]);
    expect(cellsOf(heatmap(0))[0].color?.range).toEqual([0, 1]);
  });
});

describe('sharedRamps', () => {
  it('is one for each quantity of a grid that shares colour throughout, as wide as the widest', () => {
    const grid = panelGrid({ rows: [[heatmap(1), heatmap(5)]] }, { share: { color: 'all' } });
    const ramps = sharedRamps(grid, cellsOf(grid));
    expect(ramps.map(({ range }) => range)).toEqual([[0, 5]]);
    expect(cellsOf(grid).every(({ showRamp }) => !showRamp)).toBe(true);
    const apart = panelGrid({ rows: [[heatmap(1), heatmap(5)]] }, { share: { color: 'row' } });
    expect(sharedRamps(apart, cellsOf(apart))).toEqual([]);
    expect(cellsOf(apart).map(({ showRamp }) => showRamp)).toEqual([false, true]);
  });
});

describe('gridOf', () => {
  it('leaves a grid as it is', () => {
    const grid = panelGrid({ rows: [[bars([1])]] });
    expect(gridOf(grid)).toBe(grid);
  });
});
