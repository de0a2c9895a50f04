import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { inFloat64, referenceOutputs, reluNetwork } from '../../src/index.js';

describe('reluNetwork', () => {
  it('is dense layers with ReLU between them, none after the last', () => {
    const description = reluNetwork([2, 3, 1]);
    expect(description.layers.map(({ kind }) => kind)).toEqual(['dense', 'relu', 'dense']);
    expect(description.parameters).toEqual({ W1: [3, 2], b1: [3], W2: [1, 3], b2: [1] });
    const parameters = new Map([
      ['W1', ndArray([3, 2], Float32Array.of(1, 0, 0, 1, -1, -1))],
      ['b1', ndArray([3], Float32Array.of(0, 1, 0))],
      ['W2', ndArray([1, 3], Float32Array.of(-2, 3, 5))],
      ['b2', ndArray([1], Float32Array.of(0.5))],
    ]);
    // relu(1, 3, −3) = (1, 3, 0), and −2 + 9 + 0.5; relu(−1, 1, 1) = (0, 1, 1), and 3 + 5 + 0.5.
    const inputs = ndArray([2, 2], Float32Array.of(1, 2, -1, 0));
    expect([...referenceOutputs(description, inFloat64(parameters), inputs).data]).toEqual([7.5, 8.5]);
  });
});
