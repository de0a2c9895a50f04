import { DenseMatrix } from '@entk/core';
import { eigh, type Spectrum, trackEvolution } from '@entk/spectral';
import { modularAdditionEpochs, modularAdditionReference, randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { rounding } from '../tolerances.js';

function spectrumOf(values: readonly number[], vectors?: DenseMatrix): Spectrum {
  return {
    values: Float64Array.from(values),
    vectors,
    residuals: new Float64Array(0),
    status: { kind: 'converged' },
    method: 'test',
    size: vectors?.rows ?? values.length,
  };
}

describe('trackEvolution', () => {
  test('finds the cliffs of every checkpoint of the reference run', () => {
    const { points, ranges } = trackEvolution(
      modularAdditionEpochs.map((epoch) => ({
        epoch,
        spectrum: spectrumOf(modularAdditionReference(epoch).expected.eigenvalues.full),
      })),
      { cliffs: { size: 841 } },
    );
    expect(points.map(({ epoch, report }) => [epoch, report.drops.map(({ after }) => after)])).toEqual([
      [0, [1, 57]],
      [40, [1, 57]],
      [60, [1, 57]],
      [80, [1, 57]],
      [100, [1, 57, 113]],
      [150, [1, 57, 113]],
      [500, [1, 57, 113]],
    ]);
    expect(ranges).toEqual([]);
  });

  test('follows a span that turns by a known angle', () => {
    const basis = randomOrthogonal(5, 1);
    const turned = (theta: number) =>
      DenseMatrix.generate(5, 2, (i, j) =>
        j === 0 ? basis.get(i, 0) : Math.cos(theta) * basis.get(i, 1) + Math.sin(theta) * basis.get(i, 2),
      );
    const checkpoints = [0, 0.2, 0.5].map((theta, i) => ({
      epoch: 10 * i,
      spectrum: spectrumOf([2, 1], turned(theta)),
    }));
    const { ranges } = trackEvolution(checkpoints, {
      ranges: [
        { from: 0, to: 2 },
        { from: 1, to: 2 },
      ],
    });
    const overlap = (theta: number) => Math.cos(theta) ** 2;
    expect(ranges[0].overlapWithLast).toBeCloseToArray([(1 + overlap(0.5)) / 2, (1 + overlap(0.3)) / 2, 1], {
      absolute: rounding,
    });
    expect(ranges[1].overlapWithPrevious.slice(1)).toBeCloseToArray([overlap(0.2), overlap(0.3)], {
      absolute: rounding,
    });
    expect(ranges[1].overlapWithPrevious[0]).toBeNaN();
  });

  test('follows the cliffs of the last checkpoint by default', async () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => (i < 10 ? 3 : 1) * (1 - i / 100));
    const spectrum = await eigh(DenseMatrix.generate(40, 40, (i, j) => (i === j ? values[i] : 0)));
    const { ranges } = trackEvolution([{ epoch: 0, spectrum }]);
    expect(ranges).toMatchObject([{ from: 0, to: 10 }]);
  });

  test('refuses checkpoints out of order, none, and ranges beyond the vectors', () => {
    const spectrum = spectrumOf([1], DenseMatrix.fromRows([[1]]));
    expect(() => trackEvolution([])).toThrow(
      'trackEvolution: checkpoints must be at least one, in ascending order of epoch, got []',
    );
    expect(() =>
      trackEvolution([
        { epoch: 1, spectrum },
        { epoch: 1, spectrum },
      ]),
    ).toThrow('ascending order of epoch, got [1, 1]');
    expect(() => trackEvolution([{ epoch: 1, spectrum }], { ranges: [{ from: 0, to: 2 }] })).toThrow(
      'trackEvolution: range.to must be an integer in 1..1, got 2',
    );
  });
});
