import { describe, expect, it } from 'vitest';
import { curvesPanel, drawFigure, serializeFigure } from '../../src/index.js';
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
});
