// Also tests description/layer-kinds.ts, layers/kind.ts: factories are found through them.
import { ndArray } from '@entk/core';
import { layerReferences } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { layerOf, parameterNames } from '../../src/description/layer-factories.js';
import type { LayerDescription } from '../../src/description/network-description.js';
import { layerKinds } from '../../src/description/layer-kinds.js';
import { defineNetwork } from '../../src/network.js';
import { predict } from '../../src/predict.js';
import { initialiseBackend } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

/** f(x) of a single layer without parameters. */
function valuesOf(layer: LayerDescription, x: readonly number[]): number[] {
  const network = defineNetwork({ inputSize: x.length, layers: [layerOf(layer)], parameters: {} });
  return Array.from(predict(network, new Map(), ndArray([1, x.length], Float32Array.from(x))).data);
}

describe('layerOf', () => {
  it('makes every kind, with the options of its description', () => {
    for (const [kind, { cases }] of layerReferences) {
      if (!layerKinds.has(kind)) continue;
      for (const { layer } of cases) {
        const made = layerOf(layer as LayerDescription);
        expect(made.kind).toBe(kind);
        const given = Object.entries(layer).filter(
          ([name, value]) => value !== undefined && !['kind', 'layers', 'branches'].includes(name),
        );
        expect(made.options ?? {}).toMatchObject(Object.fromEntries(given));
      }
    }
  });

  it.each<[string, LayerDescription, (x: number) => number]>([
    ['quadratic', { kind: 'quadratic' }, (x) => x * x],
    ['relu', { kind: 'relu' }, (x) => Math.max(x, 0)],
    ['tanh', { kind: 'tanh' }, Math.tanh],
    ['sigmoid', { kind: 'sigmoid' }, (x) => 1 / (1 + Math.exp(-x))],
    ['scale', { kind: 'scale', factor: -2.5 }, (x) => -2.5 * x],
    [
      'gelu by tanh',
      { kind: 'gelu', approximate: 'tanh' },
      (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
    ],
  ])('%s, closed form', (_, description, closedForm) => {
    const x = [-1.5, -0.25, 0.5, 2];
    valuesOf(description, x).forEach((value, index) => expect(value).toBeCloseTo(closedForm(x[index]), 5));
  });

  it('hands the options of layerNorm on: with ε = 3 and variance 1, y = (x − μ)/2', () => {
    expect(valuesOf({ kind: 'layerNorm', epsilon: 3 }, [1, 3])).toEqual([-0.5, 0.5]);
  });
});

describe('parameterNames', () => {
  it('lists each name once, in the order of use, blocks included', () => {
    const inner = [{ kind: 'dense', weight: 'V' } as const, { kind: 'dense', weight: 'W' } as const];
    const names = parameterNames([
      { kind: 'embedding', weight: 'E' },
      { kind: 'layerNorm', gain: 'g', bias: 'c' },
      { kind: 'dense', weight: 'W', bias: 'b' },
      { kind: 'residual', layers: inner },
      { kind: 'relu' },
      { kind: 'dense', weight: 'E' },
    ]);
    expect(names).toEqual(['E', 'g', 'c', 'W', 'b', 'V']);
  });
});
