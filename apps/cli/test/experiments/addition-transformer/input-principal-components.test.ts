import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { initialiseBackend, normalParameters } from '@entk/models';
import { oneLayerTransformer } from '@entk/models/networks';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, test } from 'vitest';
import {
  inputPrincipalComponents,
  inputsOf,
} from '../../../src/experiments/addition-transformer/input-principal-components.js';
import { meanReadout } from '../../../src/experiments/addition-transformer/on-pairs.js';

beforeAll(() => initialiseBackend());

const network = oneLayerTransformer({ vocabularySize: 5, width: 4, heads: 2, hiddenUnits: 6 });
const tokens = ndArray(
  [6, 3],
  Int32Array.from({ length: 18 }, (_, index) => (index * 7) % 5),
);
const jacobian = () =>
  factoredJacobian(network, normalParameters(network, createRandom(0)), tokens, { readout: meanReadout(network) });

describe('inputsOf', () => {
  test('are positions side by side: three of keys and values, the last alone of queries', () => {
    const shapes = ['W_V', 'W_Q', 'W_O'].map((name) => inputsOf(jacobian(), `transformer_block.attn.${name}`));
    expect(shapes.map((inputs) => [inputs?.rows, inputs?.columns])).toEqual([
      [6, 12],
      [6, 4],
      [6, 4],
    ]);
    expect(inputsOf(jacobian(), 'embed.W_E')).toBeUndefined();
  });
});

describe('inputPrincipalComponents', () => {
  test('of W_U are its mean-output kernel, times V', async () => {
    const pca = await inputPrincipalComponents(jacobian(), 'unembed.W_U', 4);
    const { matrix } = empiricalNtk(
      factoredJacobian(network, normalParameters(network, createRandom(0)), tokens, { parameters: ['unembed.W_U'] }),
      { kind: 'meanOutput' },
    );
    const vectors = pca?.vectors as DenseMatrix;
    const image = DenseMatrix.from(matrix.mmul(vectors));
    const expected = DenseMatrix.generate(6, 4, (i, j) => ((pca?.values[j] ?? 0) / 5) * vectors.get(i, j));
    // float32 activations on both sides: some roundings of the largest
    expect(image).toBeCloseToArray(expected, { relativeToMax: 1e-6 });
  });

  test('are none of rows that are looked up', async () => {
    expect(await inputPrincipalComponents(jacobian(), 'pos_embed.W_pos', 2)).toBeUndefined();
  });
});
