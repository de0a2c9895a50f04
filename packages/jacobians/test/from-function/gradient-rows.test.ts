import { initialiseBackend } from '@entk/models';
import { registerGradients } from '@entk/models/autodiff';
import { disposeAll, matMul, tensorCount, toTensor } from '@entk/models/tensor';
import { beforeAll, expect, it } from 'vitest';
import { gradientRows } from '../../src/from-function/gradient-rows.js';

beforeAll(async () => {
  await initialiseBackend();
  await registerGradients();
});

it('are one block a parameter, row c for output c of the example asked for', () => {
  const W = toTensor({ shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
  const idle = toTensor({ shape: [1], data: Float32Array.of(5) });
  const x = toTensor({ shape: [2, 2], data: Float32Array.of(1, 2, 10, 20) });
  const before = tensorCount();
  const target = {
    shapes: new Map([
      ['W', [2, 2]],
      ['idle', [1]],
    ]),
    tensors: [W, idle],
    run: () => matMul(x, W),
    withValues: <R>(_: number, __: Float32Array, body: () => R) => body(),
  };
  const [ofW, ofIdle] = gradientRows(target, x, 1, [2, 2]);
  expect(Array.from(ofW)).toEqual([10, 0, 20, 0, 0, 10, 0, 20]);
  expect(Array.from(ofIdle)).toEqual([0, 0]);
  expect(tensorCount()).toBe(before);
  disposeAll([W, idle, x]);
});
