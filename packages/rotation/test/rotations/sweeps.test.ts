import { describe, expect, test } from 'vitest';
import { sweepingOf, sweepPairs } from '../../src/rotations/sweeps.js';

describe('sweepPairs', () => {
  test('visits every pair once a sweep, until one turns none by more than the tolerance', async () => {
    const pairs: string[] = [];
    const seen: number[] = [];
    let sine = 1;
    const turn = (i: number, j: number) => {
      pairs.push(`${i}${j}`);
      return j === 2 ? (sine /= 10) : 0;
    };
    const options = sweepingOf('test', { tolerance: 2e-4, onProgress: ({ done }) => void seen.push(done) });
    const { sweeps, largestSine } = await sweepPairs(3, turn, { ...options, stage: 'test' });
    expect(pairs.slice(0, 3)).toEqual(['01', '02', '12']);
    expect(sweeps).toBe(3);
    expect(largestSine).toBeCloseTo(1e-5, 12);
    expect(seen).toEqual([1, 2, 3]);
  });

  test('stops within a sweep when aborted', async () => {
    const controller = new AbortController();
    const turn = () => {
      controller.abort(new Error('enough'));
      const until = performance.now() + 30;
      while (performance.now() < until);
      return 1;
    };
    const options = sweepingOf('test', { signal: controller.signal });
    await expect(sweepPairs(6, turn, { ...options, stage: 'test' })).rejects.toThrow('enough');
  });
});

describe('sweepingOf', () => {
  test('has defaults, and refuses what is out of bounds', () => {
    expect(sweepingOf('test', {})).toMatchObject({ maxSweeps: 100, tolerance: 1e-9 });
    expect(() => sweepingOf('test', { maxSweeps: 0 })).toThrow(
      'test: maxSweeps must be an integer of at least 1, got 0',
    );
    expect(() => sweepingOf('test', { tolerance: 1 })).toThrow('test: tolerance must be');
  });
});
