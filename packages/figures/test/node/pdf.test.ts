// Also tests node/pdf-page.ts: what it draws is what the page of the file has.
import { inflateSync } from 'node:zlib';
import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { curvesPanel, heatmapPanel, panelGrid, spectrumPanel } from '../../src/index.js';
import { figurePdf, figureSvg } from '../../src/node/index.js';

const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }], drops: [2] });

/** The file as text, its compressed streams written out. */
function written(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  let text = bytes.toString('latin1');
  for (const match of text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    const raw = Buffer.from(match[1], 'latin1');
    try {
      text += inflateSync(raw).toString('latin1');
    } catch {
      // Pictures and fonts that are compressed otherwise.
    }
  }
  return text;
}

describe('figurePdf', () => {
  it('is a PDF of one page of the figure, a px being 1/96 inch, the same each time', async () => {
    const pdf = await figurePdf(panel, { width: 300 });
    const height = Number(/ height="(\d+)" role/.exec(figureSvg(panel, { width: 300 }))?.[1]);
    const text = written(pdf);
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain(`/MediaBox [0 0 225 ${0.75 * height}]`);
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(await figurePdf(panel, { width: 300 })).toEqual(pdf);
  });

  it('has the frame, the curve in its colour and the dashes of the rule', async () => {
    const text = written(await figurePdf(panel, { width: 300 }));
    // #0072b2 as shares of 255.
    expect(text).toMatch(/0 0\.447\d* 0\.698\d* SCN/);
    expect(text).toMatch(/\[2\.5 2\.5\] 0 d/);
    const frame = /<rect aria-label="frame"[^>]* height="(\d+)"[^>]* width="(\d+)"/.exec(
      figureSvg(panel, { width: 300 }),
    );
    expect(text).toMatch(new RegExp(`${frame?.[2]} ${frame?.[1]} re`));
  });

  it('embeds the font and no other, and the picture of a heatmap', async () => {
    const matrix = DenseMatrix.fromRows([[0, 1]]);
    const data = { matrix, rows: { label: 'r' }, columns: { label: 'c' }, quantity: 'q' };
    const text = written(await figurePdf(heatmapPanel(data)));
    expect(text).toContain('DejaVuSans');
    expect(text).not.toContain('Helvetica');
    expect(text).toContain('/Subtype /Image');
  });

  it('draws a grid for dark pages with curves that are cut at the frame', async () => {
    const curves = [{ label: 'a', x: [0, 1, 2], y: [-5, 0.5, 1] }];
    const grid = panelGrid({ rows: [[curvesPanel({ curves }, { yRange: [0, 1] }), panel]] });
    const text = written(await figurePdf(grid, { theme: 'dark' }));
    expect(text).toMatch(/ re\nW n/);
  });

  it('refuses an invalid option', async () => {
    await expect(figurePdf(panel, { scale: 2 } as never)).rejects.toThrow('figurePdf: ');
  });
});
