import { DenseMatrix } from '@entk/core';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { heatmapPanel, panelGrid } from '../../src/index.js';
import { drawn, numbersIn, textsOf } from '../drawn.js';
import { textBoxes } from '../text-boxes.js';

const panel = (range?: readonly [number, number]) =>
  heatmapPanel(
    {
      matrix: DenseMatrix.fromRows([
        [0, 1],
        [0.5, 0.25],
      ]),
      rows: { label: 'r' },
      columns: { label: 'c' },
      quantity: '|cosine|',
    },
    { range },
  );
const rampImage = (svg: Element) =>
  [...svg.querySelectorAll('image')].map((image) => {
    const { width, height, data } = decode(
      Buffer.from((image.getAttribute('href') ?? '').replace('data:image/png;base64,', ''), 'base64'),
    );
    return { image, width, height, first: Array.from(data.slice(0, 3)), last: Array.from(data.slice(-3)) };
  });
const [dark, bright] = [
  [68, 1, 84],
  [253, 231, 37],
];

describe('the ramp beside a panel', () => {
  it('is as high as the frame, bright above and dark below, with its ticks where their values are', () => {
    const svg = drawn(panel());
    const ramp = rampImage(svg).find(({ width }) => width === 1)!;
    expect(ramp).toMatchObject({ width: 1, height: 256, first: bright, last: dark });
    const top = Number(ramp.image.getAttribute('y'));
    const height = Number(ramp.image.getAttribute('height'));
    expect(height).toBe(Number(svg.querySelector('[aria-label="frame"]')?.getAttribute('height')));
    const boxes = textBoxes(svg).filter(({ text }) => /^(0|1|0\.\d+)$/.test(text));
    const panelTop = numbersIn(ramp.image.parentElement?.getAttribute('transform') ?? '')[1];
    const left = Number(ramp.image.getAttribute('x'));
    for (const box of boxes.filter((one) => one.left > left)) {
      const middle = (box.top + box.bottom) / 2 - panelTop;
      expect(Math.abs(middle - (top + height * (1 - Number(box.text))))).toBeLessThan(1);
    }
    expect(textsOf(svg)).toContain('|cosine|');
  });

  it('says by ≥ what lies beyond its end', () => {
    expect(textsOf(drawn(panel([0, 0.6]))).some((text) => text === '≥ 0.6')).toBe(true);
    expect(textsOf(drawn(panel())).some((text) => text.startsWith('≥'))).toBe(false);
  });
});

describe('a ramp below a grid', () => {
  it('lies, dark at the left, with its quantity before it and ticks below it', () => {
    const svg = drawn(panelGrid({ rows: [[panel(), panel()]] }, { share: { color: 'all' } }));
    const ramps = rampImage(svg).filter(({ width, height }) => width === 256 && height === 1);
    expect(ramps).toHaveLength(1);
    expect(ramps[0]).toMatchObject({ first: dark, last: bright });
    const [left, top] = ['x', 'y'].map((name) => Number(ramps[0].image.getAttribute(name)));
    const quantity = textBoxes(svg).find(({ text }) => text === '|cosine|')!;
    expect(quantity.right).toBeLessThan(left);
    const ticks = textBoxes(svg).filter((box) => box.top > top && box.left >= left - 10 && /^\d/.test(box.text));
    expect(ticks.length).toBeGreaterThan(1);
    for (const { text, left: from, right } of ticks) {
      expect(Math.abs((from + right) / 2 - (left + 180 * Number(text)))).toBeLessThan(1);
    }
  });
});
