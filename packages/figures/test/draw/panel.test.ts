import { DenseMatrix } from '@entk/core';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { curvesPanel, heatmapPanel, type HeatmapOptions } from '../../src/index.js';
import { drawn, numbersIn, textsOf } from '../drawn.js';
import { textBoxes } from '../text-boxes.js';

const groups = [
  { label: 'a + b', size: 2 },
  { label: 'a − b', size: 1 },
];
const heatmap = (options?: HeatmapOptions) =>
  heatmapPanel(
    {
      matrix: DenseMatrix.fromRows([
        [1, 0],
        [0, 0],
        [0, 0.5],
      ]),
      rows: { label: 'frequency', groups },
      columns: { label: 'vector' },
      quantity: '|cosine|',
    },
    { title: 'epoch 500', ...options },
  );
const cells = (svg: Element) => {
  const images = [...svg.querySelectorAll('image')].map((image) =>
    decode(Buffer.from((image.getAttribute('href') ?? '').replace('data:image/png;base64,', ''), 'base64')),
  );
  const { width, height, data } = images.find((image) => image.width === 2)!;
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => data[(row * width + column) * 3]),
  );
};

describe('drawPanel', () => {
  it('draws the matrix as it is printed, the first row above or below', () => {
    const [high, low, middle] = [253, 68, 33];
    const down = cells(drawn(heatmap({ rowDirection: 'down' })));
    expect(down.map((row) => row.map((red) => Math.abs(red - middle) < 3 || red))).toEqual([
      [high, low],
      [low, low],
      [low, true],
    ]);
    const up = cells(drawn(heatmap({ rowDirection: 'up' })));
    expect(up).toEqual(down.toReversed());
  });

  it('names panel, axes and groups, each group beside its cells', () => {
    const svg = drawn(heatmap());
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['epoch 500', 'vector', 'frequency', 'a + b', 'a − b', '|cosine|']),
    );
    const boxes = textBoxes(svg);
    const [sum, difference] = ['a + b', 'a − b'].map((name) => boxes.find(({ text }) => text === name)!);
    const middle = (box: { top: number; bottom: number }) => (box.top + box.bottom) / 2;
    const frame = svg.querySelector('[aria-label="frame"]')!;
    const height = Number(frame.getAttribute('height'));
    // The middles of two cells of three and of the third are half of the frame apart.
    expect(Math.abs(Math.abs(middle(sum) - middle(difference)) - height / 2)).toBeLessThan(1);
  });

  it('writes a title over its frame, in lines where it is too long', () => {
    const title = 'the spectrum of the kernel of all parameters of a network that was trained for long';
    const svg = drawn(curvesPanel({ curves: [{ label: 'a', x: [0, 1], y: [0, 1] }] }, { title }), { width: 260 });
    const bold = [...svg.querySelectorAll('text[font-weight="bold"]')];
    expect(bold.length).toBeGreaterThan(1);
    expect(bold.map(({ textContent }) => textContent).join(' ')).toBe(title);
    const tops = bold.map((node) => numbersIn(node.getAttribute('transform') ?? '')[1]);
    expect(tops.toSorted((left, right) => left - right)).toEqual(tops);
    expect(Math.max(...tops)).toBeLessThan(0);
  });
});
