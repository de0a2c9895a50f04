import { DenseMatrix } from '@entk/core';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { heatmapPanel, spectrumPanel } from '../../src/index.js';
import { figurePng, figureSvg, svgToPng } from '../../src/node/index.js';

const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }], drops: [2] });

describe('figurePng', () => {
  it('is a PNG of the figure at the scale asked for, the same each time', () => {
    const png = figurePng(panel, { width: 300, scale: 3 });
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const height = Number(/ height="(\d+)" role/.exec(figureSvg(panel, { width: 300 }))?.[1]);
    const { width, height: pixels } = decode(png);
    expect([width, pixels]).toEqual([900, 3 * height]);
    expect(figurePng(panel, { width: 300, scale: 3 })).toEqual(png);
  });

  it('keeps the edges of cells sharp: no colour but those of the two entries inside the frame', () => {
    const matrix = DenseMatrix.fromRows([[0, 1]]);
    const data = { matrix, rows: { label: 'r' }, columns: { label: 'c' }, quantity: 'q' };
    const image = decode(figurePng(heatmapPanel(data, { aspect: 0.5 }), { scale: 1 }));
    const frame = /<rect aria-label="frame"[^>]* height="(\d+)"[^>]* width="(\d+)"/.exec(
      figureSvg(heatmapPanel(data, { aspect: 0.5 })),
    );
    const [left, top] =
      /transform="translate\((\d+),(\d+)\)"/
        .exec(figureSvg(heatmapPanel(data, { aspect: 0.5 })))
        ?.slice(1)
        .map(Number) ?? [];
    const row = top + Math.floor(Number(frame?.[1]) / 2);
    const colors = new Set<string>();
    for (let column = left + 2; column < left + Number(frame?.[2]) - 2; column++) {
      const at = (row * image.width + column) * image.channels;
      colors.add([...image.data.subarray(at, at + 3)].join());
    }
    expect([...colors].toSorted()).toEqual(['253,231,37', '68,1,84']);
  });

  it('draws text with the font it brings', () => {
    const empty = svgToPng('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>', { scale: 1 });
    const text = svgToPng(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="15" font-family="sans-serif">β</text></svg>',
      { scale: 1 },
    );
    expect(decode(text).data.some((value) => value > 0)).toBe(true);
    expect(decode(empty).data.every((value) => value === 0)).toBe(true);
  });

  it('refuses an invalid scale and text that is no SVG', () => {
    expect(() => figurePng(panel, { scale: 0 })).toThrow('svgToPng: scale must be a number in (0, 16], got 0');
    expect(() => svgToPng('no svg')).toThrow('svgToPng: svg must be the text of an SVG file, got "no svg"');
  });
});
