import { initialiseBackend } from '@entk/models';
import { disposeAll, fromTensor, multiply, scoped, type Tensor, tensorCount, toTensor } from '@entk/models/tensor';
import { beforeAll, expect, it } from 'vitest';
import { functionOfParameters } from '../../src/from-function/differentiable.js';

beforeAll(() => initialiseBackend());

it('hands the parameters over by name, and others for a while', () => {
  const before = tensorCount();
  const tensors = [2, 7].map((value) => toTensor({ shape: [1], data: Float32Array.of(value) }));
  const shapes = new Map([
    ['a', [1]],
    ['b', [1]],
  ]);
  const f = (x: Tensor, { a, b }: Readonly<Record<string, Tensor>>) => multiply(x, multiply(a, b));
  const { run, withValues } = functionOfParameters(f, shapes, tensors);
  const value = () => scoped(() => fromTensor(run(toTensor({ shape: [1], data: Float32Array.of(10) }))).data[0]);
  expect(value()).toBe(140);
  expect(withValues(1, Float32Array.of(3), value)).toBe(60);
  expect(() =>
    withValues(0, Float32Array.of(3), () => {
      throw new Error('mine');
    }),
  ).toThrow('mine');
  expect(value()).toBe(140);
  disposeAll(tensors);
  expect(tensorCount()).toBe(before);
});
