import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import {
  barsPanel,
  curvesPanel,
  drawFigure,
  figureFrames,
  heatmapPanel,
  panelGrid,
  serializeFigure,
  spectrumPanel,
} from '../../src/index.js';
import { createFigureDocument, figureSvg } from '../../src/node/index.js';

const panel = curvesPanel({ curves: [{ label: 'a', x: [0, 1], y: [0, 1] }] }, { title: '5 < 6' });

describe('figureSvg', () => {
  it('is a file by itself: its namespace, one root, escaped text', () => {
    const text = figureSvg(panel);
    expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(text.trimEnd().endsWith('</svg>')).toBe(true);
    expect(text).toContain('5 &lt; 6');
    expect(text).not.toContain('5 < 6');
  });

  it('is what is drawn in any other document, and takes a document of the caller’s', () => {
    const document = createFigureDocument();
    expect(figureSvg(panel, { width: 300 })).toBe(serializeFigure(drawFigure(panel, { width: 300, document })));
    expect(figureSvg(panel, { document })).toBe(figureSvg(panel));
  });

  it('draws every posted panel as it draws the one that was posted', () => {
    const matrix = DenseMatrix.fromRows([
      [1, 0.2],
      [0.1, 0.9],
    ]);
    const axis = { label: 'i' };
    const heatmap = heatmapPanel({ matrix, rows: axis, columns: axis, quantity: 'q' });
    const bars = barsPanel({ heights: [1, 2], quantity: 'q', bars: axis, shade: { values: [1, 0], quantity: 's' } });
    const spectrum = spectrumPanel({ curves: [{ label: 'a', eigenvalues: [3, 2, 1] }] }, { inset: [1, 2] });
    for (const figure of [panel, heatmap, bars, spectrum, panelGrid({ rows: [[heatmap, heatmap]] })]) {
      expect(figureSvg(structuredClone(figure))).toBe(figureSvg(figure));
      expect(figureFrames(structuredClone(figure))).toHaveLength(figureFrames(figure).length);
    }
  });
});
