import { log } from '@entk/core/elementary';
import { farthestRank, fewestGaps, shoulderReach, sideWindow, splittingShare, usualQuantile } from '../constants.js';
import type { Levels } from './levels.js';
import type { Neighbours } from './predictive-probability.js';

/** A run of gaps between two drops, or between a drop and an end: indices `from` … `to` − 1 of the list. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** False where the list was cut short, so that its last gaps are gaps like any other. */
  readonly endsAtEdge: boolean;
  /** The segment that a drop after gap number `at` divided, of which this is a part. */
  readonly part?: { readonly of: Segment; readonly at: number };
}

/** Consecutive gaps, `first` and `last` included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The neighbours of one side of a stretch. */
export interface Side extends Neighbours {
  /** Some of them lie beside values that tie. */
  readonly tied: boolean;
  /** Whether it has enough of them to be asked by itself. */
  readonly asked: boolean;
  /** Which of them are the drop that bounds the segment. */
  readonly bounding: readonly boolean[];
}

/** Indices `start` … `end` − 1 of the gaps in the window of a stretch, itself included. */
export function windowOf(levels: Levels, segment: Segment, { first, last }: Stretch): { start: number; end: number } {
  const { from, to } = segment;
  const start = besideDrop(levels, segment, { first, last }, 'above') ? from - 1 : from;
  const end = besideDrop(levels, segment, { first, last }, 'below') ? to + 1 : to;
  return { start: Math.max(start, first - sideWindow), end: Math.min(end, last + 1 + sideWindow) };
}

/**
 * The neighbours of a stretch above and below it, with their distances from the nearer edge of the segment.
 *
 * Left out are the first gap of a spectrum, which a constant mode makes large, for stretches of the upper half the last
 * gap above an edge, splittings of near-equal values, and what is too far away (`farthestRank`).
 */
export function neighboursOf(levels: Levels, segment: Segment, stretch: Stretch): { above: Side; below: Side } {
  const { start, end } = windowOf(levels, segment, stretch);
  const distance = distancesOf(levels, segment, stretch);
  const place = distance.upper ? distance.of(stretch.first) : distance.of(stretch.last);
  const isNeighbour = (i: number) =>
    !(i === 0 && segment.from === 0) &&
    !(distance.upper && segment.endsAtEdge && i === segment.to - 1) &&
    distance.of(i) <= farthestRank.times * place + farthestRank.plus;
  const sideOf = (from: number, to: number, side: 'above' | 'below'): Side => {
    const least = splittingShare * usualGap(levels.gaps.slice(from, to));
    const near = indices(from, to).filter(isNeighbour);
    const kept = near.filter((i) => levels.gaps[i] >= least);
    // Equal numbers of copies everywhere are a symmetry: distinct levels, which may well repel each other.
    const tied = kept.some((i) => levels.tied[i] && levels.copies[i] !== levels.copies[kept[0]]);
    const threshold = Math.max(
      kept.length < near.length ? least : 0,
      // Values that tie lie on a lattice: a gap of one step stands for all between a half and one and a half.
      tied ? Math.min(...kept.map((i) => levels.gaps[i])) / 2 : 0,
    );
    return {
      tied,
      asked: kept.length >= (besideDrop(levels, segment, stretch, side) ? 1 : fewestGaps[side]),
      bounding: kept.map((i) => i < segment.from || i >= segment.to),
      logGaps: kept.map((i) => log(levels.gaps[i])),
      logDistances: kept.map((i) => log(Math.max(1, distance.beside(i)) / place)),
      logThresholds: kept.map(() => log(threshold)),
    };
  };
  return { above: sideOf(start, stretch.first, 'above'), below: sideOf(stretch.last + 1, end, 'below') };
}

/** The upper quartile. */
export function usualGap(gaps: Float64Array): number {
  return gaps.length === 0 ? 0 : gaps.toSorted()[Math.max(1, Math.ceil(usualQuantile * gaps.length)) - 1];
}

/** Whether a larger drop bounds the segment so near that what is tested may be its shoulder. */
function besideDrop(levels: Levels, { from, to }: Segment, { first, last }: Stretch, side: 'above' | 'below'): boolean {
  // One value above a drop is a vector of its own, a constant mode most often: the next drop is no shoulder of it.
  return side === 'above'
    ? from > 1 && first - from < shoulderReach
    : to < levels.gaps.length && to - 1 - last < shoulderReach;
}

/** Distances in eigenvalues from the edge of the segment that is nearer to the stretch. */
function distancesOf(levels: Levels, segment: Segment, { first, last }: Stretch) {
  const { after, gaps, considered } = levels;
  const top = segment.from <= 1 ? 0 : after[segment.from - 1];
  const bottom = segment.to < gaps.length ? after[segment.to] : considered;
  const upper = !segment.endsAtEdge || after[first] - top <= bottom - after[last];
  const of = (i: number) => (upper ? after[i] - top : bottom - after[i]);
  const width = after[last] - after[first];
  /** As if the stretch were a single gap. */
  const beside = (i: number) => of(i) - ((upper ? i > last : i < first) ? width : 0);
  return { upper, of, beside };
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
