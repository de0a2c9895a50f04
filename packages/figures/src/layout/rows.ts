import { textWidth } from '../text/width.js';
import { fontSizes } from '../theme.js';

/** A text's place: its left end in px and its line, counted from the top. */
export interface Placed {
  readonly left: number;
  readonly line: number;
}

/** Px of a legend's swatch, of the space after it, and between entries. */
export const legendSpace = { swatch: 20, afterSwatch: 5, between: 12 } as const;
/** Px between neighbouring marker texts. */
const markerGap = 7;

/** Lines up legend entries from the left, starting a new line where one would leave `width`. */
export function legendRows(title: string | undefined, labels: readonly string[], width: number): Placed[] {
  let left = title === undefined ? 0 : textWidth(title, fontSizes.legend) + legendSpace.between;
  let line = 0;
  return labels.map((label) => {
    const extent = legendSpace.swatch + legendSpace.afterSwatch + textWidth(label, fontSizes.legend);
    if (left > 0 && left + extent > width) {
      left = 0;
      line++;
    }
    const placed = { left, line };
    left += extent + legendSpace.between;
    return placed;
  });
}

/**
 * Places texts as near above their rules as they can stand without touching: pushed apart sideways in one line while
 * that has room, else dealt to several lines.
 *
 * @param positions Px of the rules, ascending.
 * @param bounds Px within which the texts must stay.
 */
export function markerRows(
  texts: readonly string[],
  positions: readonly number[],
  bounds: readonly [number, number],
): Placed[] {
  const widths = texts.map((text) => textWidth(text, fontSizes.tick));
  const room = bounds[1] - bounds[0];
  let lines = 1;
  while (lines < texts.length && !everyLineFits(widths, lines, room)) lines++;
  const lefts = texts.map(() => 0);
  for (let line = 0; line < lines; line++) {
    const members = texts.map((_, index) => index).filter((index) => index % lines === line);
    pushApart(members, widths, positions, bounds).forEach((left, index) => {
      lefts[members[index]] = left;
    });
  }
  return lefts.map((left, index) => ({ left, line: index % lines }));
}

function everyLineFits(widths: readonly number[], lines: number, room: number): boolean {
  const used = Array.from({ length: lines }, () => -markerGap);
  widths.forEach((width, index) => {
    used[index % lines] += width + markerGap;
  });
  return used.every((extent) => extent <= room);
}

/** From left to right each is moved off its neighbour; then from right to left back into the bounds. */
function pushApart(
  members: readonly number[],
  widths: readonly number[],
  positions: readonly number[],
  [from, to]: readonly [number, number],
): number[] {
  const lefts = members.map((member) => Math.max(from, positions[member] - widths[member] / 2));
  for (let index = 1; index < members.length; index++) {
    lefts[index] = Math.max(lefts[index], lefts[index - 1] + widths[members[index - 1]] + markerGap);
  }
  for (let index = members.length - 1, limit = to; index >= 0; index--) {
    lefts[index] = Math.min(lefts[index], limit - widths[members[index]]);
    limit = lefts[index] - markerGap;
  }
  return lefts;
}
