import { MisuseError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { modularAddition, modularAdditionTokens } from '../../src/index.js';

describe('modularAdditionTokens', () => {
  it('gives every pair in order as the tokens a, b, p, with its sum', () => {
    const p = 5;
    const { inputs, targets, labels } = modularAdditionTokens({ p });
    expect(inputs.shape).toEqual([25, 3]);
    expect(inputs.data).toBeInstanceOf(Int32Array);
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) {
        const row = a * p + b;
        expect(Array.from(inputs.data.subarray(3 * row, 3 * row + 3))).toEqual([a, b, p]);
        expect(labels[row]).toBe((a + b) % p);
      }
    }
    expect(targets).toEqual(modularAddition({ p }).targets);
  });

  it('trains on the first half of what Python shuffles', () => {
    const { train, test, alpha, seed } = modularAdditionTokens({ p: 29 });
    expect([train.length, test.length, alpha, seed]).toEqual([420, 421, 0.5, 0]);
    // random.seed(0); x = list(range(841)); random.shuffle(x); sorted(x[:420])[:8], sum(x[:420])
    expect(Array.from(train.subarray(0, 8))).toEqual([5, 6, 7, 8, 10, 11, 17, 20]);
    expect(train.reduce((sum, row) => sum + row, 0)).toBe(176_918);
    expect(new Set([...train, ...test]).size).toBe(841);
    expect(modularAdditionTokens({ p: 29, seed: 1 }).train).not.toEqual(train);
  });

  it.each<[string, object, string]>([
    ['a seed of more than 32 bits', { p: 5, seed: 2 ** 32 }, 'seed must be an integer in 0..4294967295'],
    ['a modulus below 3', { p: 2 }, 'p must be an integer of at least 3'],
    ['no pair to train on', { p: 3, alpha: 0.1 }, 'alpha must leave at least one of the 9 pairs to train on'],
  ])('refuses %s', (_, options, message) => {
    const call = () => modularAdditionTokens(options as { p: number });
    expect(call).toThrow(MisuseError);
    expect(call).toThrow(message);
  });
});
