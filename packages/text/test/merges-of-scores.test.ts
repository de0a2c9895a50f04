import { describe, expect, it } from 'vitest';
import { mergesOfScores } from '../src/merges-of-scores.js';

describe('mergesOfScores', () => {
  it('orders by score, and among those of one token by the ranks of its parts', () => {
    const tokens = ['a', 'b', 'c', 'ab', 'bc', 'abc'];
    expect(mergesOfScores(tokens, [0, 0, 0, -2, -1, -3])).toEqual([
      ['b', 'c'],
      ['a', 'b'],
      ['a', 'bc'],
      ['ab', 'c'],
    ]);
  });
});
