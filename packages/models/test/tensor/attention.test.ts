import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import { attend, type AttentionPattern } from '../../src/tensor/attention.js';
import { fromTensor, scoped, type Tensor, toTensor } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const one: AttentionPattern = {
  heads: 1,
  keyValueHeads: 1,
  headSize: 1,
  positions: 2,
  queryPositions: 2,
  causal: false,
  scale: 1,
};

/** z of one example of one head of one number. */
function mixed(pattern: AttentionPattern, queries: number[], keys: number[], values: number[]): number[] {
  const column = (numbers: number[]) => toTensor(ndArray([numbers.length, 1], Float32Array.from(numbers)));
  return scoped(() =>
    Array.from(
      fromTensor(attend({ queries: column(queries), keys: column(keys), values: column(values) }, pattern).mixed).data,
    ),
  );
}

describe('attend', () => {
  it('mixes the values by e to the scores: 1 to 3 for scores 0 and log 3', () => {
    const [first, second] = mixed(one, [1, 0], [0, Math.log(3)], [4, 8]);
    expect(first).toBeCloseTo(7, 6);
    expect(second).toBeCloseTo(6, 6);
  });

  it('sees nothing after its own position where it is causal, and nothing outside its window', () => {
    const equal = [0, 0, 0, 0];
    const values = [1, 3, 8, 12];
    const four = { ...one, positions: 4, queryPositions: 4 };
    expect(mixed({ ...four, causal: true }, equal, equal, values)).toEqual([1, 2, 4, 6]);
    expect(mixed({ ...four, causal: true, window: 2 }, equal, equal, values)).toEqual([1, 2, 5.5, 10]);
    expect(mixed({ ...four, window: 2 }, equal, equal, [1, 3, 9, 12])).toEqual([2, expect.closeTo(13 / 3, 6), 8, 10.5]);
    const last = { ...four, queryPositions: 1, causal: true, window: 3 };
    expect(mixed(last, [0], equal, values)).toEqual([expect.closeTo(23 / 3, 6)]);
  });

  it('caps scores: those of 1000 and 900 at 2·tanh are equal', () => {
    expect(mixed({ ...one, softcap: 2 }, [1000, 1], [1, 0.9], [1, 3])[0]).toBeCloseTo(2, 6);
    expect(mixed(one, [1000, 1], [1, 0.9], [1, 3])[0]).toBe(1);
  });

  it('takes e to the scores, and tanh of capped ones, as Math has them, to float32', () => {
    for (let score = -40; score <= 40; score += 0.375) {
      const second = (of: number) => 1 / (1 + Math.exp(-of));
      const last = { ...one, queryPositions: 1 };
      expect(mixed(last, [score], [0, 1], [0, 1])[0]).toBeCloseTo(second(score), 6);
      expect(mixed({ ...last, softcap: 2 }, [score], [0, 1], [0, 1])[0]).toBeCloseTo(
        second(2 * Math.tanh(score / 2)),
        6,
      );
    }
    expect(mixed(one, [Number.NaN, 0], [0, 1], [2, 4])).toEqual([Number.NaN, 3]);
  });

  it('holds keys and values of other positions constant in both derivatives where it is told to', () => {
    const column = (numbers: number[]) => toTensor(ndArray([numbers.length, 1], Float32Array.from(numbers)));
    const [queries, keys, values] = [
      [0.5, -1],
      [0.3, 0.7],
      [2, -1],
    ];
    // a[t, u] and the slope of each score by hand: z[t] = a v[0] + (1 − a) v[1], a = 1/(1 + e^(s[t, 1] − s[t, 0]))
    const a = queries.map((q) => 1 / (1 + Math.exp(q * (keys[1] - keys[0]))));
    const slope = a.map((weight) => weight * (1 - weight) * (values[0] - values[1]));
    const expected = {
      queries: queries.map((_, t) => slope[t] * (keys[0] - keys[1])),
      keys: [slope[0] * queries[0], -slope[1] * queries[1]],
      values: [a[0], 1 - a[1]],
    };
    const found = scoped(() => {
      const given = { queries: column(queries), keys: column(keys), values: column(values) };
      const attended = attend(given, { ...one, contextConstant: true });
      const back = attended.back(column([1, 1]));
      const forward = attended.forward({ keys: column([1, 1]), values: column([1, 1]) });
      const numbers = (tensor: Tensor) => Array.from(fromTensor(tensor).data);
      return {
        ...Object.fromEntries(Object.entries(back).map(([name, tensor]) => [name, numbers(tensor)])),
        forward: numbers(forward),
      };
    });
    const forward = expected.keys.map((ofKey, t) => ofKey + expected.values[t]);
    for (const [name, numbers] of Object.entries({ ...expected, forward })) {
      numbers.forEach((number, t) => expect(found[name as 'forward'][t]).toBeCloseTo(number, 6));
    }
  });
});
