import { FileFormatError, MemoryBudgetError } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PickleTensor } from '../../src/pytorch/pickle-values.js';
import { readTensors } from '../../src/pytorch/read-tensors.js';

const numbers = Float32Array.from({ length: 12 }, (_, index) => index - 5);
const bytes = new Uint8Array(numbers.buffer);
const view = (shape: number[], strides: number[], offset = 0, more: Partial<PickleTensor> = {}): PickleTensor => ({
  kind: 'tensor',
  storage: { kind: 'storage', type: 'torch.FloatStorage', key: '0', size: 12 },
  dtype: 'float32',
  offset,
  shape,
  strides,
  negative: false,
  ...more,
});
const readAll = (tensors: Record<string, PickleTensor>, memoryBudget?: number) =>
  new Map(
    readTensors('read', new Map(Object.entries(tensors)), {
      littleEndian: true,
      memoryBudget,
      storage: (key) => (key === '0' ? bytes : undefined),
    }),
  );
const read = (tensor: PickleTensor) => readAll({ W: tensor }).get('W')!;

describe('readTensors', () => {
  it('takes of any view within the storage the entries that its strides say', () => {
    const axis = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(axis, { maxLength: 3 }), fc.nat(11), (axes, offset) => {
        const [shape, strides] = [axes.map(([extent]) => extent), axes.map(([, stride]) => stride)];
        let places = [offset];
        for (const [extent, stride] of axes) {
          places = places.flatMap((start) => Array.from({ length: extent }, (_, index) => start + index * stride));
        }
        fc.pre(places.every((place) => place < 12));
        expect(read(view(shape, strides, offset))).toEqual({
          shape,
          data: Float32Array.from(places, (place) => numbers[place]),
          dtype: 'float32',
        });
      }),
    );
  });

  it('negates a view of negatives', () => {
    expect(read(view([2], [1], 0, { negative: true })).data).toEqual(Float32Array.of(5, 4));
  });

  it.each<[string, PickleTensor, string]>([
    [
      'a view past the end',
      view([3, 4], [4, 1], 1),
      'tensor "W" must lie within the 12 elements of its storage, got 13',
    ],
    ['an offset past the end', view([], [], 12), 'got 13'],
    ['an offset of nothing past the end', view([0], [1], 13), 'got 13'],
    ['enormous strides', view([2, 2], [2 ** 52, 2 ** 52]), 'must lie within the 12 elements'],
    [
      'a storage that is not there',
      view([1], [1], 0, { storage: { kind: 'storage', type: 'torch.FloatStorage', key: '7', size: 12 } }),
      'tensor "W" must have its storage in the archive, got "7"',
    ],
    [
      'a storage of another size',
      view([1], [1], 0, { storage: { kind: 'storage', type: 'torch.FloatStorage', key: '0', size: 13 } }),
      'storage "0" of tensor "W" must have 52 bytes, got 48',
    ],
    [
      'an untyped storage of another size',
      view([1], [1], 0, { storage: { kind: 'storage', type: 'torch.storage.UntypedStorage', key: '0', size: 12 } }),
      'must have 12 bytes, got 48',
    ],
  ])('refuses %s', (_, tensor, message) => {
    expect(() => read(tensor)).toThrow(FileFormatError);
    expect(() => read(tensor)).toThrow(message);
  });

  it('adds up what views need that repeat one number', () => {
    const both = { a: view([200], [0]), b: view([200], [0]) };
    expect([...readAll(both, 1600).keys()]).toEqual(['a', 'b']);
    expect(() => readAll(both, 1599)).toThrow(MemoryBudgetError);
    expect(() => read(view([2 ** 26, 2 ** 26], [0, 0]))).toThrow(MemoryBudgetError);
  });
});
