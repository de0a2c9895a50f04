import { DenseMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { jacobianModes, kernelModes, linearisedTraining, spectralRegression } from '../src/index.js';
import { vectorsAtHand } from '../src/mode-vectors.js';
import { explicitJacobian } from './explicit-jacobian.js';
import { explicitSteps, smallSolve } from './tolerances.js';
import { kernelOf, normalMatrix, smallEvidence } from './small.js';

beforeAll(() => initialiseBackend());

const collapse = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;

/** J(x) u and J u after gradient descent on L = s/2 ‖W (J u − y)‖², in plain loops and small steps; W weights the outputs. */
function descended(
  J: DenseMatrix,
  elsewhere: DenseMatrix,
  y: Float64Array,
  { rate, steps }: { rate: number; steps: number },
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
    for (let p = 0; p < u.length; p++) u[p] -= rate * gradient[p];
  }
  return elsewhere.mmul(DenseMatrix.generate(u.length, 1, (p) => u[p])).to1DArray() as unknown as Float64Array;
}

describe('linearisedTraining', () => {
  it('is gradient descent on the linearised network, in small steps', async () => {
    const { jacobians, targets, outputs } = smallEvidence(1);
    const modes = await jacobianModes(jacobians, { collapse });
    const J = explicitJacobian(jacobians.training);
    const elsewhere = explicitJacobian(jacobians.heldOut ?? jacobians.training);
    const scale = 1 / modes.values[0];
    const steps = 20_000;
    const time = 3 * scale;
    const rest = Float64Array.from(targets.training.data, (y, i) => y - outputs.training.data[i]);
    const expected = descended(J, elsewhere, rest, { rate: time / steps, steps });
    const moved = linearisedTraining(modes, targets.training, { time, loss: 'half', start: outputs });
    const change = Float64Array.from(moved.heldOut?.data ?? [], (value, i) => value - (outputs.heldOut?.data[i] ?? 0));
    expect(change).toBeCloseToArray(expected, explicitSteps);
  });

  it('stands still at t = 0 and ends at the regression as t → ∞', async () => {
    const { jacobians, targets, outputs } = smallEvidence(2);
    const modes = await jacobianModes(jacobians, { collapse });
    const at = (time: number) => linearisedTraining(modes, targets.training, { time, start: outputs });
    expect(at(0).heldOut?.data).toEqual(Float64Array.from(outputs.heldOut?.data ?? []));
    const { predictions } = spectralRegression(modes, targets.training, { around: outputs });
    expect(at(1e12).heldOut ?? []).toBeCloseToArray(predictions.heldOut ?? [], smallSolve);
  });

  it('divides the squared error as the loss says: mean over N·C is 2/(N·C), sum 2, half 1', async () => {
    const modes = await kernelModes({
      training: kernelOf(
        DenseMatrix.generate(5, 5, (i, j) => (i === j ? 1 : 0)),
        3,
      ),
    });
    const y = new DenseMatrix(5, 3, new Float64Array(15).fill(1));
    const after = (loss: 'mean' | 'sum' | 'half') =>
      linearisedTraining(modes, y, { time: 1.5, loss }).training.get(4, 2);
    expect(after('half')).toBeCloseTo(1 - Math.exp(-1.5), 14);
    expect(after('sum')).toBeCloseTo(1 - Math.exp(-3), 14);
    expect(after('mean')).toBeCloseTo(1 - Math.exp(-3 / 15), 14);
  });

  it('is finite where eigenvalues are zero: λ → 0 gives the limit s t', async () => {
    const modes = await kernelModes({
      training: kernelOf(
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
    const exampleCounts = { training: 2, heldOut: 2 };
    const values = Float64Array.of(1e-18, 0);
    const still = { ...modes, ...vectorsAtHand(identity, values, identity), values, exampleCounts };
    const { training, heldOut } = linearisedTraining(still, y, { time: 7, loss: 'half' });
    expect(heldOut ?? []).toBeCloseToArray(DenseMatrix.fromRows([[7], [7]]), smallSolve);
    expect(training).toBeCloseToArray(new DenseMatrix(2, 1), { absolute: 1e-16 });
  });

  it('refuses a negative time and an unknown loss', async () => {
    const modes = await kernelModes({ training: kernelOf(DenseMatrix.fromRows([[1]]), 1) });
    const y = normalMatrix(1, 1, 1);
    expect(() => linearisedTraining(modes, y, { time: -1 })).toThrow('time must be a number in [0, ∞), got -1');
    expect(() => linearisedTraining(modes, y, { time: 1, loss: 'huber' as 'sum' })).toThrow('loss must be one of');
  });
});
