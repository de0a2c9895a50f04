import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import { sumOfTangents } from '../../src/layers/sum-of-tangents.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

describe('sumOfTangents', () => {
  const sumOf = (...terms: (number[] | undefined)[]) =>
    scoped(() => {
      const tensors = terms.map((term) => {
        if (!term) return undefined;
        return toTensor(ndArray(term.length > 2 ? [term.length / 2, 2] : [2], Float32Array.from(term)));
      });
      const sum = sumOfTangents(2, tensors);
      return sum && [...fromTensor(sum).data];
    });

  it('gives a vector to every row', () => {
    expect(sumOf([1, 2, 3, 4], undefined, [10, 20])).toEqual([11, 22, 13, 24]);
    expect(sumOf([10, 20])).toEqual([10, 20, 10, 20]);
  });

  it('is nothing where all are', () => {
    expect(sumOf(undefined, undefined)).toBeUndefined();
    expect(sumOf()).toBeUndefined();
  });
});
