import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { descriptionOf, titleOf } from '../../src/draw/describe.js';
import { barsPanel, curvesPanel, heatmapPanel, panelGrid, spectrumPanel } from '../../src/index.js';

const curves = curvesPanel(
  { curves: [{ label: 'train', x: [0, 5], y: [1, 0.25] }], events: [{ at: 2, label: 'grokked' }] },
  { xLabel: 'epoch', yLabel: 'loss' },
);
const bars = barsPanel({
  heights: [1, 2],
  quantity: 'norm',
  bars: { label: 'feature' },
  shade: { values: [0, 1], quantity: 'overlap' },
});
const heatmap = heatmapPanel({
  matrix: new DenseMatrix(2, 3),
  rows: { label: 'frequency' },
  columns: { label: 'vector' },
  quantity: '|cosine|',
});

describe('titleOf', () => {
  it('is the title, else what is drawn against what', () => {
    expect(titleOf(curves)).toBe('loss against epoch');
    expect(titleOf(bars)).toBe('norm');
    expect(titleOf({ ...heatmap, title: 'epoch 500' })).toBe('epoch 500');
  });

  it('of a grid names headings and panels, each once', () => {
    const grid = panelGrid({ rows: [[bars, { ...bars }]], columnHeadings: ['S = 0.3', 'S = 0.9'] });
    expect(titleOf(grid)).toBe('S = 0.3; S = 0.9; norm');
  });
});

describe('descriptionOf', () => {
  it('tells of curves by their ends and marks, of bars by their number and shade, of heatmaps by their extents', () => {
    expect(descriptionOf(curves)).toBe('loss (linear) against epoch: train (from 1 to 0.25). Marked: grokked.');
    expect(descriptionOf(bars)).toBe('Bars of norm for 2 × feature, coloured by overlap.');
    expect(descriptionOf(heatmap)).toBe('Heatmap of |cosine|: frequency (2 rows) by vector (3 columns).');
    const spectrum = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [4, 1] }] });
    expect(descriptionOf(spectrum)).toContain('(log) against rank k: full (from 4 to 1).');
  });

  it('of a grid says where each panel stands, and passes over gaps', () => {
    const grid = panelGrid({
      rows: [
        [heatmap, null],
        [null, { ...bars, title: 'B' }],
      ],
    });
    expect(descriptionOf(grid)).toBe(
      'Row 1, column 1: Heatmap of |cosine|: frequency (2 rows) by vector (3 columns). ' +
        'Row 2, column 2: B. Bars of norm for 2 × feature, coloured by overlap.',
    );
  });
});
