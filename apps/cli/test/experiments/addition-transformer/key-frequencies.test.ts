import { MisuseError, type NdArray, ndArray } from '@entk/core';
import { readSafetensors } from '@entk/formats';
import { additionTransformerReference } from '@entk/testing';
import { describe, expect, test } from 'vitest';
import { embeddingPower, keyFrequencies } from '../../../src/experiments/addition-transformer/key-frequencies.js';
import { goldenFigure } from '../../tolerances.js';

const p = 11;

/** Waves of given amplitudes by frequency, a column each, and a row more that is none of them. */
function waves(amplitudes: Readonly<Record<number, number>>): NdArray {
  const entries = Object.entries(amplitudes);
  const data = Array.from({ length: p + 1 }, (_, t) =>
    entries.map(([k, amplitude]) => (t === p ? 100 : amplitude * Math.cos((2 * Math.PI * Number(k) * t) / p))),
  );
  return ndArray([p + 1, entries.length], Float32Array.from(data.flat()));
}

describe('embeddingPower', () => {
  test('is (A p / 2)² of a wave of amplitude A, over the columns', () => {
    const power = embeddingPower(waves({ 2: 1, 5: 3 }), p);
    const expected = [0, 1, 0, 0, 9].map((square) => (square * (p / 2) ** 2) / 2);
    // float32 entries, 11 of them: 1e-6 of the largest
    power.forEach((value, index) => expect(Math.abs(value - expected[index])).toBeLessThan(1e-6 * expected[4]));
  });

  test('is what NumPy finds in the embedding of the reference', () => {
    const { bytes, expected } = additionTransformerReference();
    const embedding = readSafetensors(bytes).tensors.get('embed.W_E') as unknown as NdArray;
    const power = embeddingPower(embedding, 29);
    expect(power).toHaveLength(14);
    power.forEach((value, index) => {
      const error = Math.abs(value - expected.embeddingPower[index]);
      expect(error).toBeLessThan(goldenFigure * Math.max(...expected.embeddingPower));
    });
    expect(keyFrequencies(embedding, 29)).toEqual(expected.keyFrequencies);
  });

  test('refuses more residues than there are rows', () => {
    expect(() => embeddingPower(ndArray([3, 2]), 5)).toThrow(MisuseError);
  });
});

describe('keyFrequencies', () => {
  test('are those of more than a fifth of the largest power', () => {
    // powers 1, 0.25, 0.16
    expect(keyFrequencies(waves({ 1: 1, 3: 0.5, 4: 0.4 }), p)).toEqual([1, 3]);
  });
});
