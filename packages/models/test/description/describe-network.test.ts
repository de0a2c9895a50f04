import { createRandom, MisuseError, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNetwork } from '../../src/description/describe-network.js';
import { networkFromDescription } from '../../src/description/network-from-description.js';
import type { NetworkDescription } from '../../src/description/network-description.js';
import { normalParameters } from '../../src/initialise.js';
import { dense } from '../../src/layers/dense.js';
import { elementwise } from '../../src/layers/elementwise.js';
import { residual } from '../../src/layers/residual.js';
import { defineNetwork, type Network } from '../../src/network.js';
import { quadraticMlp } from '../../src/networks/quadratic-mlp.js';
import { tiedAutoencoder } from '../../src/networks/tied-autoencoder.js';
import { predict } from '../../src/predict.js';
import { initialiseBackend } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const everyLayer: NetworkDescription = {
  inputs: { positions: 3, vocabulary: 7 },
  layers: [
    { kind: 'embedding', weight: 'E' },
    { kind: 'positionEmbedding', weight: 'P' },
    {
      kind: 'residual',
      layers: [
        { kind: 'layerNorm', gain: 'g', bias: 'b', epsilon: 0.25 },
        { kind: 'dense', weight: 'U', bias: 'c' },
        { kind: 'gelu', approximate: 'tanh' },
        { kind: 'dense', weight: 'U', transposed: true },
      ],
    },
    { kind: 'scale', factor: -0.75 },
    { kind: 'tanh' },
    { kind: 'sigmoid' },
    { kind: 'meanOverPositions' },
    { kind: 'quadratic' },
    { kind: 'gelu', approximate: 'none' },
    { kind: 'flatten' },
    { kind: 'relu' },
    { kind: 'softmax' },
  ],
  parameters: { E: [7, 4], P: [3, 4], g: [4], b: [4], U: [6, 4], c: [6] },
};

describe('describeNetwork', () => {
  it('gives back the description that a network was made of, every layer in it', () => {
    expect(describeNetwork(networkFromDescription(everyLayer))).toEqual(everyLayer);
  });

  it.each<[string, Network, NetworkDescription['inputs']]>([
    ['the quadratic network of eq. 6', quadraticMlp({ inputs: 10, hiddenUnits: 8, outputs: 5 }), { size: 10 }],
    ['the tied autoencoder of eq. 4', tiedAutoencoder({ features: 10, hiddenUnits: 4 }), { size: 10 }],
  ])('%s comes back from its description', (_, network, inputs) => {
    const description = JSON.parse(JSON.stringify(describeNetwork(network))) as NetworkDescription;
    expect(description.inputs).toEqual(inputs);
    const again = networkFromDescription(description);
    expect([...again.parameterShapes]).toEqual([...network.parameterShapes]);
    const parameters = normalParameters(network, createRandom(5));
    const x = ndArray(
      [3, 10],
      Float32Array.from({ length: 30 }, (__, index) => Math.cos(index)),
    );
    expect(predict(again, parameters, x)).toEqual(predict(network, parameters, x));
  });

  it('names a layer of your own, in a block too', () => {
    const cubic = elementwise(
      'cubic',
      (x) => x,
      ({ input }) => input,
    );
    const own = (layers: Parameters<typeof residual>[0]) => defineNetwork({ inputSize: 2, layers, parameters: {} });
    expect(() => describeNetwork(own([cubic]))).toThrow(MisuseError);
    expect(() => describeNetwork(own([cubic]))).toThrow(
      'describeNetwork: layer 0 must be one that a description knows: attention, ',
    );
    expect(() => describeNetwork(own([residual([cubic])]))).toThrow('layer 0 of the residual layer 0 must be one');
    const bare = { ...dense({ weight: 'W' }), options: undefined };
    const network = defineNetwork({ inputSize: 2, layers: [bare], parameters: { W: [2, 2] } });
    expect(() => describeNetwork(network)).toThrow('layer 0 must be one that a description knows');
  });
});
