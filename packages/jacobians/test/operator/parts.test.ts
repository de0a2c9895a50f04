import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { defineNetwork, dense, initialiseBackend, type Network, normalParameters, quadratic, relu } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { beforeAll, describe, expect, it } from 'vitest';
import { factoredJacobian } from '../../src/index.js';
import { operatorParts } from '../../src/operator/parts.js';

beforeAll(() => initialiseBackend());

const partsOf = (network: Network) => {
  const inputs = ndArray([3, network.inputSize], new Float32Array(3 * network.inputSize).fill(1));
  return operatorParts(factoredJacobian(network, normalParameters(network, createRandom(0)), inputs));
};

describe('operatorParts', () => {
  it('takes all uses of a tied autoencoder together: they share its gates', () => {
    expect(partsOf(tiedAutoencoder({ features: 6, hiddenUnits: 3 }))).toHaveLength(1);
  });

  it('takes a use with a δ of its own for each example by itself', () => {
    const network = defineNetwork({
      inputSize: 4,
      layers: [dense({ weight: 'A', bias: 'a' }), quadratic(), dense({ weight: 'B' }), relu()],
      parameters: { A: [3, 4], a: [3], B: [2, 3] },
    });
    expect(partsOf(network)).toHaveLength(3);
  });

  it('takes a narrow use between many outputs and many inputs by itself', () => {
    const narrow = defineNetwork({
      inputSize: 40,
      layers: [dense({ weight: 'A' }), dense({ weight: 'B' })],
      parameters: { A: [1, 40], B: [40, 1] },
    });
    expect(partsOf(narrow)).toHaveLength(2);
  });

  it('writes changes into a matrix of its own, and adds gradients', () => {
    const [part] = partsOf(tiedAutoencoder({ features: 2, hiddenUnits: 1 }));
    const block = new DenseMatrix(6, 1, Float64Array.of(1, 1, 1, 1, 1, 1));
    const [once, twice] = [new DenseMatrix(4, 1), new DenseMatrix(4, 1)];
    part.addGradients(once, block);
    part.addGradients(twice, block);
    part.addGradients(twice, block);
    expect(Array.from(twice.data)).toEqual(Array.from(once.data, (value) => 2 * value));
  });
});
