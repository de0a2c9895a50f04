import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { it } from 'vitest';
import { kernelModes } from '../../src/index.js';
import { emptySeries } from '../../src/agreement/agreement-series.js';
import { cliffContributions } from '../../src/agreement/cliff-contributions.js';
import { fit } from '../../src/modes/fit.js';
import { pose } from '../../src/problem.js';
import { rounding } from '../tolerances.js';
import { kernelOf } from '../small.js';

it('share out trace, targets and gains among the cliffs and what follows them', async () => {
  const diagonal = DenseMatrix.generate(4, 4, (i, j) => (i === j ? [6, 2, 1, 1][i] : 0));
  const modes = await kernelModes({ train: kernelOf(diagonal, 1) });
  const problem = pose('test', modes, modes.exampleCounts, DenseMatrix.fromRows([[1], [2], [2], [0]]));
  const fitted = fit(modes, problem);
  const series = { train: { ...emptySeries(5), rSquared: Float64Array.of(0, 0.25, 0.5, 1, 1) } };
  const [first, second, tail] = cliffContributions(
    [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ],
    modes,
    fitted,
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
  expect([first, second, tail].map((part) => part.gains.train.rSquared)).toEqual([0.25, 0.25, 0.5]);
  expect(cliffContributions([{ from: 0, to: 4 }], modes, fitted, problem, series)).toHaveLength(1);
});
