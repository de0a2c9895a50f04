import { createRandom } from '@entk/core';
import { describe, expect, it } from 'vitest';
import {
  defineNetwork,
  layerNorm,
  networkFromDescription,
  normalParameters,
  type ParameterSet,
  residual,
  xavierNormalParameters,
} from '../src/index.js';

const network = networkFromDescription({
  inputs: { size: 200 },
  layers: [
    { kind: 'dense', weight: 'W', bias: 'b' },
    { kind: 'dense', weight: 'V' },
  ],
  parameters: { W: [300, 200], b: [300], V: [5, 300] },
});

describe('normalParameters', () => {
  it('draws every parameter with mean 0 and the deviation asked for', () => {
    const parameters = normalParameters(network, createRandom(0), 2);
    expect(Array.from(parameters.keys())).toEqual(['W', 'b', 'V']);
    const { mean, deviation, count } = momentsOf(parameters, 'W');
    expect(count).toBe(60_000);
    // four standard errors: σ/√n of a mean, σ/√2n of a deviation
    expect(Math.abs(mean)).toBeLessThan((4 * 2) / Math.sqrt(count));
    expect(Math.abs(deviation - 2)).toBeLessThan((4 * 2) / Math.sqrt(2 * count));
    expect(momentsOf(parameters, 'b').deviation).toBeGreaterThan(1);
  });

  it('takes a deviation of each shape', () => {
    const parameters = normalParameters(network, createRandom(0), ([rows]) => rows);
    const plain = normalParameters(network, createRandom(0));
    for (const [name, { shape, data }] of parameters) {
      const expected = plain.get(name)?.data.map((value) => value * shape[0]) ?? [];
      // a rounding each of the draw and of its multiple
      data.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(2 ** -23 * Math.abs(value)));
    }
    expect(() => normalParameters(network, createRandom(0), () => -1)).toThrow('deviation must be');
  });

  it('gives the same numbers for the same seed, and each parameter a stream of its own', () => {
    const first = normalParameters(network, createRandom(3));
    expect(normalParameters(network, createRandom(3))).toEqual(first);
    expect(normalParameters(network, createRandom(4))).not.toEqual(first);
    const smaller = networkFromDescription({
      inputs: { size: 300 },
      layers: [{ kind: 'dense', weight: 'V' }],
      parameters: { V: [5, 300] },
    });
    expect(normalParameters(smaller, createRandom(3)).get('V')).toEqual(first.get('V'));
  });
});

describe('xavierNormalParameters', () => {
  it('draws weights with deviation √(2/(out + in)) and leaves biases at zero', () => {
    const parameters = xavierNormalParameters(network, createRandom(0));
    const { deviation, count } = momentsOf(parameters, 'W');
    const expected = Math.sqrt(2 / 500);
    expect(Math.abs(deviation - expected)).toBeLessThan((4 * expected) / Math.sqrt(2 * count));
    expect(parameters.get('b')?.data.every((value) => value === 0)).toBe(true);
  });

  it('starts gains with 1, also those inside a block', () => {
    const normed = defineNetwork({
      inputSize: 2,
      layers: [residual([layerNorm({ gain: 'g', bias: 'b' })])],
      parameters: { g: [2], b: [2] },
    });
    const parameters = xavierNormalParameters(normed, createRandom(0));
    expect(Array.from(parameters, ([name, { data }]) => [name, ...data])).toEqual([
      ['g', 1, 1],
      ['b', 0, 0],
    ]);
  });
});

function momentsOf(parameters: ParameterSet, name: string) {
  const data = parameters.get(name)?.data ?? new Float32Array();
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
  return { mean, deviation: Math.sqrt(variance), count: data.length };
}
