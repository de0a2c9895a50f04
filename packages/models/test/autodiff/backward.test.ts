import { expect } from '@entk/testing/matchers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { backward, registerGradients } from '../../src/autodiff/index.js';
import { initialiseBackend } from '../../src/index.js';
import { scoped, tensorCount } from '../../src/tensor/index.js';

beforeAll(async () => {
  await initialiseBackend();
  await registerGradients();
});

describe('backward', () => {
  it('weights the derivatives of the outputs, and knows what they do not depend on', () => {
    const before = tensorCount();
    const [x, idle] = [tf.tensor1d([1, 2, 3]), tf.tensor1d([5])];
    const found = scoped(() => {
      const { gradients } = backward(() => tf.square(x), [x, idle], tf.tensor1d([1, 0, 10]));
      return gradients.map((gradient) => gradient && Array.from((gradient as tf.Tensor).dataSync()));
    });
    expect(found).toEqual([[2, 0, 60], undefined]);
    tf.dispose([x, idle]);
    expect(tensorCount()).toBe(before);
  });

  it('says which operation has no gradient, and which kernel the backend lacks', () => {
    const before = tensorCount();
    const x = tf.tensor1d([3, 1, 2]);
    const one = tf.tensor1d([1]);
    expect(() => scoped(() => backward(() => tf.topk(tf.square(x), 1).values, [x], one))).toThrow(
      'backward: tfjs has no gradient of the operation TopK; write it in other operations',
    );
    expect(() => scoped(() => backward(() => tf.spectral.fft(tf.complex(x, x)), [x], x))).toThrow(
      'backward: the backend wasm does not compute',
    );
    tf.dispose([x, one]);
    expect(tensorCount()).toBe(before);
  });

  it('passes on what the function throws', () => {
    const x = tf.scalar(1);
    const before = tensorCount();
    const throwing = () => {
      tf.square(x);
      throw new RangeError('mine');
    };
    expect(() => scoped(() => backward(throwing, [x], x))).toThrow(new RangeError('mine'));
    expect(tensorCount()).toBe(before);
    x.dispose();
  });
});
