import { createRandom, FileFormatError, type NdArray, ndArray, NonFiniteError, type NumericArray } from '@entk/core';
import { superpositionReference } from '@entk/testing';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeNpz, writeSafetensors } from '@entk/formats';
import { normalParameters, quadraticMlp, readWeights, writeWeights } from '../../src/index.js';

const single = ndArray([2], Float32Array.of(0.5, -2));
const double = ndArray([3], Float64Array.of(0.5, 0.1, 1 + 2 ** -40));
const integer = ndArray([2], Int32Array.of(3, 4));

describe('readWeights', () => {
  it.each([
    ['safetensors', writeSafetensors],
    ['npz', writeNpz],
  ] as const)('reads %s: float32 as it is, float64 rounded to nearest, integers left out', (_, write) => {
    const arrays: [string, NdArray<NumericArray>][] = [
      ['single', single],
      ['double', double],
      ['integer', integer],
    ];
    const weights = readWeights(write(new Map(arrays)));
    expect(Array.from(weights.keys()).toSorted()).toEqual(['double', 'single']);
    expect(weights.get('single')).toEqual(single);
    // 0.1 in float32 is 13421773 · 2⁻²⁷; 1 + 2⁻⁴⁰ rounds to 1.
    expect(weights.get('double')).toEqual(ndArray([3], Float32Array.of(0.5, 13421773 * 2 ** -27, 1)));
  });

  it('reads a file of PyTorch weights as the format’s own reader does', () => {
    const { bytes, hiddenUnits, features, examples } = superpositionReference('m10-S0.3');
    const weights = readWeights(bytes);
    expect(weights).toEqual(new Map(readSafetensors(bytes).tensors));
    expect(Object.fromEntries(Array.from(weights, ([name, { shape }]) => [name, shape]))).toEqual({
      W: [hiddenUnits, features],
      b: [features],
      inputs: [examples, features],
    });
  });

  it('takes no safetensors file for a zip whose header happens to be as long as its first two letters say', () => {
    const write = (length: number) => writeSafetensors(new Map([['W', single]]), { pad: 'x'.repeat(length) });
    const bytes = write(0x4b50 - Number(new DataView(write(0).buffer).getBigUint64(0, true)));
    expect(Array.from(bytes.subarray(0, 8))).toEqual([0x50, 0x4b, 0, 0, 0, 0, 0, 0]);
    expect(readWeights(bytes)).toEqual(new Map([['W', single]]));
  });

  it('undoes writeWeights', () => {
    const network = quadraticMlp({ inputs: 6, hiddenUnits: 4, outputs: 3 });
    const parameters = normalParameters(network, createRandom(0));
    expect(new Map(readWeights(writeWeights(parameters)))).toEqual(new Map(parameters));
  });
});

describe('what readWeights refuses', () => {
  const spoiled = (value: number) => ndArray([2, 2], Float32Array.of(1, 2, value, 4));
  const of = (name: string, array: NdArray<NumericArray>) => new Map([['good', single] as const, [name, array]]);

  it.each([
    ['NaN', of('W', spoiled(Number.NaN)), 'readWeights: "W" must be finite, got NaN (entry 2 of 4)'],
    ['infinity', of('W', spoiled(-Infinity)), 'readWeights: "W" must be finite, got -Infinity (entry 2 of 4)'],
    [
      'float64 beyond float32',
      of('W', ndArray([2], Float64Array.of(1, 1e39))),
      'readWeights: "W", rounded to float32, must be finite, got Infinity (entry 1 of 2)',
    ],
  ])('%s, naming the array and the entry', (_, arrays, message) => {
    for (const write of [writeSafetensors, writeNpz]) {
      expect(() => readWeights(write(arrays))).toThrow(NonFiniteError);
      expect(() => readWeights(write(arrays))).toThrow(message);
    }
  });

  it('a file without floating-point arrays, saying what it has', () => {
    for (const write of [writeSafetensors, writeNpz]) {
      const bytes = write(new Map([['labels', integer]]));
      expect(() => readWeights(bytes)).toThrow(FileFormatError);
      expect(() => readWeights(bytes)).toThrow(
        'readWeights: the file must hold at least one floating-point array, got ["labels"]',
      );
      expect(() => readWeights(write(new Map()))).toThrow(
        'readWeights: the file must hold at least one floating-point array, got []',
      );
    }
  });

  it('an empty file, a text, and either format cut short', () => {
    const texts = [new Uint8Array(0), new TextEncoder().encode('these are no weights'), new Uint8Array([0x50, 0x4b])];
    for (const bytes of texts) {
      expect(() => readWeights(bytes)).toThrow(FileFormatError);
      expect(() => readWeights(bytes)).toThrow(/^readSafetensors: /);
    }
    const whole = new Map([['W', single]]);
    const [tensors, archive] = [writeSafetensors(whole), writeNpz(whole)];
    expect(() => readWeights(tensors.subarray(0, -1))).toThrow(/^readSafetensors: /);
    expect(() => readWeights(archive.subarray(0, -1))).toThrow(/^readNpz: /);
  });
});
