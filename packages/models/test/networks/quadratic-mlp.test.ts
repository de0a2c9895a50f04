import { createRandom, ndArray } from '@entk/core';
import { modularAdditionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { accuracyOf, initialiseBackend, normalParameters, predict } from '../../src/index.js';
import { quadraticMlp } from '../../src/networks/index.js';
import { readSafetensors } from '@entk/formats';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

describe('quadraticMlp', () => {
  for (const scaling of ['meanField', 'none'] as const) {
    it(`computes eq. 6 with scaling ${scaling}`, () => {
      const [D, H, C] = [4, 3, 2];
      const network = quadraticMlp({ inputs: D, hiddenUnits: H, outputs: C, scaling });
      const parameters = normalParameters(network, createRandom(0));
      const [w1, w2] = ['net.0.weight', 'net.3.weight'].map((name) => parameters.get(name)?.data ?? []);
      const x = [0.5, -1, 2, 0.25];
      const [inner, outer] = scaling === 'none' ? [1, 1] : [1 / Math.sqrt(D), 1 / H];
      const hidden = Array.from({ length: H }, (_, h) => (inner * dot(x, w1, h)) ** 2);
      const expected = Array.from({ length: C }, (_, c) => outer * dot(hidden, w2, c));
      const result = predict(network, parameters, ndArray([1, D], Float32Array.from(x)));
      // 5 and 4 terms of an inner product, a square of the first, two scales
      expect(Array.from(result.data)).toBeCloseToArray(expected, { relativeToMax: 20 * eps32 });
    });
  }

  it('names its parameters as PyTorch does, with their shapes', () => {
    const network = quadraticMlp({ inputs: 58, hiddenUnits: 512, outputs: 29 });
    expect(Array.from(network.parameterShapes)).toEqual([
      ['net.0.weight', [512, 58]],
      ['net.3.weight', [29, 512]],
    ]);
    expect(network).toMatchObject({ inputSize: 58, outputSize: 29, parameterCount: 44_544 });
  });

  it('solves modular addition with the weights trained in PyTorch', () => {
    const { bytes, p, hiddenUnits } = modularAdditionReference(500);
    const { tensors } = readSafetensors(bytes);
    const parameters = new Map(
      Array.from(tensors, ([name, { shape, data }]) => [name, ndArray(shape, Float32Array.from(data as Float32Array))]),
    );
    const inputs = ndArray([p * p, 2 * p]);
    const targets = ndArray([p * p, p]);
    for (let row = 0; row < p * p; row++) {
      const [a, b] = [Math.floor(row / p), row % p];
      inputs.data[row * 2 * p + a] = 1;
      inputs.data[row * 2 * p + p + b] = 1;
      targets.data[row * p + ((a + b) % p)] = 1;
    }
    const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p });
    expect(accuracyOf(predict(network, parameters, inputs), targets)).toBe(1);
  });

  it('refuses invalid sizes and scalings', () => {
    const sizes = { inputs: 4, hiddenUnits: 3, outputs: 2 };
    expect(() => quadraticMlp({ ...sizes, hiddenUnits: 0 })).toThrow(
      'quadraticMlp: hiddenUnits must be an integer of at least 1, got 0',
    );
    expect(() => quadraticMlp({ ...sizes, outputs: 1.5 })).toThrow(
      'quadraticMlp: outputs must be an integer of at least 1, got 1.5',
    );
    expect(() => quadraticMlp({ ...sizes, inputs: -1 })).toThrow(
      'quadraticMlp: inputs must be an integer of at least 1, got -1',
    );
    expect(() => quadraticMlp({ ...sizes, scaling: 'mean' as 'none' })).toThrow(
      'quadraticMlp: scaling must be one of meanField, none, got "mean"',
    );
  });
});

/** Row `row` of a matrix times x. */
function dot(x: readonly number[], matrix: ArrayLike<number>, row: number): number {
  return x.reduce((sum, value, index) => sum + value * matrix[row * x.length + index], 0);
}
