import { expect, test } from 'vitest';
import { levelsOf } from '../../src/cliffs/levels.js';
import { search } from '../../src/cliffs/search.js';

const stepped = (drops: Readonly<Record<number, number>>) => {
  let log = 0;
  return levelsOf(
    Array.from({ length: 100 }, (_, i) => Math.exp((log -= drops[i] ?? 0.01 + 0.004 * Math.sin(i * i)))),
    1e-14,
  );
};
const options = { endsAtEdge: true, falseAlarmRate: 0.05 };

test('divides at drops until none is left', () => {
  const { drops } = search(stepped({ 30: 1, 60: 0.5, 80: 2 }), options);
  expect(drops.map(({ after }) => after)).toEqual([30, 60, 80]);
  expect(drops.every(({ significant }) => significant)).toBe(true);
});

test('sees a first gap that is larger than a clearer one after it', () => {
  const { drops } = search(stepped({ 1: 1.2, 2: 0.15 }), options);
  expect(drops.map(({ after }) => after)).toEqual([1, 2]);
});

test('no spectrum has no candidates', () => {
  expect(search(levelsOf([], 0), options)).toEqual({ drops: [], candidates: [] });
});
