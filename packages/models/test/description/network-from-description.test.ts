// Also tests description/inputs-definition.ts: each kind of inputs.
import { createRandom, FileFormatError, MisuseError, ndArray, ShapeError } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { networkFromDescription } from '../../src/description/network-from-description.js';
import type { NetworkDescription } from '../../src/description/network-description.js';
import { normalParameters } from '../../src/initialise.js';
import { quadraticMlp } from '../../src/networks/quadratic-mlp.js';
import { tiedAutoencoder } from '../../src/networks/tied-autoencoder.js';
import { predict } from '../../src/predict.js';
import { initialiseBackend } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

describe('networkFromDescription', () => {
  it.each([
    [
      'the quadratic network of eq. 6',
      {
        inputs: { size: 10 },
        layers: [
          { kind: 'dense', weight: 'net.0.weight', outputs: 8 },
          { kind: 'scale', factor: 1 / Math.sqrt(10) },
          { kind: 'quadratic' },
          { kind: 'dense', weight: 'net.3.weight', outputs: 5 },
          { kind: 'scale', factor: 1 / 8 },
        ],
      } satisfies NetworkDescription,
      quadraticMlp({ inputs: 10, hiddenUnits: 8, outputs: 5 }),
    ],
    [
      'the tied autoencoder of eq. 4',
      {
        inputs: { size: 10 },
        layers: [
          { kind: 'dense', weight: 'W' },
          { kind: 'dense', weight: 'W', transposed: true, bias: 'b' },
          { kind: 'relu' },
        ],
        parameters: { W: [4, 10] },
      } satisfies NetworkDescription,
      tiedAutoencoder({ features: 10, hiddenUnits: 4 }),
    ],
  ])('%s is the network that is built in code', (_, description, network) => {
    const found = networkFromDescription(description);
    expect([...found.parameterShapes]).toEqual([...network.parameterShapes]);
    const parameters = normalParameters(network, createRandom(3));
    const inputs = ndArray(
      [2, 10],
      Float32Array.from({ length: 20 }, (_, index) => Math.sin(index)),
    );
    expect(predict(found, parameters, inputs)).toEqual(predict(network, parameters, inputs));
  });

  it('describes tokens and positions', () => {
    const network = networkFromDescription({
      inputs: { positions: 4, vocabulary: 11 },
      layers: [{ kind: 'embedding', weight: 'E', outputs: 6 }, { kind: 'meanOverPositions' }],
    });
    expect(network).toMatchObject({ positions: 4, inputSize: 11, tokens: true, outputSize: 6, parameterCount: 66 });
  });

  it('takes shapes of the weights', () => {
    const description: NetworkDescription = { inputs: { size: 3 }, layers: [{ kind: 'dense', weight: 'W' }] };
    expect(networkFromDescription(description, new Map([['W', [7, 3]]])).outputSize).toBe(7);
  });

  it('refuses what does not chain, what has no shape, and what is no description, each with its own error', () => {
    const dense = (weight: string) => ({ kind: 'dense', weight }) as const;
    const two: NetworkDescription = { inputs: { size: 3 }, layers: [dense('U'), dense('V')] };
    const shapes = (U: readonly number[], V: readonly number[]) =>
      new Map([
        ['U', U],
        ['V', V],
      ]);
    expect(() => networkFromDescription(two, shapes([4, 2], [5, 6]))).toThrow(ShapeError);
    expect(() => networkFromDescription(two, shapes([4, 2], [5, 6]))).toThrow(
      'networkFromDescription: layers must chain: layers[0] (dense): weight "U" must have axes [outputs, 3], got [4, 2]; ' +
        'layers[1] (dense): weight "V" must have axes [outputs, 4], got [5, 6]',
    );
    expect(() => networkFromDescription(two)).toThrow(MisuseError);
    expect(() => networkFromDescription(two)).toThrow(
      'every parameter must have a shape: none of "U"; none of "V"; give the weights, outputs of the layer, or parameters',
    );
    // @ts-expect-error an unknown layer
    expect(() => networkFromDescription({ ...two, layers: [{ kind: 'Dense', weight: 'W' }] })).toThrow(FileFormatError);
  });
});
