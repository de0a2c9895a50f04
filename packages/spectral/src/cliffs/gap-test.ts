import { log, log10 } from '@entk/core/elementary';
import { dropWidths, edgeShapes, hidingDrops, shoulderReach, sideLevel, usualShare } from '../constants.js';
import type { Levels } from './levels.js';
import { neighboursOf, type Segment, type Side, type Stretch, usualGap, windowOf } from './neighbours.js';
import { logShare } from './place-shares.js';
import { type Neighbours, type PlacedGap, predictiveProbability } from './predictive-probability.js';

/** A gap, or a few consecutive ones together, against the neighbours. */
export interface GapTest {
  /** The largest of those tested. */
  readonly gap: number;
  /** How many were tested together. */
  readonly width: number;
  /** log₁₀ of the probability of gaps this large together anywhere in a spectrum without a drop. */
  readonly logFalseAlarm: number;
}

/** Independent values are as regular as the outermost gaps of any spectrum, and as those of values that tie. */
const independent = 1;

/**
 * The least probable stretch of every gap of a segment that is the largest of one, gap by gap; none where all is usual.
 *
 * @param expected Numbers of eigenvalues after which a drop was expected before the spectrum was seen.
 */
export function leastProbable(levels: Levels, segment: Segment, expected: readonly number[] = []): GapTest[] {
  const least = new Map<number, GapTest>();
  for (const { width } of dropWidths) {
    for (let first = segment.from; first + width <= segment.to; first++) {
      const share = logShare(levels.after[first], width, levels.considered - 1, expected);
      if (share === -Infinity) continue;
      const stretch = { first, last: first + width - 1 };
      const gap = largestOf(levels, stretch);
      const bounds = boundsOf(levels, segment, gap);
      if (isUsual(levels, bounds, stretch)) continue;
      const logFalseAlarm = Math.min(0, logProbability(levels, bounds, stretch, share) - share);
      if (logFalseAlarm < (least.get(gap)?.logFalseAlarm ?? 0)) least.set(gap, { gap, width, logFalseAlarm });
    }
  }
  return [...least.values()];
}

/** A part too short to say what is usual in it is no part for a gap larger than the drop that cut it off. */
function boundsOf(levels: Levels, segment: Segment, gap: number): Segment {
  const { part } = segment;
  return part && segment.to - segment.from <= shoulderReach && levels.gaps[part.at] < levels.gaps[gap]
    ? boundsOf(levels, part.of, gap)
    : segment;
}

/** What three of four gaps around a gap stay under. */
export function gapAround(levels: Levels, segment: Segment, gap: number): number {
  const { start, end } = windowOf(levels, segment, { first: gap, last: gap });
  return usualGap(levels.gaps.slice(start, end).filter((_, i) => start + i !== gap));
}

/**
 * log₁₀ of the probability of gaps as large at this place by the neighbours of both sides, or of one by itself if that
 * finds them usual. What is above `enough` need not be exact.
 */
function logProbability(levels: Levels, segment: Segment, stretch: Stretch, enough: number): number {
  const { above, below } = neighboursOf(levels, segment, stretch);
  const longestShape = above.tied || below.tied ? independent : longestShapeOf(levels, segment, stretch);
  const spread = log(spreadOf(levels, segment, stretch));
  const tested = [...levels.gaps.subarray(stretch.first, stretch.last + 1)].map((gap) => log(gap) - spread);
  let least = 0;
  for (let hiding = 0, ways = 1; hiding <= (tested.length === 1 ? hidingDrops.most : 0); hiding++) {
    const [kept, others] = withoutLargest([above, below], hiding);
    if (others.length < hiding) break;
    const [sides, price] = [kept, log10(ways) + hiding * hidingDrops.logPrice];
    const together = price + predictiveProbability(tested, joined(sides), longestShape, others);
    if (hiding === 0 && together > log10(hidingDrops.least)) return together;
    ways *= (above.logGaps.length + below.logGaps.length - hiding) / (hiding + 1);
    if (together >= Math.min(least, enough)) continue;
    const usual = sides
      .filter(({ asked }) => asked)
      .map((side) => predictiveProbability(tested, side, longestShape))
      .filter((alone) => alone > log10(sideLevel));
    least = Math.min(least, Math.max(together, ...usual));
  }
  return least;
}

/** The outermost gaps are independent, those near the ends of the spectrum less regular than inside. */
function longestShapeOf({ gaps }: Levels, { from, to, endsAtEdge }: Segment, { first, last }: Stretch): number {
  if ((from === 0 && first === 0) || (endsAtEdge && last === to - 1)) return independent;
  const { reach, upper, lower } = edgeShapes;
  if (endsAtEdge && to === gaps.length && last >= to - reach) return lower;
  return from === 0 && first > 1 && first < reach ? upper : Infinity;
}

/** The sides without their largest gaps, so many of both together, and these; the drop beside a shoulder stays. */
function withoutLargest(sides: readonly Side[], count: number): [Side[], PlacedGap[]] {
  const largest = sides
    .flatMap((side) => side.logGaps.map((logGap, i) => ({ side, i, logGap, logDistance: side.logDistances[i] })))
    .filter(({ side, i }) => !side.bounding[i])
    .sort((a, b) => b.logGap - a.logGap)
    .slice(0, count);
  const kept = sides.map((side) => {
    const stays = <Value>(values: readonly Value[]) =>
      values.filter((_, i) => !largest.some((gap) => gap.side === side && gap.i === i));
    return {
      ...side,
      bounding: stays(side.bounding),
      logGaps: stays(side.logGaps),
      logDistances: stays(side.logDistances),
      logThresholds: stays(side.logThresholds),
    };
  });
  return [kept, largest];
}

function joined(sides: readonly Neighbours[]): Neighbours {
  return {
    logGaps: sides.flatMap(({ logGaps }) => logGaps),
    logDistances: sides.flatMap(({ logDistances }) => logDistances),
    logThresholds: sides.flatMap(({ logThresholds }) => logThresholds),
  };
}

/** How many times more equal values lie beside the stretch than beside most gaps: they hold their neighbours off. */
function spreadOf(levels: Levels, segment: Segment, stretch: Stretch): number {
  const { start, end } = windowOf(levels, segment, stretch);
  const around = [...levels.copies.subarray(start, stretch.first), ...levels.copies.subarray(stretch.last + 1, end)];
  const median = around.sort((a, b) => a - b)[around.length >> 1] ?? 1;
  return Math.max(1, Math.max(...levels.copies.subarray(stretch.first, stretch.last + 1)) / median);
}

/** So many neighbours are as large that no probability need be formed. */
function isUsual(levels: Levels, segment: Segment, stretch: Stretch): boolean {
  const { start, end } = windowOf(levels, segment, stretch);
  const largest = levels.gaps[largestOf(levels, stretch)];
  let neighbours = 0;
  let asLarge = 0;
  for (let i = start; i < end; i++) {
    if (i >= stretch.first && i <= stretch.last) continue;
    neighbours++;
    if (levels.gaps[i] >= largest) asLarge++;
  }
  return neighbours === 0 || asLarge > Math.max(1, usualShare * neighbours);
}

function largestOf({ gaps }: Levels, { first, last }: Stretch): number {
  let largest = first;
  for (let i = first; i <= last; i++) if (gaps[i] > gaps[largest]) largest = i;
  return largest;
}
