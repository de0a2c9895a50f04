import type { Place, ReadablePanel } from './readout.js';

/** A figure of a demo, and what is said of it. */
export interface ShownFigure {
  /** Nothing while there is nothing to show. */
  readonly figure?: ReadablePanel;
  readonly heading: string;
  /** What stands in its place until there is something to show. */
  readonly placeholder: string;
  /** What it shows, below it. */
  readonly words: string;
  /** Begins the names of downloaded files. */
  readonly file: string;
  /** A value in words. */
  readonly describe?: (place: Place) => string;
}
