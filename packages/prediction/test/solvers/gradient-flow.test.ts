import { DenseMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { operatorOf } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { gradientFlow, kernelModes, regress } from '../../src/index.js';
import { vectorsAtHand } from '../../src/modes/mode-vectors.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { explicitSteps, searchedPairs, smallSolve } from '../tolerances.js';
import { kernelOf, normalMatrix, randomKernel, smallEvidence } from '../small.js';

beforeAll(() => initialiseBackend());

/** J(x) u after gradient descent on L = ½ ‖J u − y‖² + ½ ρ ‖u‖², in plain loops and small steps. */
function descended(
  J: DenseMatrix,
  elsewhere: DenseMatrix,
  y: Float64Array,
  { rate, steps, ridge = 0 }: { rate: number; steps: number; ridge?: number },
): Float64Array {
  const u = new Float64Array(J.columns);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(J.columns);
    for (let row = 0; row < J.rows; row++) {
      const line = J.rowSpan(row);
      let error = -y[row];
      for (let p = 0; p < u.length; p++) error += line[p] * u[p];
      for (let p = 0; p < u.length; p++) gradient[p] += error * line[p];
    }
    for (let p = 0; p < u.length; p++) u[p] -= rate * (gradient[p] + ridge * u[p]);
  }
  return elsewhere.mmul(DenseMatrix.generate(u.length, 1, (p) => u[p])).to1DArray() as unknown as Float64Array;
}

describe('gradientFlow', () => {
  it('is gradient descent on the linearised network, in small steps', async () => {
    const { jacobians, targets, outputs } = smallEvidence(1);
    const modes = await kernelModes(jacobians);
    const J = explicitJacobian(jacobians.train);
    const elsewhere = explicitJacobian(jacobians.test ?? jacobians.train);
    const scale = 1 / modes.values[0];
    const steps = 20_000;
    const time = 3 * scale;
    const rest = Float64Array.from(targets.train.data, (y, i) => y - outputs.train.data[i]);
    const expected = descended(J, elsewhere, rest, { rate: time / steps, steps });
    const solver = gradientFlow({ time, loss: 'half' });
    const { predictions: moved } = await regress(modes, targets.train, { solver, start: outputs });
    const change = Float64Array.from(moved.test?.data ?? [], (value, i) => value - (outputs.test?.data[i] ?? 0));
    expect(change).toBeCloseToArray(expected, explicitSteps);
  });

  it('stands still at t = 0 and ends at the regression as t → ∞', async () => {
    const { jacobians, targets, outputs } = smallEvidence(2);
    const modes = await kernelModes(jacobians);
    const at = async (time: number) =>
      (await regress(modes, targets.train, { solver: gradientFlow({ time }), start: outputs })).predictions;
    expect((await at(0)).test?.data).toEqual(Float64Array.from(outputs.test?.data ?? []));
    const { predictions } = await regress(modes, targets.train, { start: outputs });
    expect((await at(1e12)).test ?? []).toBeCloseToArray(predictions.test ?? [], smallSolve);
  });

  it('divides the squared error as the loss says: mean over N·C is 2/(N·C), sum 2, half 1', async () => {
    const modes = await kernelModes({
      train: kernelOf(
        DenseMatrix.generate(5, 5, (i, j) => (i === j ? 1 : 0)),
        3,
      ),
    });
    const y = new DenseMatrix(5, 3, new Float64Array(15).fill(1));
    const after = async (loss: 'mean' | 'sum' | 'half') =>
      (await regress(modes, y, { solver: gradientFlow({ time: 1.5, loss }) })).predictions.train.get(4, 2);
    expect(await after('half')).toBeCloseTo(1 - Math.exp(-1.5), 14);
    expect(await after('sum')).toBeCloseTo(1 - Math.exp(-3), 14);
    expect(await after('mean')).toBeCloseTo(1 - Math.exp(-3 / 15), 14);
  });

  it('is finite where eigenvalues are zero: λ → 0 gives the limit s t', async () => {
    const modes = await kernelModes({
      train: kernelOf(
        DenseMatrix.fromRows([
          [2, 0],
          [0, 0],
        ]),
        1,
      ),
    });
    const y = DenseMatrix.fromRows([[1], [1]]);
    const identity = DenseMatrix.fromRows([
      [1, 0],
      [0, 1],
    ]);
    const exampleCounts = { train: 2, test: 2 };
    const values = Float64Array.of(1e-18, 0);
    const still = { ...modes, ...vectorsAtHand(identity, values, identity), values, exampleCounts };
    const solver = gradientFlow({ time: 7, loss: 'half' });
    const { train, test } = (await regress(still, y, { solver })).predictions;
    expect(test ?? []).toBeCloseToArray(DenseMatrix.fromRows([[7], [7]]), smallSolve);
    expect(train).toBeCloseToArray(new DenseMatrix(2, 1), { absolute: 1e-16 });
  });

  it('with a ridge is gradient descent with the change of parameters decaying, and ends at the ridge regression', async () => {
    const { jacobians, targets } = smallEvidence(3);
    const modes = await kernelModes(jacobians);
    const J = explicitJacobian(jacobians.train);
    const elsewhere = explicitJacobian(jacobians.test ?? jacobians.train);
    const ridge = modes.values[0] / 10;
    const [steps, time] = [20_000, 3 / modes.values[0]];
    const expected = descended(J, elsewhere, Float64Array.from(targets.train.data), {
      rate: time / steps,
      steps,
      ridge,
    });
    const flow = (t: number) =>
      regress(modes, targets.train, { solver: gradientFlow({ time: t, loss: 'half' }), ridge });
    expect((await flow(time)).predictions.test?.data ?? []).toBeCloseToArray(expected, explicitSteps);
    const { predictions } = await regress(modes, targets.train, { ridge });
    expect((await flow(1e12)).predictions.test ?? []).toBeCloseToArray(predictions.test ?? [], smallSolve);
  });

  it('by an operator, or with a rank, moves along the leading eigenvectors alone', async () => {
    const all = randomKernel(9, 20, 4);
    const y = normalMatrix(6, 2, 5);
    const part = (from: number, to: number) => DenseMatrix.generate(to - from, 6, (i, j) => all.get(from + i, j));
    const kernels = {
      train: kernelOf(part(0, 6), 2),
      test: { ...kernelOf(part(6, 9), 2), exampleCounts: [3, 6] as const },
    };
    const solver = gradientFlow({ time: 0.01, rank: 3 });
    const found = await Promise.all([operatorOf(all), kernels].map((source) => regress(source, y, { solver })));
    const { values } = await kernelModes(kernels);
    const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(part(0, 6), { assumeSymmetric: true });
    const rate = (2 / 12) * 0.01;
    const weights = realEigenvalues.map((value) =>
      value >= values[2] - 1e-9 ? -Math.expm1(-rate * value) / value : 0,
    );
    const inverse = DenseMatrix.generate(6, 6, (i, j) =>
      weights.reduce((sum, weight, m) => sum + weight * eigenvectorMatrix.get(i, m) * eigenvectorMatrix.get(j, m), 0),
    );
    const expected = DenseMatrix.from(part(6, 9).mmul(inverse).mmul(y));
    for (const { predictions, status } of found) {
      expect(predictions.test ?? []).toBeCloseToArray(expected, searchedPairs);
      expect(status).toMatchObject({ kind: 'truncated', rank: 3 });
    }
  });

  it('refuses a negative time and an unknown loss', () => {
    expect(() => gradientFlow({ time: -1 })).toThrow('gradientFlow: time must be a number in [0, ∞), got -1');
    expect(() => gradientFlow({ time: 1, rank: 0 })).toThrow('gradientFlow: rank must be an integer of at least 1');
    expect(() => gradientFlow({ time: 1, loss: 'huber' as 'sum' })).toThrow('loss must be one of');
  });
});
