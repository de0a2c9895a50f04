import { DenseMatrix } from '@entk/core';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { rampColors, rampLevel } from '../../src/color/ramp.js';
import { type HeatmapOptions, heatmapPanel } from '../../src/index.js';
import { drawn, labelled, textsOf } from '../drawn.js';

const matrix = DenseMatrix.fromRows([
  [0, 0.5, 1],
  [0.25, 0.75, 0.1],
]);
const data = { matrix, rows: { label: 'feature' }, columns: { label: 'eigenvector' }, quantity: '|cosine|, raw' };

/** The pixels of the matrix, and of the ramp beside it. */
function picturesOf(svg: Element) {
  return [...svg.querySelectorAll('image')].map((image) => {
    const png = decode(Buffer.from((image.getAttribute('href') ?? '').replace('data:image/png;base64,', ''), 'base64'));
    const colorAt = (row: number, column: number) => [
      ...png.data.subarray((row * png.width + column) * 3, (row * png.width + column) * 3 + 3),
    ];
    return { ...png, colorAt };
  });
}

const options: HeatmapOptions = { range: [0, 1] };

describe('heatmapPanel', () => {
  it('has one pixel an entry, of the shade that the ramp has at its value', () => {
    const [picture] = picturesOf(drawn(heatmapPanel(data, options)));
    expect([picture.height, picture.width]).toEqual([2, 3]);
    const shades = rampColors('viridis', 'light');
    for (let row = 0; row < 2; row++) {
      for (let column = 0; column < 3; column++) {
        expect(picture.colorAt(row, column)).toEqual([...shades[rampLevel(matrix.get(row, column), [0, 1])]]);
      }
    }
    expect(picture.colorAt(0, 0)).toEqual([0x44, 0x01, 0x54]);
    expect(picture.colorAt(0, 2)).toEqual([0xfd, 0xe7, 0x25]);
  });

  it('turns the rows upside down, numbers with them, when they go up', () => {
    const svg = drawn(heatmapPanel(data, { ...options, rowDirection: 'up' }));
    expect(picturesOf(svg)[0].colorAt(1, 2)).toEqual([0xfd, 0xe7, 0x25]);
    const heights = (root: Element) =>
      [...(labelled(root, 'g', 'y-axis tick label')[0]?.querySelectorAll('text') ?? [])].map((node) =>
        Number(/,([\d.]+)\)/.exec(node.getAttribute('transform') ?? '')?.[1]),
      );
    const [first, second] = heights(svg);
    expect(first).toBeGreaterThan(second);
    const [top, below] = heights(drawn(heatmapPanel(data, options)));
    expect(top).toBeLessThan(below);
  });

  it('names axes and quantity, and shows the ramp', () => {
    const svg = drawn(heatmapPanel(data, { ...options, title: 'before' }));
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['before', 'feature', 'eigenvector', '|cosine|, raw', '0.0', '1.0']),
    );
    const ramp = picturesOf(svg)[1];
    expect([ramp.width, ramp.height]).toEqual([1, 256]);
    expect(ramp.colorAt(0, 0)).toEqual([0xfd, 0xe7, 0x25]);
  });

  it('says so where data lie beyond the range', () => {
    const texts = textsOf(drawn(heatmapPanel(data, { range: [0.2, 0.8] })));
    expect(texts).toEqual(expect.arrayContaining(['≤ 0.2', '≥ 0.8']));
    expect(textsOf(drawn(heatmapPanel(data, options))).join()).not.toMatch(/[≤≥]/);
  });

  it('is symmetric around zero when diverging', () => {
    const signed = DenseMatrix.fromRows([[-0.5, 0, 2]]);
    const [picture] = picturesOf(drawn(heatmapPanel({ ...data, matrix: signed }, { ramp: 'diverging' })));
    const shades = rampColors('diverging', 'light');
    expect(picture.colorAt(0, 1)).toEqual([...shades[128]]);
    expect(picture.colorAt(0, 2)).toEqual([...shades[255]]);
  });

  it('names groups of cells once each', () => {
    const groups = [
      { label: 'cos, sin a', size: 1 },
      { label: 'cos, sin b', size: 1 },
    ];
    const svg = drawn(heatmapPanel({ ...data, rows: { label: 'frequency', groups } }, options));
    expect(textsOf(svg).filter((text) => text.startsWith('cos'))).toEqual(['cos, sin a', 'cos, sin b']);
  });

  it('stays below two bytes an entry for 841 × 841 noise-free entries, and draws a matrix of zeros', () => {
    const large = DenseMatrix.generate(841, 841, (i, j) => Math.cos((2 * Math.PI * (i - j)) / 29));
    const svg = drawn(heatmapPanel({ ...data, matrix: large }));
    expect(svg.outerHTML.length).toBeLessThan(2 * 841 * 841);
    const [zeros] = picturesOf(drawn(heatmapPanel({ ...data, matrix: new DenseMatrix(2, 2) })));
    expect(zeros.colorAt(1, 1)).toEqual([0x44, 0x01, 0x54]);
  });

  it('refuses what it cannot show, and says why', () => {
    const broken = DenseMatrix.fromRows([[0, Number.NaN]]);
    expect(() => heatmapPanel({ ...data, matrix: broken })).toThrow(
      'heatmapPanel: matrix must be finite, got NaN (row 0, column 1 of [1, 2], counted from 0)',
    );
    expect(() => heatmapPanel({ ...data, matrix: new DenseMatrix(0, 3) })).toThrow(
      'rows must hold at least one cell, got 0',
    );
    expect(() => heatmapPanel({ ...data, rows: { label: 'r', labels: ['a'] } })).toThrow(
      'rows.labels must have 2 entries, got 1',
    );
    const groups = [{ label: 'a', size: 2 }];
    expect(() => heatmapPanel({ ...data, columns: { label: 'c', groups } })).toThrow(
      'the sizes of columns.groups must add up to 3, got 2',
    );
    expect(() => heatmapPanel(data, { range: [1, 1] })).toThrow(
      'range must go from a lower to a higher number, got [1, 1]',
    );
    expect(() => heatmapPanel(data, { ramp: 'jet' as 'viridis' })).toThrow(
      'ramp must be one of viridis, magma, cividis, ink, diverging, got "jet"',
    );
  });
});
