import { createRandom, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { crossEntropy, initialiseBackend, type Loss, squaredError } from '../../src/index.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';
import { eps32 } from '../tolerances.js';

const [N, C] = [4, 3];
const random = createRandom(0);
const outputs = Float32Array.from(random.normals(N * C));
const targets = Float32Array.from({ length: N * C }, (_, index) => (index % 4 === 1 ? 1 : 0));
const importance = [1, 0.8, 0];

beforeAll(() => initialiseBackend());

/** Central differences of the loss in float64; the losses are quadratic or smooth of order 1, so h² errs by 1e-10. */
function differences(lossOf: (outputs: Float64Array) => number): Float64Array {
  const step = 1e-5;
  const at = Float64Array.from(outputs);
  return at.map(
    (value, index) => (lossOf(at.with(index, value + step)) - lossOf(at.with(index, value - step))) / (2 * step),
  );
}

function gradientOf(loss: Loss): Float32Array {
  return scoped(
    () => fromTensor(loss.gradient(toTensor(ndArray([N, C], outputs)), toTensor(ndArray([N, C], targets)))).data,
  );
}

describe('squaredError', () => {
  const closedForm = (weights: readonly number[]) => (f: ArrayLike<number>) => {
    let sum = 0;
    for (let n = 0; n < N; n++) {
      for (let c = 0; c < C; c++) sum += weights[c] * (targets[n * C + c] - f[n * C + c]) ** 2;
    }
    return sum / (N * C);
  };

  it('is the mean over examples and outputs, weighted by importance (eq. 5)', () => {
    expect(squaredError().value(outputs, targets, C)).toBeCloseTo(closedForm([1, 1, 1])(outputs), 14);
    expect(squaredError({ importance }).value(outputs, targets, C)).toBeCloseTo(closedForm(importance)(outputs), 14);
  });

  it('has the gradient of finite differences', () => {
    for (const [loss, weights] of [
      [squaredError(), [1, 1, 1]],
      [squaredError({ importance }), importance],
    ] as const) {
      expect(Array.from(gradientOf(loss))).toBeCloseToArray(differences(closedForm(weights)), {
        relativeToMax: 4 * eps32,
        absolute: 1e-9,
      });
    }
  });

  it('sums in float64: a million tenths', () => {
    const many = new Float32Array(1e6).fill(0.1);
    const value = squaredError().value(many, new Float32Array(1e6), 1);
    // 10⁶ additions err by 10⁶ eps64 of the sum at most, 2e-12 here
    expect(Math.abs(value - Math.fround(0.1) ** 2)).toBeLessThan(2.3e-12);
  });

  it('refuses an importance that is negative or not finite, and a wrong number of them', () => {
    expect(() => squaredError({ importance: [1, -1] })).toThrow(
      'squaredError: importance[1] must be a number in [0, ∞), got -1',
    );
    expect(() => squaredError({ importance: [Number.NaN] })).toThrow('importance[0] must be a number');
    const two = squaredError({ importance: [1, 1] });
    expect(() => two.value(outputs, targets, C)).toThrow('squaredError: number of importances must be 3, got 2');
    expect(() => gradientOf(two)).toThrow('squaredError: number of importances must be 3, got 2');
  });
});

describe('every loss', () => {
  it.each([squaredError(), crossEntropy()])('refuses targets that do not lie as its outputs do: $name', (loss) => {
    const eight = new Float32Array(8).fill(1);
    expect(() => loss.value(eight, eight.subarray(0, 4), 2)).toThrow('number of targets must be 8, got 4');
    expect(() => loss.value(eight, eight, 0)).toThrow('number of outputs must be an integer of at least 1, got 0');
    expect(() => loss.value(eight, eight, 3)).toThrow('outputs must be rows of 3, at least one, got 8');
    expect(() => loss.value(eight.subarray(0, 0), eight.subarray(0, 0), 2)).toThrow('at least one, got 0');
    for (const shape of [[4], [1, 2], [2, 4]]) {
      const other = ndArray(
        shape,
        eight.slice(
          0,
          shape.reduce((product, extent) => product * extent),
        ),
      );
      expect(() => scoped(() => loss.gradient(toTensor(ndArray([4, 2], eight)), toTensor(other)))).toThrow(
        'targets must have the axes [4, 2] of the outputs',
      );
    }
  });
});

describe('crossEntropy', () => {
  const closedForm = (f: ArrayLike<number>) => {
    let sum = 0;
    for (let n = 0; n < N; n++) {
      const total = [0, 1, 2].reduce((all, c) => all + Math.exp(f[n * C + c]), 0);
      for (let c = 0; c < C; c++) sum -= targets[n * C + c] * Math.log(Math.exp(f[n * C + c]) / total);
    }
    return sum / N;
  };

  it('is the mean over examples of −Σ y log softmax(f)', () => {
    expect(crossEntropy().value(outputs, targets, C)).toBeCloseTo(closedForm(outputs), 14);
  });

  it('has the gradient of finite differences, of rows that are no distributions too', () => {
    expect(Array.from(gradientOf(crossEntropy()))).toBeCloseToArray(differences(closedForm), {
      relativeToMax: 32 * eps32,
      absolute: 1e-9,
    });
  });

  it('stays finite for outputs that overflow an exponential', () => {
    const value = crossEntropy().value(Float32Array.of(1000, 0), Float32Array.of(0, 1), 2);
    expect(value).toBe(1000);
  });
});
