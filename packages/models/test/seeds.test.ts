import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend, type Readout } from '../src/index.js';
import { outputAxis, readOut, seedCotangent, toDense, vectorSeed } from '../src/layers/index.js';
import { fromTensor, scoped, tensorCount, toTensor } from '../src/tensor/index.js';

const [N, T, C] = [2, 3, 4];
const integers = (seed: number, size: number) =>
  Float32Array.from({ length: size }, (_, i) => ((seed + 7 * i) % 11) - 5);
const weights = DenseMatrix.generate(2, C, (i, j) => i - j);
const readouts: Readout[] = [
  {},
  { positions: 'last' },
  { outputs: [1, 2], positions: 1 },
  { outputs: [3, 0], positions: [2, 0] },
  { outputs: weights },
  { outputs: weights, positions: 1 },
  { positions: 'flattened', outputs: DenseMatrix.generate(3, T * C, (i, j) => ((i + 1) * j) % 5) },
  { positions: { ofExamples: [2, 0] } },
  { positions: { ofExamples: [1, 1] }, outputs: weights },
  { positions: { ofExamples: Int32Array.of(0, 2) }, outputs: [3, 1] },
];

beforeAll(() => initialiseBackend());

/** The axis as weights [C′, T·C] of an example. */
function written({ positionOf, ...axis }: ReturnType<typeof outputAxis>, n: number): DenseMatrix {
  const { read } = axis;
  if (positionOf) {
    const atPosition = (i: number, c: number) => {
      if (read instanceof DenseMatrix) return read.get(i, c);
      return (read === 'all' ? i : read[i]) === c ? 1 : 0;
    };
    const from = positionOf[n] * C;
    return DenseMatrix.generate(axis.count, T * C, (i, j) => (j >= from && j < from + C ? atPosition(i, j - from) : 0));
  }
  if (read instanceof DenseMatrix) return read;
  return DenseMatrix.generate(axis.count, T * C, (i, j) => ((read === 'all' ? i : read[i]) === j ? 1 : 0));
}

describe('the seeds of a readout', () => {
  it.each(readouts)('are its weights, their transpose and their product, exactly: %j', (readout) => {
    const axis = outputAxis('f', { outputSize: C, outputPositions: T }, readout);
    const ofExamples = Array.from({ length: N }, (_, n) => written(axis, n));
    const outputs = integers(1, N * T * C);
    const values = integers(createRandom(3).integer(10), N * axis.count);
    const before = tensorCount();
    const found = scoped(() => {
      const seed = toDense(seedCotangent(axis), N);
      const vector = vectorSeed(axis, toTensor(ndArray([N, axis.count], values)));
      return {
        seed: [seed.outputCount, seed.positions, Array.from(fromTensor(seed.values).data, (value) => value + 0)],
        vector: [vector.outputCount, vector.positions, vector.values.shape, [...fromTensor(vector.values).data]],
        read: fromTensor(readOut(axis, toTensor(ndArray([N * T, C], outputs)))),
      };
    });
    expect(tensorCount()).toBe(before);
    const row = (data: Float32Array, n: number) =>
      new DenseMatrix(
        1,
        data.length / N,
        Float64Array.from(data.subarray((n * data.length) / N)).slice(0, data.length / N),
      );
    expect(found.seed).toEqual([axis.count, T, ofExamples.flatMap((U) => Array.from(U.data, (value) => value + 0))]);
    const pulled = ofExamples.flatMap((U, n) => row(values, n).mmul(U).to1DArray());
    expect(found.vector).toEqual([1, T, [N * T, C], pulled.map((value) => value + 0)]);
    expect(found.read.shape).toEqual([N, axis.count]);
    expect([...found.read.data]).toEqual(ofExamples.flatMap((U, n) => row(outputs, n).mmul(U.transpose()).to1DArray()));
  });
});
