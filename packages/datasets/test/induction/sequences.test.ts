import { MisuseError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { repeatedSequences } from '../../src/index.js';

describe('repeatedSequences', () => {
  const { inputs, next, targets, periods } = repeatedSequences({ examples: 600, seed: 3 });
  const [N, T] = inputs.shape;
  const sequence = (n: number) => Array.from(inputs.data.subarray(n * T, (n + 1) * T));

  it('repeats h different tokens to the end, h of each sequence its own', () => {
    expect([N, T, targets.shape]).toEqual([600, 40, [600, 40, 32]]);
    for (let n = 0; n < N; n++) {
      const tokens = sequence(n);
      const h = periods[n];
      expect(h).toBeGreaterThanOrEqual(9);
      expect(h).toBeLessThanOrEqual(20);
      expect(new Set(tokens.slice(0, h)).size).toBe(h);
      expect(tokens.every((token, t) => t < h || token === tokens[t - h])).toBe(true);
    }
  });

  it('says what comes next, once as a token and once as a row with one 1', () => {
    for (let n = 0; n < N; n++) {
      const tokens = sequence(n);
      for (let t = 0; t < T; t++) {
        const token = next.data[n * T + t];
        expect(token).toBe(t + 1 < T ? tokens[t + 1] : tokens[t + 1 - periods[n]]);
        const row = targets.data.subarray((n * T + t) * 32, (n * T + t + 1) * 32);
        expect(row.indexOf(1)).toBe(token);
        expect(row.reduce((sum, value) => sum + value, 0)).toBe(1);
      }
    }
  });

  it('draws every length and every token alike', () => {
    const counts = Array.from({ length: 12 }, () => 0);
    for (const h of periods) counts[h - 9]++;
    // 50 expected of each, standard deviation 6.8
    for (const count of counts) expect(Math.abs(count - 50)).toBeLessThan(34);
    const first = Array.from({ length: 32 }, () => 0);
    for (let n = 0; n < N; n++) first[inputs.data[n * T]]++;
    // 18.75 expected of each, standard deviation 4.3
    for (const count of first) expect(Math.abs(count - 18.75)).toBeLessThan(22);
  });

  it('gives the same for the same seed, and takes other sizes', () => {
    const of = (seed: number) => repeatedSequences({ examples: 3, seed });
    expect(of(3)).toEqual(of(3));
    expect(of(3).inputs.data).toEqual(inputs.data.slice(0, 3 * T));
    expect(of(4).inputs).not.toEqual(of(3).inputs);
    const small = repeatedSequences({ examples: 2, vocabularySize: 3, length: 5, shortest: 3, longest: 3 });
    expect(Array.from(small.periods)).toEqual([3, 3]);
    expect(small.targets.shape).toEqual([2, 4, 3]);
  });

  it.each<[string, object, string]>([
    ['more different tokens than there are', { vocabularySize: 12 }, 'longest must be in 9..12'],
    ['a range upside down', { shortest: 21 }, 'longest must be in 21..32'],
    ['nothing to predict', { length: 1 }, 'length must be an integer of at least 2, got 1'],
    ['no sequence', { examples: 0 }, 'examples must be an integer of at least 1, got 0'],
  ])('refuses %s', (_, options, message) => {
    const call = () => repeatedSequences({ examples: 1, ...options });
    expect(call).toThrow(MisuseError);
    expect(call).toThrow(message);
  });
});
