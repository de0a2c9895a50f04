import { MisuseError } from '@entk/core';
import { log10, pow } from '@entk/core/elementary';
import type { AxisScale, Interval } from '../panel.js';

/** Share of an interval added at each end so that marks keep off the frame. */
const padding = { x: 0.02, y: 0.05 } as const;

/** The smallest interval that holds both; either may be missing. */
export function union(first: Interval | undefined, second: Interval | undefined): Interval | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return [Math.min(first[0], second[0]), Math.max(first[1], second[1])];
}

/** Smallest and largest value, or nothing of nothing. */
export function extentOf(values: ArrayLike<number>): Interval | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** An axis is drawn by differences of its numbers: they must not overflow, nor be lost to rounding or underflow. */
const largestNumber = 8e307;
const smallestSpan = 1e-300;

/** Whether an interval is a single value as far as pixels can tell. */
export function isPoint([low, high]: Interval): boolean {
  return high - low < Math.max(smallestSpan, 16 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high)));
}

/**
 * Refuses an interval that no linear axis or ramp can show.
 *
 * @throws MisuseError if a number is beyond ±8e307.
 */
export function requireDrawable(caller: string, name: string, interval: Interval): void {
  const beyond = interval.find((value) => !(Math.abs(value) <= largestNumber));
  if (beyond === undefined) return;
  throw new MisuseError({
    in: caller,
    rule: `${name} must be within ±${largestNumber} on a linear scale`,
    got: beyond,
    remedy: "divide by a power of ten and say so in the label, or use scale: 'log'",
  });
}

/** The interval widened at both ends; a single value gets room around it. */
export function padded([low, high]: Interval, scale: AxisScale, direction: 'x' | 'y'): Interval {
  if (scale === 'log') {
    const [from, to] = padded([log10(low), log10(high)], 'linear', direction);
    return [Math.max(pow(10, from), Number.MIN_VALUE), Math.min(pow(10, to), Number.MAX_VALUE)];
  }
  requireDrawable('drawFigure', `values along ${direction}`, [low, high]);
  if (isPoint([low, high])) {
    const size = Math.max(Math.abs(low), Math.abs(high));
    return size < smallestSpan ? [-1, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  }
  const room = (high - low) * padding[direction];
  return [low - room, high + room];
}
