import { describe, expect, it } from 'vitest';
import { pythonShuffle } from '../../src/modular-addition/python-shuffle.js';

/** CPython 3.11: `random.seed(s); x = list(range(n)); random.shuffle(x)`. */
describe('pythonShuffle', () => {
  it('gives the orders of Python', () => {
    expect(Array.from(pythonShuffle(7, 12))).toEqual([7, 11, 3, 10, 8, 4, 9, 1, 0, 6, 2, 5]);
    expect(Array.from(pythonShuffle(0, 841).subarray(0, 10))).toEqual([
      530, 364, 558, 140, 686, 834, 781, 417, 69, 804,
    ]);
  });

  it('goes on after 624 words, for the largest seed too', () => {
    const order = pythonShuffle(2 ** 32 - 1, 5000);
    expect(Array.from(order.subarray(0, 5))).toEqual([3385, 2918, 2898, 2564, 2481]);
    expect(Array.from(order.subarray(-5))).toEqual([2386, 4279, 4975, 1764, 1664]);
  });

  it('gives every place once, of none and of one too', () => {
    expect(Array.from(pythonShuffle(3, 100)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, i) => i),
    );
    expect(Array.from(pythonShuffle(3, 1))).toEqual([0]);
    expect(pythonShuffle(3, 0)).toHaveLength(0);
  });
});
