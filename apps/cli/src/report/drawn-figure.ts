import { figureSvg } from '@entk/figures/node';
import type { NamedFigure } from './report.js';

/** A figure as SVG, for light and for dark pages: the same in its files and in the report. */
export interface DrawnFigure {
  readonly light: string;
  readonly dark: string;
}

/** Figures that have been drawn already. */
export type DrawnFigures = ReadonlyMap<NamedFigure, DrawnFigure>;

/** Draws a figure; ids in it begin with its name. */
export function drawnFigure({ name, title, figure, width }: NamedFigure): DrawnFigure {
  const options = { width, title };
  return {
    light: figureSvg(figure, { ...options, idPrefix: name }),
    dark: figureSvg(figure, { ...options, idPrefix: `${name}-dark`, theme: 'dark' }),
  };
}
