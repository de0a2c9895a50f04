import { createRandom } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { type PresenceStructure, presenceSampler } from '../../src/superposition/presence.js';
import { standardErrors } from '../tolerances.js';

const draws = 20_000;

function drawn(features: number, sparsity: number, structure: PresenceStructure): (readonly boolean[])[] {
  const sample = presenceSampler('f', features, sparsity, structure);
  const random = createRandom(11);
  return Array.from({ length: draws }, () => sample(random));
}

/** How far the share of rows for which something holds is from what it should be, in standard errors. */
function deviation(
  rows: readonly (readonly boolean[])[],
  share: number,
  holds: (row: readonly boolean[]) => boolean,
): number {
  const found = rows.filter(holds).length / rows.length;
  return Math.abs(found - share) / Math.sqrt((share * (1 - share)) / rows.length);
}

describe('presenceSampler', () => {
  it('draws features independently, each present with probability 1 − S', () => {
    const rows = drawn(3, 0.7, {});
    for (const feature of [0, 1, 2]) expect(deviation(rows, 0.3, (row) => row[feature])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.09, (row) => row[0] && row[1])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.027, (row) => row[0] && row[1] && row[2])).toBeLessThan(standardErrors);
  });

  it('draws correlated sets together and apart from the rest', () => {
    const rows = drawn(5, 0.6, {
      correlated: [
        [0, 3],
        [1, 4],
      ],
    });
    expect(rows.every((row) => row[0] === row[3] && row[1] === row[4])).toBe(true);
    for (const feature of [0, 1, 2, 3, 4])
      expect(deviation(rows, 0.4, (row) => row[feature])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.16, (row) => row[0] && row[1])).toBeLessThan(standardErrors);
  });

  it('lets at most one of an anti-correlated set be present, each with probability 1 − S', () => {
    const rows = drawn(4, 0.75, { antiCorrelated: [[0, 1, 3]] });
    expect(rows.every((row) => [0, 1, 3].filter((feature) => row[feature]).length <= 1)).toBe(true);
    for (const feature of [0, 1, 2, 3])
      expect(deviation(rows, 0.25, (row) => row[feature])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.25, (row) => !row[0] && !row[1] && !row[3])).toBeLessThan(standardErrors);
  });

  it('fills the whole of an anti-correlated set that leaves no room', () => {
    const rows = drawn(2, 0.5, { antiCorrelated: [[0, 1]] });
    expect(rows.every((row) => row[0] !== row[1])).toBe(true);
  });

  it('draws children only under their parents: probability (1 − S)^depth', () => {
    const rows = drawn(4, 0.4, {
      hierarchy: [
        { parent: 2, children: [0] },
        { parent: 3, children: [2, 1] },
      ],
    });
    expect(rows.every((row) => (row[3] || (!row[2] && !row[1])) && (row[2] || !row[0]))).toBe(true);
    expect(deviation(rows, 0.6, (row) => row[3])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.36, (row) => row[2])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.36, (row) => row[1])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.216, (row) => row[0])).toBeLessThan(standardErrors);
  });

  it('draws children of a parent with a probability of their own', () => {
    const rows = drawn(3, 0.8, { hierarchy: [{ parent: 1, children: [0, 2], childPresence: 0.5 }] });
    expect(deviation(rows, 0.2, (row) => row[1])).toBeLessThan(standardErrors);
    for (const child of [0, 2]) expect(deviation(rows, 0.1, (row) => row[child])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.05, (row) => row[0] && row[2])).toBeLessThan(standardErrors);
  });

  it('splits a parent: exactly one child wherever it is, each as often, and none elsewhere', () => {
    const rows = drawn(5, 0.7, {
      hierarchy: [{ parent: 4, children: [0, 1, 3], childPresence: 'exactly one' }],
    });
    const children = [0, 1, 3];
    expect(rows.every((row) => children.filter((child) => row[child]).length === Number(row[4]))).toBe(true);
    for (const child of children) expect(deviation(rows, 0.1, (row) => row[child])).toBeLessThan(standardErrors);
    expect(deviation(rows, 0.3, (row) => row[2])).toBeLessThan(standardErrors);
  });

  it('lets a parent be in a set', () => {
    const rows = drawn(3, 0.5, { correlated: [[0, 1]], hierarchy: [{ parent: 1, children: [2] }] });
    expect(rows.every((row) => row[0] === row[1] && (row[1] || !row[2]))).toBe(true);
  });

  it('refuses features out of range, in two sets, with two parents, or in a circle', () => {
    const make = (structure: PresenceStructure) => () => presenceSampler('f', 3, 0.5, structure);
    expect(make({ correlated: [[0, 3]] })).toThrow('f: correlated[0] must be an integer in 0..2, got 3');
    expect(make({ antiCorrelated: [[0], [0.5]] })).toThrow('f: antiCorrelated[1] must be an integer in 0..2, got 0.5');
    expect(make({ correlated: [[0, 1]], antiCorrelated: [[1, 2]] })).toThrow(
      'f: a feature must be in at most one correlated or antiCorrelated set, got 1',
    );
    expect(make({ correlated: [[0, 0]] })).toThrow('at most one correlated or antiCorrelated set, got 0');
    expect(
      make({
        hierarchy: [
          { parent: 0, children: [2] },
          { parent: 1, children: [2] },
        ],
      }),
    ).toThrow('f: a feature must have at most one parent, got 2');
    expect(make({ hierarchy: [{ parent: 0, children: [0] }] })).toThrow(
      'f: the hierarchy must not run in a circle, got 0',
    );
    expect(
      make({
        hierarchy: [
          { parent: 0, children: [1] },
          { parent: 1, children: [0] },
        ],
      }),
    ).toThrow('must not run in a circle');
    expect(make({ hierarchy: [{ parent: 5, children: [0] }] })).toThrow(
      'hierarchy parent must be an integer in 0..2, got 5',
    );
    expect(make({ hierarchy: [{ parent: 0, children: [-1] }] })).toThrow(
      'hierarchy child must be an integer in 0..2, got -1',
    );
    expect(make({ correlated: [[1, 2]], hierarchy: [{ parent: 0, children: [1] }] })).toThrow(
      'f: a child of the hierarchy must not be in a correlated or antiCorrelated set, got 1',
    );
  });

  it('refuses a presence of children that is no probability, and one child of no children', () => {
    const make = (children: number[], childPresence: number | 'exactly one') => () =>
      presenceSampler('f', 3, 0.5, { hierarchy: [{ parent: 0, children, childPresence }] });
    expect(make([1], 1.5)).toThrow('f: childPresence must be a number in [0, 1], got 1.5');
    expect(make([], 'exactly one')).toThrow('f: a parent of exactly one child must have children, got 0');
    expect(make([1], 1)).not.toThrow();
  });

  it('refuses an anti-correlated set too large for the sparsity', () => {
    expect(() => presenceSampler('f', 4, 0.7, { antiCorrelated: [[0, 1, 2, 3]] })).toThrow(
      'f: an antiCorrelated set of 4 features needs a sparsity of at least 0.75, got 0.7',
    );
    expect(() => presenceSampler('f', 10, 0.9, { antiCorrelated: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]] })).not.toThrow();
  });
});
