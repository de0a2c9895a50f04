import { dropAppearance, type Evolution } from '@entk/spectral';
import { describe, expect, test } from 'vitest';

function evolutionOf(places: Readonly<Record<number, readonly number[]>>): Evolution {
  const points = Object.entries(places).map(([epoch, afters]) => ({
    epoch: Number(epoch),
    values: new Float64Array(0),
    report: {
      drops: afters.map((after) => ({
        after,
        width: 1,
        ratio: 2,
        nearbyRatio: 1,
        score: after,
        falseAlarm: 10 ** -after,
        significant: true,
      })),
      cliffs: [],
      candidates: [],
      considered: 0,
      floor: 0,
    },
  }));
  return { points, ranges: [] };
}

describe('dropAppearance', () => {
  const evolution = evolutionOf({ 0: [1, 9], 40: [1], 60: [1, 9], 80: [1], 100: [1, 9], 150: [1, 10] });

  test('brackets the epoch from which a drop stays, and names those that had it before', () => {
    expect(dropAppearance(evolution, 9, { slack: 1 })).toMatchObject({
      kind: 'appears',
      after: 80,
      by: 100,
      seen: [0, 60],
      drops: [{ after: 9 }, { after: 10 }],
    });
  });

  test('says that a drop was there always, or is not there at the end', () => {
    expect(dropAppearance(evolution, 1)).toMatchObject({ kind: 'always', drops: { length: 6 } });
    expect(dropAppearance(evolution, 9)).toEqual({ kind: 'absent', seen: [0, 60, 100] });
    expect(dropAppearance(evolution, 5)).toEqual({ kind: 'absent', seen: [] });
  });

  test('takes the nearest drop within the slack, the clearer of two', () => {
    const appearance = dropAppearance(evolutionOf({ 0: [], 1: [8, 10, 13] }), 9, { slack: 4 });
    expect(appearance).toMatchObject({ kind: 'appears', drops: [{ after: 10 }] });
  });

  test('refuses invalid places', () => {
    expect(() => dropAppearance(evolution, 0)).toThrow('dropAppearance: after must be an integer of at least 1, got 0');
    expect(() => dropAppearance(evolution, 1, { slack: -1 })).toThrow('slack must be an integer of at least 0, got -1');
  });
});
