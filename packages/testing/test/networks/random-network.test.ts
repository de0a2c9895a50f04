import { sizeOf } from '@entk/core';
import { describe, expect, it } from 'vitest';
import {
  distanceToKink,
  everyLayer,
  inFloat64,
  largestShare,
  randomNetwork,
  referenceOutputs,
  smallestDeviation,
} from '../../src/index.js';

const trials = Array.from({ length: 200 }, (_, seed) => randomNetwork(seed));
const layersOf = (seed: number) => everyLayer(trials[seed].spec.layers);

describe('random networks', () => {
  it('are the same for the same seed', () => {
    expect(randomNetwork(7)).toEqual(trials[7]);
    expect(trials[8]).not.toEqual(trials[7]);
  });

  it('use every parameter and no other, of its shape', () => {
    for (const [seed, { spec, parameters }] of trials.entries()) {
      const used = layersOf(seed).flatMap((layer) =>
        ['weight', 'bias', 'gain'].flatMap(
          (role) => (layer as unknown as Record<string, string | undefined>)[role] ?? [],
        ),
      );
      expect(new Set(used)).toEqual(new Set(Object.keys(spec.parameters)));
      for (const [name, { shape, data }] of parameters) {
        expect(shape).toEqual(spec.parameters[name]);
        expect(data).toHaveLength(sizeOf(shape));
      }
    }
  });

  it('are finite, away from kinks, and well conditioned', () => {
    for (const { spec, parameters, inputs } of trials) {
      const at = [spec, inFloat64(parameters), inputs] as const;
      expect(referenceOutputs(...at).data.every(Number.isFinite)).toBe(true);
      expect(distanceToKink(...at)).toBeGreaterThan(1e-2);
      expect(smallestDeviation(...at)).toBeGreaterThan(0.25);
      expect(largestShare(...at)).toBeLessThan(0.95);
    }
  });

  it('have every kind of layer and of input, and share their parameters in every way', () => {
    const count = (test: (seed: number) => boolean) => trials.filter((_, seed) => test(seed)).length;
    const kinds = new Set(trials.flatMap((_, seed) => layersOf(seed).map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual(
      (
        'cubic dense embedding flatten gelu layerNorm meanOverPositions positionEmbedding ' +
        'quadratic relu residual scale sigmoid softmax tanh'
      ).split(' '),
    );
    for (const tokens of [false, true]) {
      for (const sequence of [false, true]) {
        const here = count((seed) => {
          const { spec } = trials[seed];
          return spec.tokens === tokens && (spec.positions ?? 1) > 1 === sequence;
        });
        expect(here).toBeGreaterThan(20);
      }
    }
    const weights = (seed: number) =>
      layersOf(seed).flatMap((layer) =>
        'weight' in layer ? [{ ...layer, transposed: 'transposed' in layer && layer.transposed }] : [],
      );
    const usedAs = (one: string, other: string) =>
      count((seed) =>
        weights(seed).some((a) =>
          weights(seed).some((b) => a.kind === one && b.kind === other && a.weight === b.weight && a !== b),
        ),
      );
    const bothWays = count((seed) =>
      weights(seed).some((a) => weights(seed).some((b) => a.weight === b.weight && a.transposed !== b.transposed)),
    );
    expect(usedAs('dense', 'dense')).toBeGreaterThan(20);
    expect(bothWays).toBeGreaterThan(20);
    expect(usedAs('embedding', 'dense')).toBeGreaterThan(10);
    expect(usedAs('positionEmbedding', 'dense')).toBeGreaterThan(3);
  });
});
