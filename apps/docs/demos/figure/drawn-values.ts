import { type Figure, type Frame, figureFrames, figureFromJson, type PanelGrid } from '@entk/figures';
import { describePlace } from './describe.js';
import { markOf, type Mark, type Place, placeAfter, placeAt, type ReadablePanel } from './readout.js';

/** A panel of a drawn figure whose values can be read, with what stands beside it. */
interface ReadableFrame {
  readonly frame: Frame;
  readonly panel: ReadablePanel;
  readonly heading: string;
}

/** A value of one of the panels. */
export interface DrawnPlace {
  readonly index: number;
  readonly place: Place;
}

/** The values of a figure of one panel or many, found where they were drawn. */
export interface DrawnValues {
  /** The value at a place, in px of the figure as it was drawn. */
  at(left: number, top: number): DrawnPlace | undefined;
  /** The value that a key leads to; beyond the last of a panel, the next panel's first. */
  after(from: DrawnPlace | undefined, key: string): DrawnPlace | undefined;
  markOf(at: DrawnPlace): Mark;
  textOf(at: DrawnPlace): string;
}

/** How far from a frame a pointer may be and still mean it, in px: the first points of a curve stand on it. */
const margin = 6;

/**
 * Reads the values of a figure.
 *
 * @param json What `figureJson` wrote of it.
 * @param width What it was drawn with, in px.
 */
export function drawnValues(json: string, width: number): DrawnValues {
  const figure = figureFromJson(json);
  const headings = headingsOf(figure);
  const frames = figureFrames(figure, { width }).flatMap((frame, index): ReadableFrame[] => {
    const { panel } = frame;
    return panel.kind === 'bars' ? [] : [{ frame, panel, heading: headings[index] }];
  });
  return {
    at: (left, top) => {
      for (const [index, { frame, panel }] of frames.entries()) {
        if (!holds(frame, left, top)) continue;
        const place = placeAt(panel, frame, left, top);
        if (place) return { index, place };
      }
      return undefined;
    },
    after: (from, key) => {
      const { index, place } = from ?? { index: 0, place: undefined };
      const next = frames[index] && placeAfter(frames[index].panel, place, key);
      if (!next) return undefined;
      if (place === undefined || next.row !== place.row || next.column !== place.column) return { index, place: next };
      const other = index + (backwards.has(key) ? -1 : 1);
      return frames[other] ? { index: other, place: { row: 0, column: 0 } } : from;
    },
    markOf: ({ index, place }) => markOf(frames[index].panel, frames[index].frame, place),
    textOf: ({ index, place }) => {
      const { panel, heading } = frames[index];
      return [heading, describePlace(panel, place, entryDigits)].filter(Boolean).join(': ');
    },
  };
}

/** What `figureJson` keeps of an entry. */
const entryDigits = 3;

const backwards = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Home']);

function holds({ left, top, width, height }: Frame, x: number, y: number): boolean {
  return x >= left - margin && x <= left + width + margin && y >= top - margin && y <= top + height + margin;
}

/** What tells panels apart: their headings, in the order of the frames. */
function headingsOf(figure: Figure): string[] {
  if (figure.kind !== 'grid') return [''];
  return figure.rows.flatMap((row, i) =>
    row.flatMap((panel, j) => (panel ? [panel.title ?? headingAt(figure, i, j)] : [])),
  );
}

function headingAt({ rowHeadings, columnHeadings }: PanelGrid, row: number, column: number): string {
  return [columnHeadings?.[column], rowHeadings?.[row]].filter(Boolean).join(', ');
}
