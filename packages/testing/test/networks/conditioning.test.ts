import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { largestShare, type NetworkSpec, smallestDeviation } from '../../src/index.js';

const inputs = ndArray([2, 2], Float32Array.of(0, 4, 1, 2));
const of = (kind: 'softmax' | 'layerNorm' | 'tanh'): NetworkSpec => ({
  inputSize: 2,
  layers: [
    { kind: 'scale', factor: 2 },
    { kind: 'residual', layers: [{ kind }] },
  ],
  parameters: {},
});

describe('smallestDeviation', () => {
  it('is that of the flattest row a layer norm sees, also inside a block', () => {
    // (2, 4): mean 3, deviation 1
    expect(smallestDeviation(of('layerNorm'), new Map(), inputs)).toBe(1);
    expect(smallestDeviation(of('tanh'), new Map(), inputs)).toBe(Infinity);
  });
});

describe('largestShare', () => {
  it('is the largest number that a softmax gives', () => {
    expect(largestShare(of('softmax'), new Map(), inputs)).toBeCloseTo(1 / (1 + Math.exp(-8)), 15);
    expect(largestShare(of('tanh'), new Map(), inputs)).toBe(0);
  });

  it('leaves out a softmax of one number, which is a constant', () => {
    const one: NetworkSpec = { inputSize: 1, layers: [{ kind: 'softmax' }], parameters: {} };
    expect(largestShare(one, new Map(), ndArray([1, 1]))).toBe(0);
  });
});
