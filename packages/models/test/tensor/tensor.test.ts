import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import {
  add,
  disposeAll,
  fromTensor,
  integersOf,
  scoped,
  type Tensor,
  tensorCount,
  toIntegerTensor,
  toTensor,
} from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const twos = () => toTensor(ndArray([2], Float32Array.of(2, 2)));

describe('scoped', () => {
  it('keeps the tensors it returns, wherever they stand, and no other', () => {
    const before = tensorCount();
    const kept = scoped(() => {
      const [a, b, c] = [twos(), twos(), twos()];
      add(a, b);
      return { array: [a], map: new Map([['b', b]]), deep: { object: { c } }, same: a, numbers: Float64Array.of(1) };
    });
    expect(tensorCount()).toBe(before + 3);
    const { array, map, deep, same } = kept;
    expect(same).toBe(array[0]);
    disposeAll([...array, ...map.values(), deep.object.c]);
    expect(tensorCount()).toBe(before);
  });

  it('disposes of all of them when its body throws', () => {
    const before = tensorCount();
    expect(() =>
      scoped(() => {
        add(twos(), twos());
        throw new Error('stopped');
      }),
    ).toThrow('stopped');
    expect(tensorCount()).toBe(before);
  });

  it('returns what holds itself', () => {
    const before = tensorCount();
    const ring: { self?: unknown; tensor?: Tensor } = {};
    const result = scoped(() => {
      ring.self = ring;
      ring.tensor = twos();
      return ring;
    });
    expect(result).toBe(ring);
    expect(tensorCount()).toBe(before + 1);
    ring.tensor?.dispose();
  });
});

describe('copies', () => {
  it('out of the backend are nobody else’s', () => {
    const tensor = twos();
    fromTensor(tensor).data[0] = 5;
    expect([...fromTensor(tensor).data]).toEqual([2, 2]);
    tensor.dispose();
  });

  it('of a list with the same tensor twice are disposed of once', () => {
    const before = tensorCount();
    const tensor = twos();
    disposeAll([tensor, tensor]);
    expect(tensorCount()).toBe(before);
  });
});

describe('integers', () => {
  it('go in and out as int32, exactly', () => {
    const numbers = Int32Array.of(0, 2 ** 24 + 1, -3);
    const tensor = toIntegerTensor(numbers);
    expect(integersOf(tensor)).toEqual(numbers);
    tensor.dispose();
  });
});
