import { DenseMatrix } from '@entk/core';
import { expect, test } from 'vitest';
import {
  barsPanel,
  curvesPanel,
  type Figure,
  figureFrames,
  figureFromJson,
  figureJson,
  heatmapPanel,
  type LinesPanel,
  panelGrid,
  spectrumPanel,
} from '../src/index.js';
import { figureSvg } from '../src/node/index.js';

/** Numbers of at most three digits, which are not rounded. */
const figures: Readonly<Record<string, Figure>> = {
  spectrum: spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }], drops: [2] }, { title: 'λ' }),
  curves: curvesPanel({
    curves: [{ label: 'a', x: [0, 1, 2], y: [1, 4, 2.125] }],
    band: { x: [0, 1, 2], low: [0, 0, 0], high: [5, 5, 5] },
  }),
  heatmap: heatmapPanel({
    matrix: DenseMatrix.fromRows([
      [0.25, 1],
      [-0.5, 0],
    ]),
    rows: { label: 'r', groups: [{ label: 'g', size: 2 }] },
    columns: { label: 'c', labels: ['x', 'y'] },
    quantity: 'q',
  }),
  bars: barsPanel({
    heights: [1, 2, 3],
    quantity: 'q',
    bars: { label: 'i' },
    shade: { values: [0, 0.5, 1], quantity: 's' },
  }),
};

test.each([
  ...Object.entries(figures),
  [
    'grid',
    panelGrid({
      rows: [
        [figures.spectrum, null],
        [figures.heatmap, figures.bars],
      ] as never,
    }),
  ] as const,
])('%s: the figure that is read is drawn alike, and stands where it stood', (_, figure) => {
  const read = figureFromJson(figureJson(figure));
  expect(figureSvg(read)).toBe(figureSvg(figure));
  const places = (of: Figure) => figureFrames(of).map((frame) => [...frame.place(1, 1), ...frame.at(40, 40)]);
  expect(places(read)).toEqual(places(figure));
});

test('numbers are rounded to what a figure shows', () => {
  const y = [Math.PI * 1e6, Math.PI * 1e-9];
  const lines = figureFromJson(figureJson(curvesPanel({ curves: [{ label: 'a', x: [0, 1], y }] })));
  expect(Array.from((lines as LinesPanel).curves[0].y)).toEqual([3141600, 3.1416e-9]);
  const matrix = DenseMatrix.fromRows([[Math.PI, -Math.E]]);
  const map = heatmapPanel({ matrix, rows: { label: 'r' }, columns: { label: 'c' }, quantity: 'q' });
  expect(JSON.parse(figureJson(map))).toMatchObject({ matrix: [[3.14, -2.72]] });
});

test.each(['', 'null', '5', '[]', '{}', '{"kind": "pie"}', '{"kind": "heatmap", "matrix": 2}', 'x'.repeat(999)])(
  '%j is no figure',
  (text) => {
    expect(() => figureFromJson(text)).toThrow(/^figureFromJson: text must be a figure that figureJson wrote/);
    expect(() => figureFromJson(text)).toThrow(/^.{0,200}$/);
  },
);
