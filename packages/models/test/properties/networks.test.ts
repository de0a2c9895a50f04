// Tests no single file: what holds of every training run, of every pair of passes, and of every file written.
import { createRandom, type NdArray, ndArray, type NumericArray } from '@entk/core';
import { randomNetwork } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, it } from 'vitest';
import { readNpy, readNpz, readSafetensors, writeNpy, writeNpz, writeSafetensors } from '@entk/formats';
import {
  adam,
  adamW,
  defineNetwork,
  dense,
  initialiseBackend,
  networkFromDescription,
  normalParameters,
  predict,
  quadratic,
  relu,
  selectRows,
  squaredError,
  train,
} from '../../src/index.js';
import { tensorCount } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());
afterEach(() => expect(tensorCount()).toBe(0));

const shapes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 });
const anyBytes = (count: number, size: number) =>
  fc.uint8Array({ minLength: count * size, maxLength: count * size }).map((bytes) => bytes.slice().buffer);
const types: Record<string, (buffer: ArrayBuffer) => NumericArray> = {
  float32: (buffer) => new Float32Array(buffer),
  float64: (buffer) => new Float64Array(buffer),
  int8: (buffer) => new Int8Array(buffer),
  uint8: (buffer) => new Uint8Array(buffer),
  int16: (buffer) => new Int16Array(buffer),
  uint16: (buffer) => new Uint16Array(buffer),
  int32: (buffer) => new Int32Array(buffer),
  uint32: (buffer) => new Uint32Array(buffer),
  int64: (buffer) => new BigInt64Array(buffer),
  uint64: (buffer) => new BigUint64Array(buffer),
};

/** Any shape, any type, any bits, NaN of every kind among them. */
const arrays: fc.Arbitrary<NdArray<NumericArray>> = fc
  .tuple(shapes, fc.constantFrom(...Object.keys(types)))
  .chain(([shape, type]) => {
    const count = shape.reduce((product, extent) => product * extent, 1);
    return anyBytes(count, 8).map((buffer) => {
      const size = types[type](new ArrayBuffer(0)).BYTES_PER_ELEMENT;
      return ndArray(shape, types[type](buffer.slice(0, count * size)));
    });
  });
const names = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((name) => /^[^/\\\0]+$/.test(name) && !/^\.+$/.test(name));
const files = fc
  .uniqueArray(fc.tuple(names, arrays), { selector: ([name]) => name, maxLength: 4 })
  .map((list) => new Map(list));

const bitsOf = ({ data }: NdArray<NumericArray>) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function expectSameArray(found: NdArray<NumericArray> | undefined, expected: NdArray<NumericArray>): void {
  expect(found?.shape).toEqual(expected.shape);
  expect(found?.data.constructor).toBe(expected.data.constructor);
  expect(bitsOf(found!)).toEqual(bitsOf(expected));
}

describe('what is written is what is read, bit by bit', () => {
  it('npy', () => {
    fc.assert(
      fc.property(arrays, (array) => expectSameArray(readNpy(writeNpy(array)), array)),
      { numRuns: 300 },
    );
  });

  it('npz, stored and compressed', () => {
    fc.assert(
      fc.property(files, fc.boolean(), (file, compress) => {
        const found = readNpz(writeNpz(file, { compress }));
        expect(Array.from(found.keys())).toEqual(Array.from(file.keys()));
        for (const [name, array] of file) expectSameArray(found.get(name), array);
      }),
      { numRuns: 200 },
    );
  });

  it('safetensors, with metadata', () => {
    const metadata = fc.dictionary(
      fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'),
      fc.string({ maxLength: 8 }),
      { maxKeys: 3 },
    );
    fc.assert(
      fc.property(files, metadata, (file, notes) => {
        const found = readSafetensors(writeSafetensors(file, notes));
        expect(Array.from(found.tensors.keys()).toSorted()).toEqual(Array.from(file.keys()).toSorted());
        for (const [name, array] of file) expectSameArray(found.tensors.get(name), array);
        expect(Object.fromEntries(found.metadata)).toEqual({ ...notes });
      }),
      { numRuns: 200 },
    );
  });

  it('the weights of any network', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { parameters } = randomNetwork(seed, { layers: 'dense' });
        const found = readSafetensors(writeSafetensors(parameters)).tensors;
        for (const [name, array] of parameters) expectSameArray(found.get(name), array);
      }),
      { numRuns: 50 },
    );
  });
});

const network = defineNetwork({
  inputSize: 3,
  layers: [dense({ weight: 'W1', bias: 'b' }), relu(), dense({ weight: 'W2' }), quadratic()],
  parameters: { W1: [4, 3], b: [4], W2: [2, 4] },
});

describe('any training run', () => {
  it('ends with the same bits for the same seed, batches and checkpoints included', async () => {
    const settings = fc.record({
      seed: fc.nat(1e6),
      batchSize: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      epochs: fc.integer({ min: 1, max: 5 }),
      rate: fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
      decoupled: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(settings, async ({ seed, batchSize, epochs, rate, decoupled }) => {
        const random = createRandom(seed);
        const inputs = ndArray([6, 3], Float32Array.from(random.normals(18)));
        const targets = ndArray([6, 2], Float32Array.from(random.normals(12)));
        const run = () =>
          train(
            network,
            normalParameters(network, createRandom(seed)),
            { train: { inputs, targets } },
            {
              loss: squaredError(),
              optimiser: decoupled ? adamW({ learningRate: rate }) : adam({ learningRate: rate }),
              epochs,
              batchSize,
              seed,
              checkpoints: [0, epochs],
            },
          );
        const before = inputs.data.slice();
        const [first, second] = [await run(), await run()];
        expect(inputs.data).toEqual(before);
        for (const [name, array] of first.parameters) expectSameArray(second.parameters.get(name), array);
        expect(second.history).toEqual(first.history);
        expect(first.checkpoints.map(({ epoch }) => epoch)).toEqual([0, epochs]);
        for (const [name, array] of first.checkpoints[1].parameters)
          expectSameArray(array, first.parameters.get(name)!);
      }),
      { numRuns: 40 },
    );
  });
});

describe('predictions of any network', () => {
  it('of rows in another order are the rows in that order, to the last bit', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { description, parameters, inputs } = randomNetwork(seed, { layers: 'dense' });
        const order = createRandom(seed).permutation(inputs.shape[0]);
        const outputs = predict(networkFromDescription(description), parameters, inputs);
        const permuted = predict(networkFromDescription(description), parameters, selectRows(inputs, order));
        expect(permuted).toBeCloseToArray(selectRows(outputs, order));
      }),
      { numRuns: 60 },
    );
  });
});
