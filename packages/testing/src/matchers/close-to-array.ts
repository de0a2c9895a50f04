import { requireNumber, shapeText } from '@entk/core';
import { type MatcherResult, numberText, placeText } from './matcher-result.js';
import { type NumericLike, numericEntries } from './numeric-entries.js';

/**
 * How far entry i may be from the expected e_i: absolute + relative · |e_i| + relativeToMax · max|e|. Without them, all
 * are 0.
 */
export interface Tolerance {
  readonly absolute?: number;
  readonly relative?: number;
  readonly relativeToMax?: number;
}

/**
 * Whether every entry lies within a tolerance of the expected one and the shapes agree.
 *
 * NaN equals nothing, NaN included; an infinity equals the same infinity only.
 */
export function closeToArray(received: unknown, expected: NumericLike, tolerance: Tolerance = {}): MatcherResult {
  const { absolute = 0, relative = 0, relativeToMax = 0 } = tolerance;
  for (const [name, value] of Object.entries({ absolute, relative, relativeToMax })) {
    requireNumber('toBeCloseToArray', name, value, { min: 0 });
  }
  const actual = numericEntries('toBeCloseToArray', 'received', received);
  const wanted = numericEntries('toBeCloseToArray', 'expected', expected);
  if (shapeText(actual.shape) !== shapeText(wanted.shape)) {
    return {
      pass: false,
      message: () => `shapes differ: expected ${shapeText(wanted.shape)}, received ${shapeText(actual.shape)}`,
    };
  }
  const scale = relativeToMax === 0 ? 0 : largestFinite(wanted.entries);
  let outside = 0;
  let worst = -1;
  let worstExcess = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < wanted.entries.length; index++) {
    const error = entryError(actual.entries[index], wanted.entries[index]);
    const allowed = absolute + relative * finiteSize(wanted.entries[index]) + relativeToMax * scale;
    if (error > allowed) outside++;
    const excess = error - allowed;
    if (worst < 0 || excess > worstExcess) {
      worst = index;
      worstExcess = excess;
    }
  }
  return { pass: outside === 0, message };

  function message(): string {
    if (worst < 0) return `the arrays are equal: both are empty, shape ${shapeText(wanted.shape)}`;
    const value = actual.entries[worst];
    const target = wanted.entries[worst];
    const error = entryError(value, target);
    const allowed = absolute + relative * finiteSize(target) + relativeToMax * scale;
    return [
      `${outside} of ${wanted.entries.length} entries are over the tolerance (shape ${shapeText(wanted.shape)})`,
      `worst entry    ${placeText(worst, wanted.shape)}`,
      `expected       ${numberText(target)}`,
      `received       ${numberText(value)}`,
      `absolute error ${numberText(error)}`,
      `relative error ${numberText(error / Math.abs(target))}`,
      `allowed there  ${numberText(allowed)} (absolute ${absolute}, relative ${relative}, relativeToMax ${relativeToMax})`,
    ].join('\n');
  }
}

function entryError(value: number, target: number): number {
  if (value === target) return 0;
  const error = Math.abs(value - target);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

function finiteSize(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) : 0;
}

function largestFinite(values: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, finiteSize(values[index]));
  return largest;
}
