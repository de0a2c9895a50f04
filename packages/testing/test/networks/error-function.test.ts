import { describe, expect, it } from 'vitest';
import { errorFunction } from '../../src/index.js';

/** Abramowitz and Stegun, table 7.1, and erfc(4), erfc(6) from table 7.3's continuation; 15 digits from mpmath. */
const table: [number, number][] = [
  [0, 0],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2, 0.9953222650189527],
  [2.9, 0.9999589021219005],
  [3.1, 0.9999883513426328],
  [4, 0.9999999845827421],
];

describe('errorFunction', () => {
  it('is what tables say, and odd', () => {
    for (const [x, value] of table) {
      expect(errorFunction(x)).toBeCloseTo(value, 14);
      expect(errorFunction(-x)).toBe(-errorFunction(x));
    }
  });

  it('has the same value on both sides of where its method changes', () => {
    expect(errorFunction(3 - 1e-12)).toBeCloseTo(errorFunction(3), 14);
  });
});
