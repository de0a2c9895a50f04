import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { it } from 'vitest';
import { kernelModes } from '../src/index.js';
import { emptySeries } from '../src/agreement-series.js';
import { cliffContributions } from '../src/cliff-contributions.js';
import { fitted } from '../src/spectral-regression.js';
import { rounding } from './tolerances.js';
import { kernelOf } from './small.js';

it('share out trace, targets and gains among the cliffs and what follows them', async () => {
  const diagonal = DenseMatrix.generate(4, 4, (i, j) => (i === j ? [6, 2, 1, 1][i] : 0));
  const modes = await kernelModes({ training: kernelOf(diagonal, 1) });
  const problem = fitted('test', modes, DenseMatrix.fromRows([[1], [2], [2], [0]]));
  const series = { training: { ...emptySeries(5), rSquared: Float64Array.of(0, 0.25, 0.5, 1, 1) } };
  const [first, second, tail] = cliffContributions(
    [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ],
    modes,
    problem,
    series,
  );
  expect([first, second, tail].map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 2],
    [2, 4],
  ]);
  expect([first, second, tail].map((part) => part.tail)).toEqual([false, false, true]);
  expect([first, second, tail].map((part) => part.traceShare)).toBeCloseToArray([0.6, 0.2, 0.2], rounding);
  expect([first, second, tail].map((part) => part.targetShare)).toBeCloseToArray([1 / 9, 4 / 9, 4 / 9], rounding);
  expect([first, second, tail].map((part) => part.gains.training.rSquared)).toEqual([0.25, 0.25, 0.5]);
  expect(cliffContributions([{ from: 0, to: 4 }], modes, problem, series)).toHaveLength(1);
});
