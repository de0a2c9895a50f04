// Tests every file of its folder: each function calls most of the others, and all are held to one table.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@entk/core';
import * as elementary from '@entk/core/elementary';

type Name = keyof typeof elementary;
const functions = elementary as Record<Name, (...values: number[]) => number>;
const names = (Object.keys(elementary) as Name[]).toSorted();

/** mpmath's values, rounded once: `fixtures/make-elementary.py`. */
const table = JSON.parse(readFileSync(new URL('fixtures/elementary.json', import.meta.url), 'utf8')) as Record<
  Name,
  number[][]
>;

/** The error that each docstring promises, in ulp, and half an ulp for the rounding of the table. */
const mostUlps: Record<Name, number> = {
  exp: 0.65,
  expm1: 0.75,
  tanh: 2.5,
  log: 0.75,
  log1p: 0.55,
  log2: 0.51,
  log10: 0.51,
  pow: 0.8,
  sin: 0.75,
  cos: 0.75,
  asin: 2,
  acos: 2,
  atan2: 1.5,
};

describe.each(names)('%s', (name) => {
  it('agrees with a value of 1,400 bits', () => {
    for (const row of table[name]) {
      const [values, expected] = [row.slice(0, -1), row[row.length - 1]];
      const got = functions[name](...values);
      expect(Math.abs(got - expected) / ulp(expected), `${name}(${values.join(', ')})`).toBeLessThanOrEqual(
        mostUlps[name] + 0.5,
      );
    }
  });

  it('is that of Math at special values, sign of zero and all', () => {
    const special = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, -5e-324, 1e-310, 2, -2, 0.5, -0.5];
    const ofMath: (...values: number[]) => number = Math[name];
    for (const x of special) {
      for (const y of ofMath.length === 2 ? special : [0]) {
        const values = ofMath.length === 2 ? [x, y] : [x];
        const [got, expected] = [functions[name](...values), ofMath(...values)];
        const same = Object.is(got, expected) || Math.abs(got - expected) <= 2 * ulp(expected);
        expect(same, `${name}(${values.join(', ')}) = ${got}, Math: ${expected}`).toBe(true);
      }
    }
  });
});

/** SHA-256 of 20,000 results of each function, found alike on Node 20, 22, 24 and 26 on x64 and on Node 20 on arm64. */
const digest = '67814890147a4eea8eb556f875a39632ee5d2e5349d41aa9e37e1d7ae25093e6';

it('has these bits on every processor and in every engine', () => {
  const hash = createHash('sha256');
  for (const name of names) {
    const random = createRandom(1);
    const results = Float64Array.from({ length: 20_000 }, () => {
      const [x, y] = [random.uniform(), random.uniform()];
      if (name === 'asin' || name === 'acos') return functions[name](2 * x - 1);
      return functions[name](name.startsWith('log') || name === 'pow' ? 20 * x : 40 * (x - 0.5), 10 * (y - 0.5));
    });
    hash.update(new Uint8Array(results.buffer));
  }
  expect(hash.digest('hex')).toBe(digest);
});

describe('exact results', () => {
  it('of logarithms and powers', () => {
    for (let k = -300; k <= 300; k++) {
      expect(elementary.log10(Number(`1e${k}`))).toBe(k);
      expect(elementary.log2(2 ** k)).toBe(k);
      expect(elementary.pow(2, k)).toBe(2 ** k);
    }
    for (let k = 0; k <= 15; k++) expect(elementary.pow(10, k)).toBe(Number(`1e${k}`));
    for (let n = 1; n <= 1000; n++) {
      expect(elementary.pow(n, 2)).toBe(n * n);
      expect(elementary.pow(n * n, 0.5)).toBe(n);
      expect(elementary.pow(-n, 3)).toBe(-n * n * n);
    }
  });
});

function ulp(value: number): number {
  if (!Number.isFinite(value)) return NaN;
  return Math.max(5e-324, 2 ** (Math.floor(Math.log2(Math.max(Math.abs(value), 2 ** -1022))) - 52));
}
