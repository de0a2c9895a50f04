// Also tests inputs/example-arrays.ts: files are read into arrays, and these into what they are for.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DenseMatrix, ndArray, type NumericArray } from '@entk/core';
import { writeNpy } from '@entk/formats';
import { networkFromDescription } from '@entk/models';
import { describe, expect, test } from 'vitest';
import { readFeatures, readInputs, readTargets } from '../../src/inputs/examples.js';
import { temporaryFolder } from '../entk.js';

function npy(shape: readonly number[], data: NumericArray): string {
  const file = join(temporaryFolder(), 'x.npy');
  writeFileSync(file, writeNpy(ndArray(shape, data)));
  return file;
}

const numbers = networkFromDescription({ inputs: { size: 2 }, layers: [{ kind: 'relu' }] });
const tokens = networkFromDescription({
  inputs: { positions: 2, vocabulary: 5 },
  layers: [{ kind: 'embedding', weight: 'E', outputs: 3 }, { kind: 'flatten' }],
});
const sequence = networkFromDescription({ inputs: { positions: 2, size: 3 }, layers: [{ kind: 'flatten' }] });

describe('readInputs', () => {
  test('float64 is rounded, pixels are numbers, tokens of 64 bits are integers', async () => {
    expect(await readInputs(npy([1, 2], Float64Array.of(0.1, 2)), numbers)).toEqual(
      ndArray([1, 2], Float32Array.of(0.1, 2)),
    );
    expect(await readInputs(npy([1, 2], Uint8Array.of(255, 0)), numbers)).toEqual(
      ndArray([1, 2], Float32Array.of(255, 0)),
    );
    expect(await readInputs(npy([1, 2], BigInt64Array.of(4n, 0n)), tokens)).toEqual({
      shape: [1, 2],
      data: Int32Array.of(4, 0),
    });
    expect((await readInputs(npy([1, 2, 3], new Float32Array(6)), sequence)).shape).toEqual([1, 2, 3]);
  });

  test.each<[string, string[], () => Promise<unknown>]>([
    ['another width', ['inputs must have axes', 'x.npy'], () => readInputs(npy([1, 3], new Float32Array(3)), numbers)],
    [
      'NaN',
      ['must be finite, got NaN', 'x.npy'],
      () => readInputs(npy([1, 2], Float32Array.of(1, Number.NaN)), numbers),
    ],
    [
      'numbers beyond float32',
      ['rounded to float32, must be finite, got Infinity'],
      () => readInputs(npy([1, 2], Float64Array.of(1, 1e300)), numbers),
    ],
    ['a token out of range', ['got 5', 'x.npy'], () => readInputs(npy([1, 2], Int32Array.of(1, 5)), tokens)],
    [
      'a token beyond 32 bits',
      ['tokens must be below 2^31, got "4294967297"'],
      () => readInputs(npy([1, 2], BigInt64Array.of(2n ** 32n + 1n, 0n)), tokens),
    ],
    ['a negative token', ['got -2'], () => readInputs(npy([1, 2], Int32Array.of(1, -2)), tokens)],
  ])('refuses %s', async (_, texts, read) => {
    for (const text of texts) await expect(read()).rejects.toThrow(text);
  });
});

describe('readTargets', () => {
  test('numbers as they are, classes as ones in zeros', async () => {
    expect((await readTargets(npy([1, 3], Float32Array.of(1, 2, 3)), 1, 3)).targets.data).toEqual(
      Float64Array.of(1, 2, 3),
    );
    expect((await readTargets(npy([2], BigInt64Array.of(2n, 0n)), 2, 3)).targets.data).toEqual(
      Float64Array.of(0, 0, 1, 1, 0, 0),
    );
  });

  test('numbers [N] are no classes', async () => {
    await expect(readTargets(npy([2], Float32Array.of(0, 1)), 2, 3)).rejects.toThrow(
      'targets must have axes [N, C] = [2, 3], or be 2 classes',
    );
  });
});

describe('readFeatures', () => {
  test.each([2 ** 664, 2 ** -664, 2 ** 1000])('are the same directions at every scale: times %d', async (scale) => {
    const entries = Float64Array.of(3, 0.1, 4, 2);
    const once = await readFeatures(npy([2, 2], entries), 2);
    const scaled = await readFeatures(
      npy(
        [2, 2],
        entries.map((entry) => entry * scale),
      ),
      2,
    );
    expect(scaled.features.data).toEqual(once.features.data);
  });

  test('scales columns to length 1', async () => {
    const features = await readFeatures(npy([2, 2], Float32Array.of(3, 0, 4, 2)), 2);
    expect(features).toEqual({
      name: 'feature',
      features: DenseMatrix.fromRows([
        [0.6, 0],
        [0.8, 1],
      ]),
      groupSize: 1,
      labels: ['0', '1'],
    });
  });
});
