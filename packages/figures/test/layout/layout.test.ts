import { DenseMatrix } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barsPanel,
  curvesPanel,
  type Figure,
  type FigureOptions,
  heatmapPanel,
  panelGrid,
  spectrumPanel,
} from '../../src/index.js';
import { drawn } from '../drawn.js';
import { textBoxes } from '../text-boxes.js';

/** Pairs of texts that touch, and texts that leave the figure. */
function collisions(figure: Figure, options: FigureOptions = {}): string[] {
  const svg = drawn(figure, options);
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)));
  const boxes = textBoxes(svg);
  const outside = boxes.filter(
    ({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
  );
  const touching = boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      )
      .map((other) => `${box.text} | ${other.text}`),
  );
  return [...outside.map(({ text }) => `outside: ${text}`), ...touching];
}

const falling = (count: number, scale: number) => Array.from({ length: count }, (_, index) => scale * 0.95 ** index);
const families = [
  { label: 'cos, sin (a + b)', size: 14 },
  { label: 'cos, sin (a − b)', size: 14 },
];
const heatmap = heatmapPanel(
  {
    matrix: DenseMatrix.generate(28, 56, (i, j) => (2 * i === j ? 1.2 : 0)),
    rows: { label: 'frequency', groups: families },
    columns: { label: 'rotated vector of the second cliff' },
    quantity: 'squared norm, column-normalised',
  },
  { title: 'epoch 500', range: [0, 1] },
);
const spectra = spectrumPanel(
  {
    curves: ['0', '60', '80', '100', '500'].map((label, index) => ({ label, eigenvalues: falling(160, 10 ** index) })),
    drops: [1, 57, 60, 113],
  },
  { title: 'Spectra over training, full kernel', legendTitle: 'epoch', palette: 'sequence' },
);
const training = curvesPanel(
  {
    curves: [{ label: 'test', x: [1, 10, 500], y: [3e-6, 2e-6, 1e-6] }],
    events: [
      { at: 86, label: 'test > 50 %' },
      { at: 100, label: 'drop at k = 113' },
    ],
  },
  { xLabel: 'epoch', yLabel: 'mean squared error over batch and outputs', xScale: 'log' },
);
const norms = barsPanel({
  heights: falling(50, 1.1),
  quantity: '‖Wᵢ‖',
  bars: { label: 'feature i' },
  shade: { values: falling(50, 3.4), quantity: 'superposition' },
});

describe('layoutFigure', () => {
  it.each([
    ['heatmap', heatmap],
    ['spectra', spectra],
    ['training curves', training],
    ['norms', norms],
  ])('keeps every text of the %s inside and off the others, at any width from a column up', (_, panel) => {
    for (let width = 320; width <= 720; width += 23)
      expect({ width, found: collisions(panel, { width }) }).toEqual({ width, found: [] });
  });

  it.each(['none', 'row', 'all'] as const)('does so for a grid of all kinds, colour shared by %s', (color) => {
    const rows = [
      [spectra, training],
      [heatmap, heatmap],
      [norms, null],
    ];
    const headings = {
      columnHeadings: ['before the rotation', 'after'],
      rowHeadings: ['spectra and loss', 'families', 'norms'],
    };
    const grid = panelGrid({ rows, ...headings }, { title: 'One of each', share: { x: 'column', y: 'row', color } });
    for (const width of [672, 720, 900])
      expect({ width, found: collisions(grid, { width }) }).toEqual({ width, found: [] });
  });

  it('does so for any cliffs and any size of eigenvalues', () => {
    const cliffs = fc.uniqueArray(fc.integer({ min: 1, max: 159 }), { maxLength: 12 });
    const scale = fc.integer({ min: -9, max: 9 }).map((power) => 10 ** power);
    fc.assert(
      fc.property(cliffs, scale, fc.constantFrom('linear', 'log'), (found, factor, kind) => {
        const panel = spectrumPanel(
          { curves: [{ label: 'full', eigenvalues: falling(160, factor) }], drops: found },
          { scale: kind },
        );
        expect(collisions(panel, { width: 300 })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
