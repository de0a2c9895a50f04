import { createRandom, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import {
  add,
  addScalar,
  adamStep,
  divide,
  fromTensor,
  multiplyByScalar,
  scoped,
  square,
  squareRoot,
  subtract,
  type Tensor,
  tensorCount,
  toTensor,
} from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const size = 1000;
const random = createRandom(0);
const draws = (scale: number) =>
  ndArray(
    [size],
    Float32Array.from(random.normals(size), (value) => scale * value),
  );

describe('adamStep', () => {
  it('gives bit for bit what the operations of the backend give one by one', () => {
    const betas = [0.9, 0.999] as const;
    const step = { betas, correction: 1 / Math.sqrt(1 - 0.999 ** 3), epsilon: 1e-8, rate: 0.0011, decay: 1 - 3e-4 };
    for (const scale of [1, 1e-6, 1e4]) {
      const [parameter, gradient, mean] = [draws(1), draws(scale), draws(scale)];
      const variance = draws(scale * scale);
      variance.data.forEach((value, i) => (variance.data[i] = Math.abs(value)));
      const [fused, apart] = scoped(() => {
        const [θ, g, m, v] = [parameter, gradient, mean, variance].map(toTensor);
        const nextMean = add(multiplyByScalar(m, betas[0]), multiplyByScalar(g, 1 - betas[0]));
        const nextVariance = add(multiplyByScalar(v, betas[1]), multiplyByScalar(square(g), 1 - betas[1]));
        const denominator = addScalar(multiplyByScalar(squareRoot(nextVariance), step.correction), step.epsilon);
        const change = multiplyByScalar(divide(nextMean, denominator), step.rate);
        const next = subtract(multiplyByScalar(θ, step.decay), change);
        const one = adamStep({ parameter: θ, mean: m, variance: v }, g, step);
        return [
          [one.parameter, one.mean, one.variance].map(numbers),
          [next, nextMean, nextVariance].map(numbers),
        ] as const;
      });
      expect(fused).toEqual(apart);
    }
  });

  it('makes the three tensors that it returns, in the shape of the gradient', () => {
    const before = tensorCount();
    scoped(() => {
      const [θ, g, m, v] = [1, 1, 1, 1].map(() => toTensor(ndArray([2, 3])));
      const inside = tensorCount();
      const step = { betas: [0.9, 0.999] as const, correction: 1, epsilon: 1e-8, rate: 1, decay: 1 };
      const next = adamStep({ parameter: θ, mean: m, variance: v }, g, step);
      expect(tensorCount()).toBe(inside + 3);
      expect(next.parameter.shape).toEqual([2, 3]);
    });
    expect(tensorCount()).toBe(before);
  });
});

function numbers(tensor: Tensor): number[] {
  return Array.from(fromTensor(tensor).data);
}
