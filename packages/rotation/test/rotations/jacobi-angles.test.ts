import { DenseMatrix } from '@entk/core';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { diagonalisingAngle, jacobiAngles } from '../../src/rotations/jacobi-angles.js';
import { energy } from '../tolerances.js';

function conjugated(values: readonly number[], basis: DenseMatrix): DenseMatrix {
  const diagonal = DenseMatrix.generate(values.length, values.length, (i, j) => (i === j ? values[i] : 0));
  const raw = basis.mmul(diagonal).mmul(basis.transpose());
  return DenseMatrix.generate(raw.rows, raw.columns, (i, j) => (raw.get(i, j) + raw.get(j, i)) / 2);
}

describe('jacobiAngles', () => {
  test('finds the common basis of matrices that each leave it open', async () => {
    const basis = randomOrthogonal(6, 2);
    const matrices = [conjugated([1, 1, 1, 2, 2, 2], basis), conjugated([1, 2, 3, 1, 2, 3], basis)];
    const { rotation, largestSine } = await jacobiAngles(matrices, { maxSweeps: 30, tolerance: 1e-12, stage: 'test' });
    const overlaps = basis.transpose().mmul(rotation);
    const largest = Array.from({ length: 6 }, (_, i) => Math.max(...overlaps.getRow(i).map(Math.abs)));
    expect(largest).toBeCloseToArray(
      Float64Array.from({ length: 6 }, () => 1),
      { absolute: energy },
    );
    expect(largestSine).toBeLessThanOrEqual(1e-12);
  });

  test('leaves diagonal matrices and the identity alone', async () => {
    const matrices = [
      DenseMatrix.fromRows([
        [4, 0, 0],
        [0, 4, 0],
        [0, 0, 1],
      ]),
      DenseMatrix.fromRows([
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ]),
    ];
    const { sweeps, rotation } = await jacobiAngles(matrices, { maxSweeps: 5, tolerance: 1e-12, stage: 'test' });
    expect(sweeps).toBe(1);
    expect(rotation.to2DArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  test('never lets the off-diagonal energy grow', async () => {
    const matrices = [
      conjugated([5, 3, 2, 1], randomOrthogonal(4, 5)),
      conjugated([5, 3, 2, 1], randomOrthogonal(4, 6)),
    ];
    const energies: number[] = [];
    for (let sweeps = 1; sweeps < 8; sweeps++) {
      const { rotated } = await jacobiAngles(matrices, { maxSweeps: sweeps, tolerance: 1e-15, stage: 'test' });
      energies.push(
        rotated.reduce((sum, m) => sum + m.data.reduce((part, x, at) => (at % 5 === 0 ? part : part + x * x), 0), 0),
      );
    }
    energies.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(energies[i] + energy));
    expect(energies[6]).toBeGreaterThan(0.01);
  });

  test('does not stay where the diagonals hold as little as they can', async () => {
    const halves = [1, -1].map((sign) =>
      DenseMatrix.fromRows([
        [1, sign],
        [sign, 1],
      ]),
    );
    const { rotated } = await jacobiAngles(halves, { maxSweeps: 5, tolerance: 1e-12, stage: 'test' });
    expect(rotated[0]).toBeCloseToArray(
      DenseMatrix.fromRows([
        [2, 0],
        [0, 0],
      ]),
      { absolute: energy },
    );
  });
});

describe('diagonalisingAngle', () => {
  test('has the largest cos 4θ · diagonal + sin 4θ · mixed', () => {
    for (const phase of [0, 1, 2, 3, Math.PI, -2, -1]) {
      const [cosine, sine] = diagonalisingAngle(Math.cos(phase), phase === Math.PI ? 0 : Math.sin(phase));
      expect([Math.cos(4 * Math.atan2(sine, cosine) - phase)]).toBeCloseToArray([1], { absolute: energy });
    }
  });
});
