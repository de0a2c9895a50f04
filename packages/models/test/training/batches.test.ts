import { createRandom, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineNetwork, initialiseBackend, selectRows } from '../../src/index.js';
import { fromTensor, tensorCount } from '../../src/tensor/index.js';
import { batchesOf, drawnBatches } from '../../src/training/batches.js';

const network = defineNetwork({ inputSize: 2, layers: [], parameters: {} });
const examples = {
  inputs: ndArray(
    [7, 2],
    Float32Array.from({ length: 14 }, (_, index) => index),
  ),
  targets: ndArray(
    [7, 1],
    Float32Array.from({ length: 7 }, (_, index) => 10 * index),
  ),
};

beforeAll(() => initialiseBackend());

describe('batchesOf', () => {
  it('skips epochs: what follows is what would have followed', () => {
    const seen = (skipped: number) => {
      const batches = batchesOf(network, examples, 3, createRandom(4));
      const rows: number[][] = [];
      const steps = batches.skip(skipped);
      for (let epoch = skipped; epoch < 4; epoch++) {
        batches.forEach(epoch, (_, targets) => rows.push(Array.from(fromTensor(targets).data)));
      }
      batches.dispose();
      return { rows, steps };
    };
    expect(seen(2)).toEqual({ rows: seen(0).rows.slice(6), steps: 6 });
  });

  it('is one batch of everything, in order, without a size', () => {
    const before = tensorCount();
    const batches = batchesOf(network, examples, undefined, createRandom(0));
    const seen: number[][] = [];
    batches.forEach(0, (inputs) => seen.push(Array.from(fromTensor(inputs).data)));
    expect(seen).toEqual([Array.from(examples.inputs.data)]);
    batches.dispose();
    expect(tensorCount()).toBe(before);
  });

  it('shows every example once an epoch, with its own target, in a new order each epoch', () => {
    const before = tensorCount();
    const batches = batchesOf(network, examples, 3, createRandom(0));
    const epochs = [0, 1].map((epoch) => {
      const sizes: number[] = [];
      const rows: number[] = [];
      batches.forEach(epoch, (inputs, targets) => {
        const [x, y] = [fromTensor(inputs), fromTensor(targets)];
        const firsts = Array.from(x.data).filter((_, index) => index % 2 === 0);
        expect(Array.from(y.data)).toEqual(firsts.map((value) => 5 * value));
        sizes.push(x.shape[0]);
        rows.push(...firsts.map((value) => value / 2));
      });
      expect(sizes).toEqual([3, 3, 1]);
      expect(rows.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      return rows;
    });
    expect(epochs[0]).not.toEqual(epochs[1]);
    batches.dispose();
    expect(tensorCount()).toBe(before);
  });

  it('disposes of a batch whose step throws', () => {
    const before = tensorCount();
    const batches = batchesOf(network, examples, 3, createRandom(0));
    expect(() =>
      batches.forEach(0, () => {
        throw new Error('stopped');
      }),
    ).toThrow('stopped');
    batches.dispose();
    expect(tensorCount()).toBe(before);
  });
});

describe('drawnBatches', () => {
  it('is one batch of what is drawn for the epoch, drawn once for its measurement and its step', () => {
    const before = tensorCount();
    const asked: number[] = [];
    const batches = drawnBatches(network, (epoch) => {
      asked.push(epoch);
      return {
        inputs: ndArray([1, 2], Float32Array.of(epoch, 1)),
        targets: ndArray([1, 1], Float32Array.of(-epoch)),
      };
    });
    const seen: number[][] = [];
    for (const epoch of [2, 3]) {
      const { inputs, targets } = batches.at(epoch);
      seen.push([...fromTensor(inputs).data, ...targets.data]);
      batches.forEach(epoch, (x, y) => seen.push([...fromTensor(x).data, ...fromTensor(y).data]));
    }
    expect(seen).toEqual([
      [2, 1, -2],
      [2, 1, -2],
      [3, 1, -3],
      [3, 1, -3],
    ]);
    expect(asked).toEqual([2, 3]);
    expect(batches.skip(5)).toBe(5);
    expect(tensorCount()).toBe(before + 2);
    batches.dispose();
    expect(tensorCount()).toBe(before);
  });
});

describe('selectRows', () => {
  it('copies rows in the order asked for, also twice', () => {
    const rows = selectRows(examples.inputs, Uint32Array.of(6, 0, 6));
    expect(rows).toEqual(ndArray([3, 2], Float32Array.of(12, 13, 0, 1, 12, 13)));
    rows.data[0] = 99;
    expect(examples.inputs.data[12]).toBe(12);
  });

  it('copies sequences and tokens, whole examples in their own type', () => {
    const sequences = ndArray(
      [3, 2, 2],
      Float32Array.from({ length: 12 }, (_, index) => index),
    );
    expect(selectRows(sequences, Uint32Array.of(2, 0))).toEqual(
      ndArray([2, 2, 2], Float32Array.of(8, 9, 10, 11, 0, 1, 2, 3)),
    );
    const tokens = ndArray([3, 2], Int32Array.of(1, 2, 3, 4, 5, 6));
    expect(selectRows(tokens, Uint32Array.of(1))).toEqual(ndArray([1, 2], Int32Array.of(3, 4)));
    const wide = ndArray([2, 1], Float64Array.of(0.1, 0.2));
    expect(selectRows(wide, Uint32Array.of(1)).data).toEqual(Float64Array.of(0.2));
  });

  it('refuses what has one axis, and rows that are not there', () => {
    expect(() => selectRows(ndArray([3]), Uint32Array.of(0))).toThrow(
      'selectRows: array must have two axes [N, D] or more, got [3]',
    );
    expect(() => selectRows(examples.inputs, Uint32Array.of(1, 7))).toThrow(
      'selectRows: rows[1] must be an integer in 0..6, got 7',
    );
  });
});
