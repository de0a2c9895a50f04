import { ndArray } from '@entk/core';
import { beforeAll, expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { batchTensor } from '../../src/autodiff/index.js';
import { initialiseBackend } from '../../src/index.js';

beforeAll(() => initialiseBackend());

it('copies numbers as float32 and integers as int32', () => {
  const numbers = batchTensor(ndArray([1, 2], Float32Array.of(0.5, 2))) as tf.Tensor;
  const tokens = batchTensor(ndArray([2], Int32Array.of(7, 9))) as tf.Tensor;
  expect([numbers.dtype, numbers.shape, tokens.dtype, tokens.shape]).toEqual(['float32', [1, 2], 'int32', [2]]);
  expect(Array.from(tokens.dataSync())).toEqual([7, 9]);
  tf.dispose([numbers, tokens]);
});
