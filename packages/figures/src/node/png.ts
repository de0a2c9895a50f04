import { createRequire } from 'node:module';
import { MisuseError, requireNumber, requireOptions } from '@entk/core';
import { Resvg } from '@resvg/resvg-js';
import { figureOptionNames, type FigureOptions } from '../draw/figure.js';
import { sharpInPages } from '../draw/picture.js';
import type { Figure } from '../panel.js';
import { figureSvg } from './svg.js';

export interface PngOptions {
  /** Pixels for each px of the SVG: 2, for sharp text on a screen; 3.125 gives 300 dpi. */
  readonly scale?: number;
}

/**
 * A figure as a PNG file, drawn with DejaVu Sans whatever the machine has installed.
 *
 * @throws MisuseError as `drawFigure` does, or if the scale is not a number in (0, 16].
 *
 * @example
 * ```ts
 * import { spectrumPanel } from '@entk/figures';
 * import { figurePng } from '@entk/figures/node';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }] });
 * figurePng(panel)[1]; // 80
 * ```
 */
export function figurePng(figure: Figure, options: FigureOptions & PngOptions = {}): Uint8Array {
  requireOptions('figurePng', options, { ...figureOptionNames, scale: true });
  const { scale, ...drawn } = options;
  return svgToPng(figureSvg(figure, drawn), { scale });
}

/**
 * A drawn figure as a PNG file.
 *
 * @throws MisuseError if the text is no SVG, or the scale is not a number in (0, 16].
 */
export function svgToPng(svg: string, options: PngOptions = {}): Uint8Array {
  requireOptions<PngOptions>('svgToPng', options, { scale: true });
  if (typeof svg !== 'string') {
    throw new MisuseError({ in: 'svgToPng', rule: 'svg must be the text of an SVG file', got: svg ?? null });
  }
  const { scale = 2 } = options;
  requireNumber('svgToPng', 'scale', scale, { above: 0, max: 16 });
  const require = createRequire(import.meta.url);
  const fontFiles = [
    require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
    require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  ];
  const settings = {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: scale },
  } as const;
  return rendered(svg, settings);
}

function rendered(svg: string, options: ConstructorParameters<typeof Resvg>[1]): Uint8Array {
  try {
    return new Uint8Array(new Resvg(svg.replaceAll(` style="${sharpInPages}"`, ''), options).render().asPng());
  } catch (error) {
    const context = error instanceof Error ? error.message : String(error);
    throw new MisuseError({
      in: 'svgToPng',
      rule: 'svg must be the text of an SVG file',
      got: svg.slice(0, 40),
      context,
    });
  }
}
