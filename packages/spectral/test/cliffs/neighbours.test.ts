import { describe, expect, test } from 'vitest';
import { levelsOf } from '../../src/cliffs/levels.js';
import { neighboursOf, windowOf } from '../../src/cliffs/neighbours.js';

const exponential = levelsOf(
  Array.from({ length: 101 }, (_, i) => Math.exp(-0.1 * i)),
  1e-12,
);
const whole = { from: 0, to: 100, endsAtEdge: true };
const at = (first: number, width = 1) => ({ first, last: first + width - 1 });
const distances = (logs: readonly number[]) => logs.map(Math.exp);

describe('neighboursOf', () => {
  test('counts from the upper edge in the upper half, in units of the place', () => {
    const { above, below } = neighboursOf(exponential, whole, at(3));
    expect(above.logGaps).toHaveLength(2); // the first gap is none
    expect(distances(above.logDistances)[0]).toBeCloseTo(2 / 4, 12);
    expect(below.logGaps).toHaveLength(20);
    expect(distances(below.logDistances)[19]).toBeCloseTo(24 / 4, 12);
    expect(below.logThresholds.every((log) => log === -Infinity)).toBe(true);
  });

  test('and from the lower edge in the lower half, unless the list is cut there', () => {
    const { above, below } = neighboursOf(exponential, whole, at(97));
    expect(distances(below.logDistances)).toEqual([2 / 3, 1 / 3].map((d) => expect.closeTo(d, 12)));
    expect(distances(above.logDistances).at(-1)).toBeCloseTo(4 / 3, 12);
    const cut = neighboursOf(exponential, { ...whole, endsAtEdge: false }, at(97));
    expect(distances(cut.below.logDistances)[0]).toBeCloseTo(99 / 98, 12);
  });

  test('takes a stretch for a single gap', () => {
    const { below } = neighboursOf(exponential, whole, at(9, 4));
    expect(distances(below.logDistances)[0]).toBeCloseTo(11 / 10, 12);
  });

  test('leaves splittings out, and says below what', () => {
    const pairs = levelsOf(
      Array.from({ length: 80 }, (_, i) => Math.exp(-0.1 * (i >> 1) - 1e-4 * (i & 1))),
      1e-12,
    );
    const { below } = neighboursOf(pairs, { from: 0, to: 79, endsAtEdge: true }, at(9));
    expect(below.logGaps).toHaveLength(10);
    expect(Math.exp(below.logThresholds[0])).toBeCloseTo(0.1 * 0.0999, 6);
  });

  test('takes ties of different numbers for a lattice, of equal numbers for levels', () => {
    const counts = levelsOf([30, 28, 28, 27, 26, 26, 26, 25, 24, 24, 23, 22, 21, 20, 20, 19], 1e-12);
    expect(neighboursOf(counts, { from: 0, to: 11, endsAtEdge: true }, at(2)).below.tied).toBe(true);
    const triples = levelsOf(
      Array.from({ length: 60 }, (_, i) => 1 / (1 + Math.floor(i / 3))),
      1e-12,
    );
    expect(neighboursOf(triples, { from: 0, to: 19, endsAtEdge: true }, at(8)).below.tied).toBe(false);
  });

  test('ends where it is far from the place in eigenvalues', () => {
    const copies = levelsOf(
      Array.from({ length: 2000 }, (_, i) => 1 / (1 + Math.floor(i / 100))),
      1e-12,
    );
    const { below } = neighboursOf(copies, { from: 0, to: 19, endsAtEdge: true }, at(2));
    expect(below.logGaps).toHaveLength(9); // up to 4 · 300 + 20
  });
});

describe('windowOf', () => {
  test('reaches twenty gaps, not beyond the segment, but to a drop that is near', () => {
    expect(windowOf(exponential, whole, at(50))).toEqual({ start: 30, end: 71 });
    const segment = { from: 40, to: 60, endsAtEdge: true };
    expect(windowOf(exponential, segment, at(50))).toEqual({ start: 40, end: 60 });
    expect(windowOf(exponential, segment, at(41))).toEqual({ start: 39, end: 60 });
    expect(windowOf(exponential, segment, at(58))).toEqual({ start: 40, end: 61 });
  });

  test('takes nothing beside a first value apart for its shoulder', () => {
    expect(windowOf(exponential, { from: 1, to: 100, endsAtEdge: true }, at(1)).start).toBe(1);
  });
});
