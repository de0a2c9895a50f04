// Also tests experiments/superposition/hidden-rotations.ts: the directions that are left out.
// Also tests experiments/superposition/untrained-cosines.ts: the same kernel, by WᵀW.
// Also tests experiments/superposition/symmetric-form.ts: what that kernel is made of.
// Also tests experiments/superposition/symmetric-gram.ts: how it is made of it.
import { createRandom, DenseMatrix, type NdArray } from '@entk/core';
import { expandedIndicators, superpositionFeatures } from '@entk/datasets';
import { factoredJacobian } from '@entk/jacobians';
import { initialiseBackend, type ParameterSet, xavierNormalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { beforeAll, describe, expect, test } from 'vitest';
import { featureCosines } from '../../../src/experiments/superposition/feature-cosines.js';
import { gramWithoutHiddenRotations } from '../../../src/experiments/superposition/hidden-rotations.js';
import { symmetricForm } from '../../../src/experiments/superposition/symmetric-form.js';
import { untrainedCosines } from '../../../src/experiments/superposition/untrained-cosines.js';

beforeAll(() => initialiseBackend());

const [features, hiddenUnits] = [6, 4];
const { inputs, importance } = superpositionFeatures({ features, examples: 30, sparsity: 0.4, seed: 0 });
const network = tiedAutoencoder({ features, hiddenUnits });
const drawn = xavierNormalParameters(network, createRandom(1));
const biased: ParameterSet = new Map([
  ['W', drawn.get('W') as NdArray],
  ['b', { shape: [features], data: Float32Array.from({ length: features }, (_, c) => 0.02 * (c - 2)) }],
]);
const indicators = expandedIndicators(inputs, { rowOrder: 'exampleMajor' });
const weight = DenseMatrix.fromArray(biased.get('W') as NdArray);

/** ∂f_c(x)/∂(W, b) of f = max(0, WᵀW x + b), written out by hand, times I_c^{β/2}; rows n·C + c. */
function jacobian(beta: number): DenseMatrix {
  const x = DenseMatrix.fromArray(inputs);
  const bias = (biased.get('b') as NdArray).data;
  const hidden = DenseMatrix.from(x.mmul(weight.transpose()));
  const P = hiddenUnits * features + features;
  return DenseMatrix.generate(x.rows * features, P, (row, place) => {
    const [n, c] = [Math.floor(row / features), row % features];
    let output = bias[c];
    for (let h = 0; h < hiddenUnits; h++) output += weight.get(h, c) * hidden.get(n, h);
    if (output <= 0) return 0;
    const factor = importance[c] ** (beta / 2);
    if (place >= hiddenUnits * features) return place - hiddenUnits * features === c ? factor : 0;
    const [h, i] = [Math.floor(place / features), place % features];
    return factor * (weight.get(h, c) * x.get(n, i) + (i === c ? hidden.get(n, h) : 0));
  });
}

/** Derivatives are float32. */
const noise = 1e-6;
/** As many directions of W and b as change an output. */
const rank = hiddenUnits * features - (hiddenUnits * (hiddenUnits - 1)) / 2 + features;
const choice = { importance, parameters: ['W', 'b'], count: rank };

describe.each([0, 0.3, 1])('the flattened kernel at β = %d', (beta) => {
  test.each([
    ['in all directions', undefined],
    ['without the rotations of hidden units', weight],
  ])('has all pairs of a Jacobian that is written out, %s', async (_, without) => {
    const of = factoredJacobian(network, biased, inputs);
    const { spectrum, heatmap, vectors } = await featureCosines(of, indicators, { ...choice, beta, weight: without });
    const { values } = spectrum;
    const J = jacobian(beta);
    const V = vectors(rank);
    const products = V.transpose().mmul(V);
    for (let i = 0; i < rank; i++) {
      for (let j = 0; j < rank; j++) expect(products.get(i, j)).toBeCloseTo(i === j ? 1 : 0, 3);
    }
    const images = J.mmul(J.transpose().mmul(V));
    for (let i = 0; i < rank; i++) {
      const residual = Math.hypot(...images.getColumn(i).map((value, row) => value - values[i] * V.get(row, i)));
      expect(residual).toBeLessThan(noise * values[0]);
    }
    // None is missing: their sum is that of the squares of the Jacobian.
    const sum = J.data.reduce((squares, entry) => squares + entry * entry, 0);
    expect(values.reduce((all, value) => all + value, 0)).toBeCloseTo(sum, 4);
    const cosines = indicators.features.transpose().mmul(V);
    heatmap.values.data.forEach((cosine, place) => {
      expect(cosine).toBeCloseTo(Math.abs(cosines.get(Math.floor(place / rank), place % rank)), 4);
    });
    expect([spectrum.size, spectrum.rankBound, spectrum.rowOrder]).toEqual([180, 30, 'exampleMajor']);
  });

  test('has the same cosines by WᵀW', async () => {
    const of = factoredJacobian(network, biased, inputs);
    const { heatmap } = await featureCosines(of, indicators, { ...choice, beta, count: 8 });
    const cosines = await untrainedCosines(symmetricForm(network, biased, inputs), { beta, importance, count: 8 });
    cosines.data.forEach((cosine, place) => expect(cosine).toBeCloseTo(heatmap.values.data[place], 4));
  });
});

test('leaves m (m − 1) / 2 directions out, and the trace as it is', () => {
  const of = factoredJacobian(network, biased, inputs);
  const { gram } = gramWithoutHiddenRotations(of, { name: 'W', values: weight });
  expect(gram.rows).toBe(30 - 6);
  const whole = jacobian(0);
  expect(gram.trace()).toBeCloseTo(whole.transpose().mmul(whole).trace(), 3);
});

test('refuses features in another order of rows, and a kernel of zeros', async () => {
  const of = factoredJacobian(network, biased, inputs);
  const others = expandedIndicators(inputs, { rowOrder: 'classMajor' });
  await expect(featureCosines(of, others, { ...choice, beta: 0 })).rejects.toThrow(
    'kernelCase: family "indicator" must have its rows in the order "exampleMajor", got "classMajor"',
  );
  const dead: ParameterSet = new Map(
    Array.from(biased, ([name, { shape, data }]) => [name, { shape, data: data.map(() => -1) }]),
  );
  const ofDead = factoredJacobian(
    network,
    new Map([...dead, ['W', { shape: [4, 6], data: new Float32Array(24) }]]),
    inputs,
  );
  await expect(featureCosines(ofDead, indicators, { ...choice, beta: 0 })).rejects.toThrow(
    'the kernel must not be zero',
  );
});
