import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import { addressOf, runKernel, unwritten } from '../../src/tensor/kernels.js';
import { fromTensor, scoped, tensorCount, toTensor } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

describe('runKernel', () => {
  it('works on tensors where they lie', () => {
    scoped(() => {
      const given = toTensor(ndArray([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)));
      const result = unwritten([3, 2]);
      runKernel('transpose', 2, 3, addressOf(given), addressOf(result));
      expect(Array.from(fromTensor(result).data)).toEqual([1, 4, 2, 5, 3, 6]);
    });
  });

  it('refuses another number of arguments', () => {
    expect(() => runKernel('transpose', 2, 3)).toThrow('transpose: the kernel takes 4 arguments, got 2');
  });
});

describe('unwritten', () => {
  it('is a tensor that its scope disposes of', () => {
    const before = tensorCount();
    scoped(() => {
      expect(unwritten([2, 3])).toMatchObject({ shape: [2, 3], size: 6 });
      expect(tensorCount()).toBe(before + 1);
    });
    expect(tensorCount()).toBe(before);
  });

  it('says how much the backend has no room for, and keeps nothing', () => {
    const before = tensorCount();
    expect(() => unwritten([2 ** 30 - 1])).toThrow('tensor: the backend must have room for 4.');
    expect(tensorCount()).toBe(before);
  });
});
