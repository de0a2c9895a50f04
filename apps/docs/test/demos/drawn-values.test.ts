// Tests no single file: demos/figure/drawn-values, which does not stand below src.
import { DenseMatrix } from '@entk/core';
import { barsPanel, figureFrames, figureJson, heatmapPanel, panelGrid, spectrumPanel } from '@entk/figures';
import { expect, it, vi } from 'vitest';
import { shallowRef } from 'vue';
import { drawnValues } from '../../demos/figure/drawn-values.js';
import { useDrawnValues } from '../../demos/figure/use-drawn-values.js';

const spectrum = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }] });
const heatmap = heatmapPanel({
  matrix: DenseMatrix.generate(2, 3, (i, j) => i + j / 10),
  rows: { label: 'feature', first: 0 },
  columns: { label: 'eigenvector' },
  quantity: '|cosine|',
});
const bars = barsPanel({ heights: [1, 2], quantity: 'q', bars: { label: 'i' } });
const grid = panelGrid({
  rows: [
    [bars, spectrum],
    [null, heatmap],
  ],
  columnHeadings: ['left', 'right'],
  rowHeadings: ['top', 'bottom'],
});
const width = 700;
const values = drawnValues(figureJson(grid), width);

it('finds each value where it is marked, and says which panel it is of', () => {
  const frame = figureFrames(grid, { width })[1];
  const [left, top] = frame.place(3, 1);
  const at = values.at(left, top);
  expect(at && values.textOf(at)).toBe('right, top: rank k 3, eigenvalue 1');
  expect(at && values.markOf(at)).toMatchObject({ left, top });
  expect(values.at(5, 5)).toBeUndefined();
  // Bars have no values to point at.
  const [, barTop] = figureFrames(grid, { width })[0].place(0.5, 1);
  expect(values.at(figureFrames(grid, { width })[0].left + 2, barTop)).toBeUndefined();
});

it('goes from panel to panel by keys, and stays at the ends', () => {
  let at = values.after(undefined, 'ArrowRight');
  const said: string[] = [];
  for (const key of ['End', 'ArrowRight', 'ArrowDown', 'End', 'ArrowRight', 'Home', 'Home']) {
    at = values.after(at, key);
    if (at) said.push(values.textOf(at).replace(/^right, /, ''));
  }
  expect(said).toEqual([
    'top: rank k 4, eigenvalue 0.5000',
    'bottom: feature 0, eigenvector 1: |cosine| 0',
    'bottom: feature 1, eigenvector 1: |cosine| 1',
    'bottom: feature 1, eigenvector 3: |cosine| 1.20',
    'bottom: feature 1, eigenvector 3: |cosine| 1.20',
    'bottom: feature 1, eigenvector 1: |cosine| 1',
    'top: rank k 1, eigenvalue 9',
  ]);
  expect(values.after(at, 'Tab')).toBeUndefined();
});

it('invites the reader, says that it fetches, and asks again after a network that was down', async () => {
  const answers = [Promise.reject(new Error('down')), Promise.resolve(new Response(figureJson(grid)))];
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(() => answers.shift() as Promise<Response>);
  const { text, ask } = useDrawnValues(() => ({ json: 'figure.json', width }), shallowRef(null));
  const invitation = /^Point, or use arrow keys/;
  expect(text.value).toMatch(invitation);
  for (const times of [1, 2]) {
    ask();
    expect(text.value).toMatch(/^Fetching/);
    await vi.waitFor(() => expect(text.value).toMatch(invitation));
    expect(fetched).toHaveBeenCalledTimes(times);
  }
  ask();
  expect(fetched).toHaveBeenCalledTimes(2);
  fetched.mockRestore();
});
