import { DenseMatrix, NonFiniteError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { isClass } from '../doors/check-doors.js';

/** What of a function's input is multiplied, and what becomes of the result. */
export interface ScaledInput {
  /** What is multiplied by 2^k: `matrix`, `targets`. */
  readonly of: string;
  /** Arguments with that times `factor`. */
  readonly args: (factor: number) => readonly unknown[];
  /**
   * The power of the factor in the numbers at a place of the result and below it: `{ values: 1 }`, `{ '': 2 }` for the
   * result itself. The longest place that fits counts; numbers at no place named here stay what they are.
   */
  readonly powers?: Readonly<Record<string, number>>;
  /** What is looked at in the place of the result: what an operator does, for one. */
  readonly look?: (result: never) => unknown;
  /** k of the factors 2^k. @default to both ends of float64, `float64Exponents` */
  readonly exponents?: readonly number[];
}

/** Even, so that roots of the factor are powers of two as well; entries of size 1 stay normal numbers. */
export const float64Exponents = [-1000, -760, -540, -502, -404, -262, -90, 90, 262, 404, 502, 540, 760, 1000];

/** Squares of float32 numbers overflow at 2^64. */
export const float32Exponents = [-40, -22, 22, 40];

/**
 * Tests of every exported function of a package that computes with numbers: for its input times 2^k it gives its result
 * times the power of 2^k that the table names, bit for bit, and by the same words; where a right number is beyond
 * float64 it refuses, and where one is below, it is within rounding of the smallest numbers.
 *
 * A function that is exported and stands neither in `scaled` nor in `without` is a failure.
 */
export function checkScales(
  exported: object,
  scaled: Readonly<Record<string, readonly ScaledInput[]>>,
  without: Readonly<Record<string, string>>,
): void {
  const functions = new Map(
    Object.entries(exported).filter(([, value]) => typeof value === 'function' && !isClass(value)),
  );

  it('names the power of the scale in the result of every exported function', () => {
    const listed = [...Object.keys(scaled), ...Object.keys(without)];
    expect(listed.toSorted()).toEqual(Array.from(functions.keys()).toSorted());
  });

  describe.each(Object.entries(scaled))('%s', (name, inputs) => {
    const titled = inputs.map((input) => [input.of, input] as const);
    it.each(titled)('gives its result times the right power of two for %s times one', async (_, input) => {
      const call = functions.get(name) as (...words: readonly unknown[]) => unknown;
      const look = input.look as ((result: unknown) => unknown) | undefined;
      const once = async (factor: number) => {
        const result = await call(...input.args(factor));
        return leavesOf(look ? await look(result) : result);
      };
      const before = await once(1);
      expect(before.some(([, leaf]) => typeof leaf === 'number' && leaf !== 0)).toBe(true);
      const wrong: string[] = [];
      for (const k of input.exponents ?? float64Exponents) {
        const expected = before.map(([place, leaf]): Leaf => [place, timesPower(leaf, k * powerAt(place, input))]);
        const overflow = expected.some(([, leaf], i) => isBeyond(leaf) && !isBeyond(before[i][1]));
        try {
          const after = await once(2 ** k);
          if (overflow) wrong.push(`2^${k}: overflowed without a word`);
          else wrong.push(...differences(expected, after).map((text) => `2^${k}: ${text}`));
        } catch (error) {
          if (!overflow || !(error instanceof NonFiniteError)) wrong.push(`2^${k}: ${String(error)}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  });
}

type Leaf = readonly [place: string, value: unknown];

/** Numbers, texts and yes or no in a result, by place; of a function that it is one. */
function leavesOf(value: unknown, place = ''): Leaf[] {
  const below = (key: string | number) => (place === '' ? String(key) : `${place}.${key}`);
  if (value instanceof DenseMatrix) {
    return [[below('rows'), String(value.rows)], ...leavesOf(value.data, place)];
  }
  if (ArrayBuffer.isView(value)) {
    return Array.from(value as unknown as ArrayLike<number>, (entry, index): Leaf => [below(index), entry]);
  }
  if (value instanceof Map) return Array.from(value).flatMap(([key, entry]) => leavesOf(entry, below(String(key))));
  if (typeof value === 'function') return [[place, 'a function']];
  if (typeof value !== 'object' || value === null) return [[place, value]];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'shape' ? [[below(key), String(entry)] as const] : leavesOf(entry, below(key)),
  );
}

function powerAt(place: string, { powers = {} }: ScaledInput): number {
  const fitting = Object.keys(powers).filter((key) => key === '' || `${place}.`.startsWith(`${key}.`));
  const longest = fitting.sort((left, right) => right.length - left.length)[0];
  return longest === undefined ? 0 : powers[longest];
}

/** A number times 2^k, for any k. */
function timesPower(leaf: unknown, k: number): unknown {
  if (typeof leaf !== 'number' || k === 0) return leaf;
  const steps = Math.ceil(Math.abs(k) / 1000);
  let value = leaf;
  for (let step = 0; step < steps; step++)
    value *= 2 ** (Math.trunc((k * (step + 1)) / steps) - Math.trunc((k * step) / steps));
  return value;
}

function isBeyond(leaf: unknown): boolean {
  return typeof leaf === 'number' && !Number.isFinite(leaf);
}

/** Below this, terms of a sum have lost bits although the sum has not. */
const smallestExact = 2 ** -940;
/** A few units of the smallest number of float64. */
const lost = 2 ** -1060;

function differences(expected: readonly Leaf[], got: readonly Leaf[]): string[] {
  if (expected.length !== got.length) return [`${got.length} numbers and texts, not ${expected.length}`];
  return expected.flatMap(([place, right], index) => {
    const value = got[index][1];
    const isSmall = typeof right === 'number' && Math.abs(right) < smallestExact && right !== 0;
    const agrees = isSmall ? Math.abs((value as number) - right) <= lost : Object.is(value, right) || value === right;
    return agrees && got[index][0] === place ? [] : [`${place} is ${String(value)}, not ${String(right)}`];
  });
}
