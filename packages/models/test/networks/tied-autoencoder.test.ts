import { createRandom, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, normalParameters, predict } from '../../src/index.js';
import { tiedAutoencoder } from '../../src/networks/index.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

describe('tiedAutoencoder', () => {
  it('computes eq. 4, ReLU(WᵀW x + b)', () => {
    const [n, m] = [5, 2];
    const network = tiedAutoencoder({ features: n, hiddenUnits: m });
    const parameters = normalParameters(network, createRandom(0));
    const [W, b] = ['W', 'b'].map((name) => parameters.get(name)?.data ?? new Float32Array());
    const x = [0.5, 1, 0, 0.25, 0.75];
    const hidden = Array.from({ length: m }, (_, a) => x.reduce((sum, value, i) => sum + W[a * n + i] * value, 0));
    const expected = Array.from({ length: n }, (_, i) =>
      Math.max(
        0,
        hidden.reduce((sum, value, a) => sum + W[a * n + i] * value, b[i]),
      ),
    );
    expect(expected.some((value) => value === 0)).toBe(true);
    const result = predict(network, parameters, ndArray([1, n], Float32Array.from(x)));
    // 5 + 2 products and a bias
    expect(Array.from(result.data)).toBeCloseToArray(expected, { relativeToMax: 16 * eps32 });
  });

  it('uses one weight twice', () => {
    const network = tiedAutoencoder({ features: 50, hiddenUnits: 10 });
    expect(network).toMatchObject({ inputSize: 50, outputSize: 50, parameterCount: 550 });
    expect(network.layers.flatMap((layer) => layer.parameters)).toEqual(['W', 'W', 'b']);
  });

  it('refuses invalid sizes', () => {
    expect(() => tiedAutoencoder({ features: 0, hiddenUnits: 1 })).toThrow(
      'tiedAutoencoder: features must be an integer of at least 1, got 0',
    );
    expect(() => tiedAutoencoder({ features: 3, hiddenUnits: 0 })).toThrow(
      'tiedAutoencoder: hiddenUnits must be an integer of at least 1, got 0',
    );
  });
});
