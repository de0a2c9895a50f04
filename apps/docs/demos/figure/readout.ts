import type { Frame, HeatmapPanel, LinesPanel } from '@entk/figures';

/** Figures whose values can be read one by one. */
export type ReadablePanel = LinesPanel | HeatmapPanel;

/** One value of a figure: point `column` of curve `row`, or an entry of a matrix. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a value stands in a drawn figure, in px: a point, or a cell with a size. */
export interface Mark {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How far from a curve a pointer may be and still mean it, in px. */
const reach = 40;

/** How many values a Page key goes on. */
const page = 10;

/** The value that a pointer at a place in the figure means, if any. */
export function placeAt(panel: ReadablePanel, frame: Frame, left: number, top: number): Place | undefined {
  if (left < frame.left - 4 || left > frame.left + frame.width + 4) return undefined;
  if (panel.kind === 'lines') return nearestPoint(panel, frame, left, top);
  const [x, y] = frame.at(left, top);
  const place = { row: Math.floor(y), column: Math.floor(x) };
  const inside =
    place.row >= 0 && place.row < panel.matrix.rows && place.column >= 0 && place.column < panel.matrix.columns;
  return inside ? place : undefined;
}

function nearestPoint({ curves }: LinesPanel, frame: Frame, left: number, top: number): Place | undefined {
  let best: { place: Place; distance: number } | undefined;
  curves.forEach(({ x, y }, row) => {
    for (let column = 0; column < x.length; column++) {
      const [pointLeft, pointTop] = frame.place(x[column], y[column]);
      // Reading goes by the rank or epoch: what is far above or below still counts, if less.
      const distance = Math.hypot(pointLeft - left, (pointTop - top) / 4);
      if (distance <= reach && (!best || distance < best.distance)) best = { place: { row, column }, distance };
    }
  });
  return best?.place;
}

/**
 * The value that a key leads to, or nothing for keys that lead nowhere. The first key of all leads to the first value.
 */
export function placeAfter(panel: ReadablePanel, place: Place | undefined, key: string): Place | undefined {
  const step = steps[key];
  if (!step) return undefined;
  if (!place) return { row: 0, column: 0 };
  const rows = panel.kind === 'lines' ? panel.curves.length : panel.matrix.rows;
  const upwards = panel.kind === 'heatmap' && panel.rowDirection === 'up';
  const row = clamped(place.row + (upwards ? -step.down : step.down), rows);
  const columns = panel.kind === 'lines' ? panel.curves[row].x.length : panel.matrix.columns;
  return { row, column: clamped(place.column + step.right, columns) };
}

const steps: Readonly<Record<string, { readonly right: number; readonly down: number }>> = {
  ArrowLeft: { right: -1, down: 0 },
  ArrowRight: { right: 1, down: 0 },
  ArrowUp: { right: 0, down: -1 },
  ArrowDown: { right: 0, down: 1 },
  PageUp: { right: -page, down: 0 },
  PageDown: { right: page, down: 0 },
  Home: { right: -Infinity, down: 0 },
  End: { right: Infinity, down: 0 },
};

function clamped(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}

/** Whether a figure has this value: a new figure may be smaller than the one that a place was chosen in. */
export function hasPlace(panel: ReadablePanel, { row, column }: Place): boolean {
  if (panel.kind === 'lines') return row < panel.curves.length && column < panel.curves[row].x.length;
  return row < panel.matrix.rows && column < panel.matrix.columns;
}

/** Where a value stands in the drawn figure. */
export function markOf(panel: ReadablePanel, frame: Frame, { row, column }: Place): Mark {
  if (panel.kind === 'lines') {
    const [left, top] = frame.place(panel.curves[row].x[column], panel.curves[row].y[column]);
    return { left, top, width: 0, height: 0 };
  }
  const [left, top] = frame.place(column, row);
  const [right, bottom] = frame.place(column + 1, row + 1);
  return { left, top: Math.min(top, bottom), width: right - left, height: Math.abs(bottom - top) };
}
