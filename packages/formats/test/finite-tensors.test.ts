import { ndArray, type NdArray, NonFiniteError, type NumericArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { requireFiniteTensors } from '../src/index.js';

describe('requireFiniteTensors', () => {
  it('passes finite numbers and integers of every width', () => {
    const tensors = new Map<string, NdArray<NumericArray>>([
      ['W', ndArray([2], new Float32Array([1, -0]))],
      ['i', ndArray([1], new BigInt64Array([7n]))],
    ]);
    expect(() => requireFiniteTensors('load', tensors)).not.toThrow();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'names the tensor and the entry of %d',
    (value) => {
      const tensors = new Map([['net.0.weight', ndArray([3], new Float64Array([0, value, 0]))]]);
      expect(() => requireFiniteTensors('load', tensors)).toThrow(NonFiniteError);
      expect(() => requireFiniteTensors('load', tensors)).toThrow(
        `load: tensor "net.0.weight" must be finite, got ${value} (entry 1 of 3)`,
      );
    },
  );
});
