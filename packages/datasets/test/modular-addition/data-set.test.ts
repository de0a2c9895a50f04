import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { modularAddition } from '../../src/index.js';
import { standardErrors } from '../tolerances.js';

describe('modularAddition', () => {
  it('writes the whole table of p = 3 down', () => {
    const { inputs, targets, labels } = modularAddition({ p: 3, alpha: 0.5 });
    expect(inputs.shape).toEqual([9, 6]);
    expect(targets.shape).toEqual([9, 3]);
    expect([...labels]).toEqual([0, 1, 2, 1, 2, 0, 2, 0, 1]);
    expect([...inputs.data.subarray(5 * 6, 6 * 6)]).toEqual([0, 1, 0, 0, 0, 1]);
    expect([...targets.data.subarray(5 * 3, 6 * 3)]).toEqual([1, 0, 0]);
  });

  it.each([4, 29])('puts the pair (a, b) in row a·p + b for p = %i, and one 1 in every half row', (p) => {
    const { inputs, targets, labels } = modularAddition({ p });
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) {
        const row = a * p + b;
        const input = inputs.data.subarray(row * 2 * p, (row + 1) * 2 * p);
        expect([input.indexOf(1), input.lastIndexOf(1), labels[row]]).toEqual([a, p + b, (a + b) % p]);
        expect(input.reduce((sum, value) => sum + value, 0)).toBe(2);
        const target = targets.data.subarray(row * p, (row + 1) * p);
        expect([target.indexOf(1), target.lastIndexOf(1)]).toEqual([labels[row], labels[row]]);
      }
    }
  });

  it('trains on ⌊α p²⌋ pairs and tests on the rest', () => {
    const { train, test } = modularAddition({ p: 29, alpha: 0.7, seed: 3 });
    expect([train.length, test.length]).toEqual([588, 253]);
    const all = [...train, ...test].toSorted((left, right) => left - right);
    expect(all).toEqual(Array.from({ length: 841 }, (_, index) => index));
    expect([...train]).toEqual([...train].toSorted((left, right) => left - right));
  });

  it('splits alike for one seed and otherwise for another', () => {
    const of = (seed: number) => [...modularAddition({ p: 7, seed }).train];
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
    expect([...modularAddition({ p: 7 }).train]).toEqual(of(0));
  });

  it('trains on each pair with probability ⌊α p²⌋/p² over the seeds', () => {
    const draws = 4000;
    const counts = new Float64Array(9);
    for (let seed = 0; seed < draws; seed++) {
      for (const row of modularAddition({ p: 3, alpha: 0.5, seed }).train) counts[row]++;
    }
    const share = 4 / 9;
    const spread = Math.sqrt((share * (1 - share)) / draws);
    expect(counts.map((count) => count / draws)).toBeCloseToArray(
      counts.map(() => share),
      { absolute: standardErrors * spread },
    );
  });

  it.each([2, 2.5, -3, Number.NaN, Number.POSITIVE_INFINITY])('refuses p = %d', (p) => {
    expect(() => modularAddition({ p })).toThrow(`modularAddition: p must be an integer of at least 3, got ${p}`);
  });

  it.each([0, 1, -0.1, 1.5, Number.NaN])('refuses α = %d', (alpha) => {
    expect(() => modularAddition({ p: 5, alpha })).toThrow(`alpha must be a number in (0, 1), got ${alpha}`);
  });

  it('refuses a split without a pair to train on, a bad seed and too little memory', () => {
    expect(() => modularAddition({ p: 3, alpha: 0.1 })).toThrow(
      'modularAddition: alpha must leave at least one of the 9 pairs to train on, got 0.1 (⌊alpha · p²⌋ = 0)',
    );
    expect(modularAddition({ p: 4, alpha: 1 - 2 ** -53 }).test).toHaveLength(1);
    expect(() => modularAddition({ p: 5, seed: -1 })).toThrow('seed must be an integer of at least 0, got -1');
    expect(() => modularAddition({ p: 29, memoryBudget: 1e5 })).toThrow('p = 29 (303 kB)');
    expect(() => modularAddition({ p: 100_003 })).toThrow(
      'the memory budget of 2.1 GB must hold p = 100003 (12 PB); take a smaller p',
    );
  });
});
