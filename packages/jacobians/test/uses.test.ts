import { describe, expect, it } from 'vitest';
import { activationOf, isPlain, isTransposed, type FactoredMatrixUse } from '../src/factors/index.js';
import { N, sequenceUses, vectorUse } from './sequence-uses.js';

describe('isPlain', () => {
  it('is a use of one position, or a vector', () => {
    const [use] = Object.values(sequenceUses());
    expect([use, { ...use, positions: 1 }, vectorUse()].map(isPlain)).toEqual([false, true, true]);
    expect(isPlain(sequenceUses()['rows dense'])).toBe(false);
  });
});

describe('activationOf', () => {
  it('is a of a matrix, and 1 for every example of a bias', () => {
    const [use] = Object.values(sequenceUses()) as FactoredMatrixUse[];
    expect(activationOf(use, N)).toBe(use.activation);
    const ones = activationOf(vectorUse(), N);
    expect([ones.rows, ones.columns, ...ones.data]).toEqual([N, 1, ...Array.from({ length: N }, () => 1)]);
  });
});

describe('isTransposed', () => {
  it('is what a matrix use says, true of looked-up rows and false of a bias', () => {
    const uses = sequenceUses();
    const [use] = Object.values(uses);
    expect(
      [
        { ...use, transposed: true },
        { ...use, transposed: false },
      ].map(isTransposed),
    ).toEqual([true, false]);
    expect([uses['rows dense'], vectorUse()].map(isTransposed)).toEqual([true, false]);
  });
});
