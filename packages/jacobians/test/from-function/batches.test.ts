import { ndArray } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { fromTensor, sumOverRows, tensorCount, type Tensor } from '@entk/models/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { outputsOf, requireBatch, requireIndependence, withBatch } from '../../src/from-function/batches.js';
import type { Differentiable } from '../../src/from-function/differentiable.js';

beforeAll(() => initialiseBackend());

const inputs = ndArray([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
const target = (run: (batch: Tensor) => Tensor): Differentiable => ({
  shapes: new Map(),
  tensors: [],
  run,
  withValues: (_, __, body) => body(),
});

describe('batches of a function', () => {
  it('are some of the examples, and gone afterwards', () => {
    const before = tensorCount();
    const found = withBatch(inputs, 1, 3, (batch) => fromTensor(batch));
    expect([found.shape, Array.from(found.data)]).toEqual([
      [2, 2],
      [3, 4, 5, 6],
    ]);
    expect(() => withBatch(inputs, 0, 1, () => requireBatch('f', ndArray([0])))).toThrow(
      'f: inputs must have axes [N, …]',
    );
    expect(tensorCount()).toBe(before);
    expect(requireBatch('f', inputs)).toBe(3);
    expect(() => requireBatch('f', ndArray([1], Float32Array.of(Infinity)))).toThrow('f: inputs must be finite');
  });

  it('give a row an example', () => {
    expect(
      outputsOf(
        'f',
        target((batch) => batch),
        inputs,
        0,
        2,
      ).shape,
    ).toEqual([2, 2]);
    expect(() =>
      outputsOf(
        'f',
        target((batch) => sumOverRows(batch)),
        inputs,
        0,
        3,
      ),
    ).toThrow('f: the function must give axes [N, …] = [3, …]');
  });

  it('are compared with their examples alone', () => {
    expect(() =>
      requireIndependence(
        'f',
        target((batch) => batch),
        inputs,
      ),
    ).not.toThrow();
    const count = (batch: Tensor) => (batch.shape[0] === 1 ? batch : shifted(batch));
    expect(() => requireIndependence('f', target(count), inputs)).toThrow(
      'f: f of an example must not depend on the other examples, got [1, 2] (output 0 of example 0 alone, and among 3)',
    );
  });
});

function shifted(batch: Tensor): Tensor {
  const { shape, data } = fromTensor(batch);
  return withBatch(
    ndArray(
      shape,
      data.map((value) => value + 1),
    ),
    0,
    shape[0],
    (moved) => copyOf(moved),
  );
}

function copyOf(tensor: Tensor): Tensor {
  return (tensor as Tensor & { clone(): Tensor }).clone();
}
