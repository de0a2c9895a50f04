// Tests no single file: extreme numbers and hostile texts in every figure give a picture, or an error of ours.
import { DenseMatrix, MisuseError } from '@entk/core';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { barsPanel, curvesPanel, type Figure, heatmapPanel, panelGrid, spectrumPanel } from '../../src/index.js';
import { figureSvg } from '../../src/node/index.js';

/** Parses a file as XML 1.0 does, strictly, and finds texts that stand in it. */
function textsOf(svg: string): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => texts.push(text));
  parser.write(svg).close();
  return texts;
}

/** What is wrong with a figure: undefined for a picture of finite numbers that is XML, and for an error of ours. */
function faultOf(make: () => Figure): string | undefined {
  let svg: string;
  try {
    svg = figureSvg(make());
  } catch (error) {
    return error instanceof MisuseError ? undefined : String(error);
  }
  textsOf(svg);
  const bad = /="[^"]*(NaN|Infinity|undefined)[^"]*"/.exec(svg)?.[0];
  return bad;
}

const extremes = [0, 5e-324, 1e-310, 1e-308, 1e-250, 1e-160, 1, 1 + 2 ** -52, 1e16, 1e160, 1e250, 1e300, 8e307].concat([
  1e308,
  -1e308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
]);
const numbers = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(...extremes));
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\u0000',
    'a\u0001b',
    '\ud800',
    '\udfff\ud800',
    ']]>',
    '<svg onload="x">',
    '&#0;',
    '\ufffe',
    '--',
    '',
  ),
);
const lists = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: 1, maxLength: 6 });
const scales = fc.constantFrom('linear' as const, 'log' as const);
const intervals = fc.option(fc.tuple(numbers, numbers), { nil: undefined });

const spectra = fc
  .record({ list: lists(numbers), label: texts, scale: scales, range: intervals, title: texts })
  .map(({ list, label, scale, range, title }) => () => {
    const eigenvalues = list.map((value) => (scale === 'log' ? Math.abs(value) : value)).sort((x, y) => y - x);
    return spectrumPanel({ curves: [{ label, eigenvalues }] }, { scale, range, title, yLabel: label });
  });
const curves = fc
  .record({ x: lists(numbers), y: lists(numbers), label: texts, xScale: scales, yScale: scales, at: numbers })
  .map(({ x, y, label, xScale, yScale, at }) => () => {
    const size = Math.min(x.length, y.length);
    return curvesPanel(
      { curves: [{ label, x: x.slice(0, size), y: y.slice(0, size) }], events: [{ at, label }] },
      { xScale, yScale },
    );
  });
const bars = fc
  .record({ heights: lists(numbers), label: texts, shades: lists(numbers) })
  .map(({ heights, label, shades }) => () => {
    const values = heights.map((_, i) => shades[i % shades.length]);
    const labels = heights.map((_, i) => `${label} ${i}`);
    return barsPanel({ heights, quantity: label, bars: { label, labels }, shade: { values, quantity: label } });
  });
const heatmaps = fc
  .record({
    entries: fc.array(numbers, { minLength: 4, maxLength: 4 }),
    label: texts,
    ramp: fc.constantFrom('viridis' as const, 'diverging' as const),
    range: intervals,
  })
  .map(({ entries, label, ramp, range }) => () => {
    const matrix = new DenseMatrix(2, 2, Float64Array.from(entries));
    const rows = { label, groups: [{ label, size: 2 }] };
    return heatmapPanel({ matrix, rows, columns: { label }, quantity: label }, { ramp, range, title: label });
  });
const figures: fc.Arbitrary<() => Figure> = fc.oneof(
  spectra,
  curves,
  bars,
  heatmaps,
  fc.tuple(heatmaps, heatmaps, texts).map(
    ([left, right, title]) =>
      () =>
        panelGrid({ rows: [[left(), right()]], rowHeadings: [title] }, { title, share: { color: 'all' } }),
  ),
);

describe('any figure', () => {
  it('is a picture that is XML, or an error of ours', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(figures, (make) => {
        expect(faultOf(make)).toBeUndefined();
      }),
      { numRuns: Number(process.env.ENTK_FUZZ_RUNS ?? 300) },
    );
  });

  it.each([
    [1e300, 1],
    [1e250, 1e250],
    [1e-250, 1e-250],
    [1, 1e-310],
    [5e-324, 5e-324],
    [1.7e308, 5e-324],
  ])('shows a spectrum of %d and %d', (...eigenvalues) => {
    const svg = figureSvg(spectrumPanel({ curves: [{ label: 'a', eigenvalues }] }));
    expect(textsOf(svg).some((text) => /^10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$/.test(text))).toBe(true);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('refuses sizes that no picture has, in place of lists without end', () => {
    const curves = [{ label: 'a', eigenvalues: [2, 1] }];
    for (const size of [1e308, Number.MAX_VALUE, Infinity, 2 ** 53, 5e-324, 0, -1]) {
      expect(faultOf(() => spectrumPanel({ curves }, { aspect: size }))).toBeUndefined();
      const matrix = new DenseMatrix(1, 1);
      const cells = { rows: { label: 'r' }, columns: { label: 'c' }, quantity: 'q' };
      expect(faultOf(() => heatmapPanel({ matrix, ...cells }, { aspect: size }))).toBeUndefined();
      expect(
        faultOf(() => barsPanel({ heights: [1], bars: { label: 'b' }, quantity: 'q' }, { aspect: size })),
      ).toBeUndefined();
      const draw = () => figureSvg(spectrumPanel({ curves }), { width: size });
      expect(draw).toThrow(MisuseError);
      expect(draw).toThrow(size > 0 && size < 1 ? 'must leave 60 px a frame' : 'width must be a number in (0, 100000]');
    }
  });

  it('names the largest number that a linear scale can show, and the way out', () => {
    const huge = new DenseMatrix(1, 2, Float64Array.of(1e308, -1e308));
    const axis = { label: 'a' };
    expect(() => figureSvg(heatmapPanel({ matrix: huge, rows: axis, columns: axis, quantity: 'q' }))).toThrow(
      'drawFigure: q must be within ±8e+307 on a linear scale, got -1e+308; divide by a power of ten',
    );
    const curve = [{ label: 'a', x: [1, 2], y: [1e308, 0] }];
    expect(() => figureSvg(curvesPanel({ curves: curve }))).toThrow('drawFigure: values along y must be within');
    expect(() => curvesPanel({ curves: curve }, { yRange: [-1e308, 1e308] })).toThrow('curvesPanel: yRange must be');
    expect(figureSvg(curvesPanel({ curves: [{ label: 'a', x: [1, 2], y: [5e-324, 0] }] }))).not.toMatch(/NaN/);
  });

  it('shows in place of what XML cannot write the sign for that', () => {
    const title = 'a\u0001b\ud800c\ufffe <&> "d"';
    const svg = figureSvg(spectrumPanel({ curves: [{ label: '\u0000', eigenvalues: [2, 1] }] }, { title }));
    expect(textsOf(svg)).toContain('a\ufffdb\ufffdc\ufffd <&> "d"');
  });
});
