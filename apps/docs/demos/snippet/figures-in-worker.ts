import { drawFigure, type Figure, type FigureOptions, serializeFigure } from '@entk/figures';
import { parseHTML } from 'linkedom';

/** As in `@entk/figures/node`: a document where there is no page. */
export function createFigureDocument(): Document {
  return parseHTML('<!doctype html><html><head></head><body></body></html>').document;
}

/** As in `@entk/figures/node`. */
export function figureSvg(figure: Figure, options: FigureOptions = {}): string {
  return serializeFigure(drawFigure(figure, { document: createFigureDocument(), ...options }));
}
