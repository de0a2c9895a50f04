import { MisuseError } from '@entk/core';
import type { Figure, PanelGrid } from '../panel.js';
import { wrapText } from '../text/width.js';
import { fontSizes } from '../theme.js';
import { type Cell, type ColorRange, cellsOf, gridOf, sharedRamps } from './cell.js';
import { headHeight, labelLines, lineHeight, lyingSpace, lyingWidth, sideMargins, tailHeight } from './margins.js';
import { legendRows } from './rows.js';

/** Where a panel's frame stands in the figure, in px, and how much lies around it. */
export interface PlacedCell extends Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Px above the frame for title, legend and marker texts. */
  readonly head: number;
}

interface Heading {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly rotated: boolean;
}

/** A ramp of its own, its quantity to the left in lines. */
export interface LyingRamp {
  readonly color: ColorRange;
  readonly lines: readonly string[];
  readonly center: number;
  readonly top: number;
}

export interface FigureLayout {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly PlacedCell[];
  readonly headings: readonly Heading[];
  /** The legend above the grid, of the curves of one panel. */
  readonly legend?: { readonly cell: Cell; readonly left: number; readonly top: number; readonly width: number };
  /** Ramps below the grid, one under the other. */
  readonly ramps: readonly LyingRamp[];
}

/** Px: around the figure, between panels, for a heading above and one at the side, for a ramp below the grid. */
const space = { edge: 8, columns: 14, rows: 12, heading: 20, rowHeading: 26, ramp: 38 } as const;
/** The narrowest frame that still holds an axis. */
const narrowest = 60;
/** Growing margins settle by themselves; the bound is for frames that are too narrow for any. */
const mostRounds = 8;
/** Px that axis, label and gaps take beside a frame at most, a ramp apart. */
const surelyBeside = 70;

/** Places frames, headings, legends and ramps in a figure of the given width; the height follows. */
export function layoutFigure(figure: Figure, width: number): FigureLayout {
  const grid = gridOf(figure);
  const cells = cellsOf(figure);
  const columns = grid.rows[0].length;
  const rowLines = rowHeadingLines(grid, width);
  const widest = Math.max(0, ...rowLines.map(({ length }) => length));
  const start = space.edge + (widest > 0 ? space.rowHeading + (widest - 1) * lineHeight.title : 0);
  const room = width - start - space.edge - space.columns * (columns - 1);
  const { lefts, rights, frame } = columnWidths(cells, columns, room, width);

  let top = space.edge;
  const headings: Heading[] = [];
  const columnLeft = (column: number) =>
    start + sum(lefts.slice(0, column + 1)) + sum(rights.slice(0, column)) + column * (frame + space.columns);
  const shared = grid.legend === 'shared' ? cells.find(({ panel }) => panel.kind === 'lines') : undefined;
  if (grid.title !== undefined) {
    for (const line of wrapText(grid.title, fontSizes.title, width - 2 * space.edge, true)) {
      headings.push({ text: line, x: width / 2, y: top + fontSizes.title, rotated: false });
      top += lineHeight.title;
    }
    top += 7;
  }
  const legend = shared && { cell: shared, left: columnLeft(0), top, width: width - columnLeft(0) - space.edge };
  if (legend?.cell.panel.kind === 'lines') {
    const labels = legend.cell.panel.curves.map(({ label }) => label);
    const lines = legendRows(legend.cell.panel.legendTitle, labels, legend.width);
    top += (lines[lines.length - 1].line + 1) * lineHeight.legend + 6;
  }
  const columnLines = (grid.columnHeadings ?? []).map((text) => headingLines(text, frame));
  const deepest = Math.max(0, ...columnLines.map(({ length }) => length));
  columnLines.forEach((lines, column) => {
    lines.forEach((text, index) => {
      const y = top + fontSizes.heading + (deepest - lines.length + index) * lineHeight.title;
      headings.push({ text, x: columnLeft(column) + frame / 2, y, rotated: false });
    });
  });
  if (deepest > 0) top += space.heading + (deepest - 1) * lineHeight.title;

  const placed: PlacedCell[] = [];
  for (let row = 0; row < grid.rows.length; row++) {
    const members = cells.filter((cell) => cell.row === row);
    const height = Math.max(0, ...members.map(({ panel }) => Math.round(panel.aspect * frame)));
    const head = Math.max(0, ...members.map((cell) => headHeight(cell, frame)));
    const tail = Math.max(0, ...members.map((cell) => tailHeight(cell, frame)));
    top += head;
    for (const cell of members)
      placed.push({ ...cell, left: columnLeft(cell.column), top, width: frame, height, head });
    rowLines[row]?.forEach((text, index) => {
      const x = space.edge + fontSizes.heading / 2 + index * lineHeight.title;
      headings.push({ text, x, y: top + height / 2, rotated: true });
    });
    top += height + tail + (row + 1 < grid.rows.length ? space.rows : 0);
  }

  const middle = (columnLeft(0) + columnLeft(columns - 1) + frame) / 2;
  const ramps = sharedRamps(figure, cells).map((color) => {
    const lines = labelLines(color.quantity, width - 2 * space.edge - lyingSpace.width - lyingSpace.before);
    const half = lyingWidth(lines) / 2;
    const center = Math.min(Math.max(middle, space.edge + half), width - space.edge - half);
    const ramp = { color, lines, center, top: top + 10 + ((lines.length - 1) * lineHeight.label) / 2 };
    top = ramp.top + space.ramp - 10;
    return ramp;
  });
  return { width, height: Math.ceil(top + space.edge), cells: placed, headings, legend, ramps };
}

/** Row headings are wrapped to a height that the frames surely have, since their own width is still to be found. */
function rowHeadingLines({ rows, rowHeadings = [] }: PanelGrid, width: number): string[][] {
  const frame = Math.max(narrowest, width / rows[0].length - surelyBeside);
  return rowHeadings.map((text, row) => {
    const aspects = rows[row].map((panel) => panel?.aspect ?? 0);
    return headingLines(text, Math.max(...aspects) * frame);
  });
}

function headingLines(text: string, length: number): string[] {
  return wrapText(text, fontSizes.heading, length, true);
}

/**
 * Margins depend on ticks, ticks on the frame's size. From the second round on margins only grow, so the rounds end
 * with room for what is drawn.
 */
function columnWidths(cells: readonly Cell[], columns: number, room: number, width: number) {
  let lefts = Array.from({ length: columns }, () => 0);
  let rights = [...lefts];
  let frame = Math.floor(room / columns);
  for (let round = 0; round < mostRounds; round++) {
    const sides = cells.map((cell) => ({ column: cell.column, ...sideMargins(cell, Math.max(frame, narrowest)) }));
    const most = (column: number, side: 'left' | 'right', before: number) =>
      Math.max(round > 1 ? before : 0, ...sides.filter((entry) => entry.column === column).map((entry) => entry[side]));
    lefts = lefts.map((before, column) => most(column, 'left', before));
    rights = rights.map((before, column) => most(column, 'right', before));
    const next = Math.floor((room - sum(lefts) - sum(rights)) / columns);
    if (next === frame) break;
    frame = next;
  }
  if (frame >= narrowest) return { lefts, rights, frame };
  const least = Math.ceil(width + (narrowest - frame) * columns);
  throw new MisuseError({
    in: 'drawFigure',
    rule: `width must leave ${narrowest} px a frame`,
    got: width,
    context: `${columns} columns`,
    remedy: `${least} would do`,
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
