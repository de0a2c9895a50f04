import { EntkError, ndArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { adam, crossEntropy, initialiseBackend, networkFromDescription, predict, train } from '../../src/index.js';
import { requireBackend } from '../../src/tensor/index.js';

const network = networkFromDescription({
  inputs: { size: 1 },
  layers: [{ kind: 'dense', weight: 'W' }],
  parameters: { W: [1, 1] },
});
const parameters = new Map([['W', ndArray([1, 1])]]);
const examples = { inputs: ndArray([1, 1]), targets: ndArray([1, 1]) };

describe('before initialiseBackend', () => {
  it('every call that computes names what is missing', async () => {
    expect(tf.getBackend()).not.toBe('wasm');
    expect(() => requireBackend('someCall')).toThrow(
      new EntkError('someCall: the backend must be ready; await initialiseBackend() first'),
    );
    expect(() => predict(network, parameters, examples.inputs)).toThrow('predict: the backend must be ready');
    await expect(
      train(network, parameters, { train: examples }, { loss: crossEntropy(), optimiser: adam(), epochs: 1 }),
    ).rejects.toThrow('train: the backend must be ready');
  });
});

describe('initialiseBackend', () => {
  afterAll(() => initialiseBackend());

  it('makes WASM with SIMD and one thread ready, and may be called again', async () => {
    await initialiseBackend();
    await initialiseBackend();
    expect(tf.getBackend()).toBe('wasm');
    expect(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')).toBe(true);
    expect(tf.env().get('WASM_HAS_MULTITHREAD_SUPPORT')).toBe(false);
    expect(() => requireBackend('someCall')).not.toThrow();
  });
});
