import { createRandom, MemoryBudgetError, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { beforeAll, describe, it } from 'vitest';
import { denseJacobian, factoredJacobian } from '../src/index.js';
import { eps32 } from './tolerances.js';

beforeAll(() => initialiseBackend());

describe('denseJacobian', () => {
  const [D, H, C, N] = [4, 3, 2, 2];
  const network = quadraticMlp({ inputs: D, hiddenUnits: H, outputs: C, scaling: 'none' });
  const parameters = normalParameters(network, createRandom(0));
  const inputs = ndArray([N, D], Float32Array.from(createRandom(1).normals(N * D)));
  const [w1, w2] = ['net.0.weight', 'net.3.weight'].map((name) => parameters.get(name)?.data ?? new Float32Array());

  /** (W1 x_n)_k. */
  const hidden = (n: number, k: number) =>
    Array.from({ length: D }, (_, m) => w1[k * D + m] * inputs.data[n * D + m]).reduce((a, b) => a + b, 0);

  it('is eq. 15 for layer 1 and eq. 17 for layer 2', () => {
    const blocks = denseJacobian(factoredJacobian(network, parameters, inputs));
    expect(Array.from(blocks, ([name, { shape }]) => [name, shape])).toEqual([
      ['net.0.weight', [N, C, H * D]],
      ['net.3.weight', [N, C, C * H]],
    ]);
    const layer1: number[] = [];
    const layer2: number[] = [];
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < C; i++) {
        for (let k = 0; k < H; k++) {
          for (let m = 0; m < D; m++) layer1.push(2 * w2[i * H + k] * hidden(n, k) * inputs.data[n * D + m]);
        }
        for (let other = 0; other < C; other++) {
          for (let k = 0; k < H; k++) layer2.push(i === other ? hidden(n, k) ** 2 : 0);
        }
      }
    }
    // an inner product of 4 terms, squared or doubled, and two factors more
    const tolerance = { relativeToMax: 12 * eps32 };
    expect(blocks.get('net.0.weight')?.data).toBeCloseToArray(layer1, tolerance);
    expect(blocks.get('net.3.weight')?.data).toBeCloseToArray(layer2, tolerance);
  });

  it('refuses what does not fit, naming what would', () => {
    const jacobian = factoredJacobian(network, parameters, inputs);
    expect(() => denseJacobian(jacobian, { memoryBudget: 100 })).toThrow(MemoryBudgetError);
    expect(() => denseJacobian(jacobian, { memoryBudget: 100 })).toThrow(
      'denseJacobian: the memory budget of 100 B must hold the dense Jacobian (576 B); use the factored form',
    );
  });
});
