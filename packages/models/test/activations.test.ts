import { createRandom, ndArray } from '@entk/core';
import { inFloat64, type NetworkDescription, referenceOutputs } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { activations, initialiseBackend, namedLayers, networkFromDescription, normalParameters } from '../src/index.js';
import { tensorCount } from '../src/tensor/index.js';
import { activationOfLargest } from './tolerances.js';

const description: NetworkDescription = {
  inputs: { size: 4, positions: 3 },
  layers: [
    { kind: 'dense', weight: 'W' },
    { kind: 'residual', layers: [{ kind: 'dense', weight: 'U' }, { kind: 'gelu' }, { kind: 'scale', factor: 0.5 }] },
    { kind: 'tanh' },
    { kind: 'flatten' },
    { kind: 'dense', weight: 'V' },
  ],
  parameters: { W: [5, 4], U: [5, 5], V: [2, 15] },
};
const network = networkFromDescription(description);
const parameters = normalParameters(network, createRandom(1));
const inputs = ndArray([6, 3, 4], Float32Array.from(createRandom(2).normals(72)));

/** What the float64 interpreter gives for a network that ends earlier. */
function expected(layers: NetworkDescription['layers']) {
  const names = Object.keys(description.parameters ?? {}).filter((name) =>
    JSON.stringify(layers).includes(`"${name}"`),
  );
  const cut = {
    ...description,
    layers,
    parameters: Object.fromEntries(names.map((name) => [name, description.parameters?.[name] ?? []])),
  };
  const known = inFloat64(new Map(names.map((name) => [name, parameters.get(name) ?? ndArray([0])])));
  return referenceOutputs(cut, known, inputs).data;
}

beforeAll(() => initialiseBackend());

describe('activations', () => {
  const [first, block, third, flat] = description.layers;
  const inner = (block as unknown as { layers: NetworkDescription['layers'] }).layers;

  it.each([
    ['0', [first], [6, 3, 5]],
    ['1', [first, block], [6, 3, 5]],
    ['1.layers.0', [first, inner[0]], [6, 3, 5]],
    ['1.layers.2', [first, ...inner], [6, 3, 5]],
    ['2', [first, block, third], [6, 3, 5]],
    ['3', [first, block, third, flat], [6, 15]],
    ['4', description.layers, [6, 2]],
  ])('of layer %s are the outputs of a network that ends there, in float64', (layer, layers, shape) => {
    const before = tensorCount();
    const given = activations(network, parameters, inputs, { layer });
    expect(tensorCount()).toBe(before);
    expect(given.shape).toEqual(shape);
    const values = expected(layers);
    expect(Array.from(given.data)).toBeCloseToArray(values, { relativeToMax: activationOfLargest });
  });

  it('of one position are its part of all', () => {
    const all = activations(network, parameters, inputs, { layer: '2' });
    const last = activations(network, parameters, inputs, { layer: '2', position: 'last' });
    expect(last.shape).toEqual([6, 5]);
    expect(Array.from(last.data)).toEqual(
      Array.from({ length: 30 }, (_, place) => all.data[(Math.floor(place / 5) * 3 + 2) * 5 + (place % 5)]),
    );
    expect(activations(network, parameters, inputs, { layer: '2', position: 2 })).toEqual(last);
  });

  it('says which layers and positions there are', () => {
    expect(() => activations(network, parameters, inputs, { layer: '5' })).toThrow(
      'activations: layer must be one of "0" (dense), "1" (residual), "1.layers.0" (dense), "1.layers.1" (gelu), ' +
        '"1.layers.2" (scale), "2" (tanh), "3" (flatten), "4" (dense), got "5"',
    );
    expect(() => activations(network, parameters, inputs, { layer: '3', position: 1 })).toThrow(
      'activations: position must be an integer in 0..0, got 1',
    );
  });
});

describe('namedLayers', () => {
  it('knows privileged bases: after elementwise nonlinearities, scaled, pooled or flattened', () => {
    expect(namedLayers(network).map(({ name, privileged }) => [name, privileged])).toEqual([
      ['0', false],
      ['1', false],
      ['1.layers.0', false],
      ['1.layers.1', true],
      ['1.layers.2', true],
      ['2', true],
      ['3', true],
      ['4', false],
    ]);
    const cnn = networkFromDescription({
      inputs: { channels: 1, height: 6, width: 6 },
      layers: [
        { kind: 'conv2d', weight: 'C' },
        { kind: 'batchNorm', gain: 'g', bias: 'b', mean: 'm', variance: 'v' },
        { kind: 'relu' },
        { kind: 'maxPool2d', size: 2 },
        { kind: 'identity' },
        { kind: 'meanOverPositions' },
        { kind: 'softmax' },
      ],
      parameters: { C: [3, 1, 3, 3] },
    });
    expect(namedLayers(cnn).map(({ kind, positions, privileged }) => [kind, positions, privileged])).toEqual([
      ['conv2d', 16, false],
      ['batchNorm', 16, false],
      ['relu', 16, true],
      ['maxPool2d', 4, true],
      ['identity', 4, true],
      ['meanOverPositions', 1, true],
      ['softmax', 1, false],
    ]);
  });
});
