import { sizeOf } from '@entk/core';
import { describe, expect, it } from 'vitest';
import {
  everyLayer,
  inFloat64,
  isTame,
  layerReferences,
  type NetworkTrial,
  randomNetwork,
  referenceOutputs,
  someParameters,
} from '../../src/index.js';

const trials = Array.from({ length: 200 }, (_, seed) => randomNetwork(seed));
const layersOf = (seed: number) => everyLayer(trials[seed].description.layers);
const dense = trials.map((_, seed) => randomNetwork(seed, { layers: 'dense' }));
const all: NetworkTrial[] = [...trials, ...dense];

describe('random networks', () => {
  it('are the same for the same seed', () => {
    expect(randomNetwork(7)).toEqual(trials[7]);
    expect(trials[8]).not.toEqual(trials[7]);
  });

  it('use every parameter, and have each of its shape', () => {
    for (const { description, parameters } of all) {
      const words = JSON.stringify(description.layers);
      expect(Object.keys(description.parameters).filter((name) => !words.includes(`"${name}"`))).toEqual([]);
      for (const [name, { shape, data }] of parameters) {
        expect(shape).toEqual(description.parameters[name]);
        expect(data).toHaveLength(sizeOf(shape));
      }
    }
  });

  it('are finite, and where finite differences can be trusted', () => {
    for (const { description, parameters, inputs } of all) {
      const at = [description, inFloat64(parameters), inputs] as const;
      expect(referenceOutputs(...at).data.every(Number.isFinite)).toBe(true);
      expect(isTame(...at)).toBe(true);
    }
  });

  it('have every kind of layer and of input, and share their parameters in every way', () => {
    const count = (test: (seed: number) => boolean) => trials.filter((_, seed) => test(seed)).length;
    const kinds = new Set(trials.flatMap((_, seed) => layersOf(seed).map(({ kind }) => kind)));
    // Random networks have sequences and no images, and no buffers.
    const never = ['cubic', 'batchNorm', 'conv2d', 'maxPool2d', 'meanPool2d'];
    expect([...kinds, ...never].toSorted()).toEqual([...layerReferences.keys()].toSorted());
    for (const tokens of [false, true]) {
      for (const sequence of [false, true]) {
        const here = count((seed) => {
          const { vocabulary, positions = 1 } = trials[seed].description.inputs;
          return (vocabulary !== undefined) === tokens && positions > 1 === sequence;
        });
        expect(here).toBeGreaterThan(20);
      }
    }
    const weights = (seed: number) =>
      layersOf(seed).flatMap(({ kind, weight, transposed = false }) => (weight ? [{ kind, weight, transposed }] : []));
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

describe('random networks of dense layers', () => {
  it('have one to five of them, weights shared in both orientations, biases shared and left out, and no other shapes', () => {
    const layers = dense.map(({ description }) => description.layers.filter(({ kind }) => kind === 'dense'));
    const isShared = (names: readonly (string | undefined)[]) => {
      const given = names.filter((name) => name !== undefined);
      return new Set(given).size < given.length;
    };
    expect(new Set(layers.map((those) => those.length))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect(layers.filter((those) => isShared(those.map(({ weight }) => weight))).length).toBeGreaterThan(20);
    expect(layers.filter((those) => isShared(those.map(({ bias }) => bias))).length).toBeGreaterThan(20);
    const inBoth = layers.filter((those) =>
      those.some((one) =>
        those.some(({ weight, transposed }) => weight === one.weight && transposed !== one.transposed),
      ),
    );
    expect(inBoth.length).toBeGreaterThan(20);
    const kinds = new Set(dense.flatMap(({ description }) => description.layers.map(({ kind }) => kind as string)));
    expect(kinds).toEqual(new Set(['dense', 'relu', 'scale', 'quadratic']));
    expect(new Set(dense.map(({ description }) => Object.keys(description.inputs).join()))).toEqual(new Set(['size']));
  });
});

describe('someParameters', () => {
  it('is at least one name, in the order of θ', () => {
    for (const [seed, trial] of trials.entries()) {
      const names = Object.keys(trial.description.parameters);
      const chosen = someParameters(trial, seed);
      expect(chosen.length).toBeGreaterThan(0);
      expect(names.filter((name) => chosen.includes(name))).toEqual(chosen);
    }
  });
});
