import { MisuseError, ShapeError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { firstRepeatedPosition, inductionFamilyNames, inductionReads, repeatedSequences } from '../../src/index.js';

const sequences = repeatedSequences({ examples: 200, seed: 4 });
const { inputs, periods } = sequences;
const at = (n: number, t: number) => inputs.data[n * 40 + t];

describe('inductionReads', () => {
  const { positions, families } = inductionReads(sequences, { seed: 1 });

  /** The label whose indicator is positive. */
  const labelOf = (name: keyof typeof families, n: number) => {
    const { features, labels } = families[name];
    const positive = labels.filter((_, column) => features.get(n, column) > 0);
    expect(positive).toHaveLength(1);
    return Number(positive[0]);
  };

  it('reads each sequence once, where the token and its neighbours have occurred before', () => {
    expect(positions).toHaveLength(200);
    for (let n = 0; n < 200; n++) {
      const t = positions[n];
      expect(t >= 22 && t < 40).toBe(true);
      expect(at(n, t - periods[n])).toBe(at(n, t));
      expect(at(n, t - 1 - periods[n])).toBe(at(n, t - 1));
    }
    expect(new Set(positions).size).toBe(18);
    expect(inductionReads(sequences, { seed: 2 }).positions).not.toEqual(positions);
  });

  it('tells each read by what follows, the token, the one before it, how soon it repeats and where it is', () => {
    expect(Object.keys(families)).toEqual([...inductionFamilyNames]);
    for (let n = 0; n < 200; n++) {
      const t = positions[n];
      expect(labelOf('answer', n)).toBe(at(n, t + 1 - periods[n]));
      expect(labelOf('current', n)).toBe(at(n, t));
      expect(labelOf('previous', n)).toBe(at(n, t - 1));
      expect(labelOf('lag', n)).toBe(periods[n]);
      expect(labelOf('position', n)).toBe(t);
    }
  });

  it('refuses arrays of other sequences, and sequences that are too short', () => {
    const other = { ...sequences, periods: periods.subarray(1) };
    expect(() => inductionReads(other)).toThrow(ShapeError);
    expect(() => inductionReads(other)).toThrow('next must have axes [N, T] = [200, 40], periods [N], got');
    const short = repeatedSequences({ examples: 40, length: 15, shortest: 12, longest: 12 });
    expect(() => firstRepeatedPosition(short)).toThrow(MisuseError);
    expect(() => inductionReads(short)).toThrow(
      'firstRepeatedPosition: sequences must have more than 14 positions, two beyond the longest period 12, got 14',
    );
  });
});
