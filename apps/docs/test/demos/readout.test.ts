// Tests no single file: demos/figure, which does not stand below src.
import { DenseMatrix } from '@entk/core';
import { curvesPanel, figureFrames, heatmapPanel, spectrumPanel } from '@entk/figures';
import { describe, expect, it } from 'vitest';
import { describeEigenvalue, describePlace } from '../../demos/figure/describe.js';
import { hasPlace, markOf, placeAfter, placeAt } from '../../demos/figure/readout.js';

const values = [9, 8, 1, 0.5];
const spectrum = spectrumPanel({ curves: [{ label: 'full', eigenvalues: values }] });
const heatmap = heatmapPanel(
  {
    matrix: DenseMatrix.generate(3, 4, (i, j) => i + j / 10),
    rows: { label: 'feature', first: 0 },
    columns: { label: 'eigenvector' },
    quantity: '|cosine|',
  },
  { rowDirection: 'up' },
);

describe('reading a figure', () => {
  it('finds the nearest point of a curve, and the cell under the pointer, where they are marked', () => {
    const [curveFrame] = figureFrames(spectrum, { width: 300 });
    for (const column of values.keys()) {
      const place = { row: 0, column };
      const { left, top } = markOf(spectrum, curveFrame, place);
      expect(placeAt(spectrum, curveFrame, left + 3, top - 20)).toEqual(place);
    }
    expect(placeAt(spectrum, curveFrame, 0, 0)).toBeUndefined();
    const [frame] = figureFrames(heatmap, { width: 300 });
    for (const row of [0, 1, 2]) {
      for (const column of [0, 1, 2, 3]) {
        const { left, top, width, height } = markOf(heatmap, frame, { row, column });
        expect(placeAt(heatmap, frame, left + width / 2, top + height / 2)).toEqual({ row, column });
      }
    }
    expect(placeAt(heatmap, frame, frame.left + 1, frame.top - 2)).toBeUndefined();
  });

  it('goes on by keys, upwards on the screen whichever way rows run, and stops at the ends', () => {
    const from = (key: string, row: number, column: number) => placeAfter(heatmap, { row, column }, key);
    expect(placeAfter(heatmap, undefined, 'ArrowRight')).toEqual({ row: 0, column: 0 });
    expect(from('ArrowRight', 1, 1)).toEqual({ row: 1, column: 2 });
    expect(from('ArrowUp', 1, 1)).toEqual({ row: 2, column: 1 });
    expect(from('ArrowDown', 0, 1)).toEqual({ row: 0, column: 1 });
    expect(from('End', 1, 1)).toEqual({ row: 1, column: 3 });
    expect(from('PageUp', 1, 1)).toEqual({ row: 1, column: 0 });
    expect(from('x', 1, 1)).toBeUndefined();
    const curves = [
      { label: 'long', x: [1, 2, 3], y: [1, 2, 3] },
      { label: 'short', x: [1], y: [5] },
    ];
    const panel = curvesPanel({ curves });
    expect(placeAfter(panel, { row: 0, column: 2 }, 'ArrowDown')).toEqual({ row: 1, column: 0 });
    expect(hasPlace(panel, { row: 1, column: 1 })).toBe(false);
  });

  it('says values exactly', () => {
    expect(describePlace(heatmap, { row: 2, column: 3 })).toBe('feature 2, eigenvector 4: |cosine| 2.300');
    expect(describePlace(spectrum, { row: 0, column: 2 })).toBe('rank k 3, eigenvalue 1');
    const groups = [
      { label: 'a', size: 1 },
      { label: 'b', size: 2 },
    ];
    const grouped = heatmapPanel({ ...heatmap, rows: { label: 'frequency', groups } });
    expect(describePlace(grouped, { row: 2, column: 0 })).toBe('frequency 2 of b, eigenvector 1: |cosine| 2');
    expect(describeEigenvalue(values, 1)).toBe('k = 2 · λₖ = 8 · 0.889 of λ₁ · λₖ/λₖ₊₁ = 8');
    expect(describeEigenvalue(values, 3)).toBe('k = 4 · λₖ = 0.5000 · 0.0556 of λ₁');
  });
});
