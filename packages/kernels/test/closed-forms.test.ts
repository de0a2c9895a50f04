// Tests no single file: eqs. 13 to 18 hold for Jacobian, contraction and collapse together.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp, tiedAutoencoder } from '@entk/models/networks';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { collapsedByDefinition } from './definition.js';
import { empiricalNtk } from '../src/index.js';
import { eps32 } from './tolerances.js';

const flattened = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;
const N = 6;

beforeAll(() => initialiseBackend());

describe('the tied autoencoder', () => {
  const [n, m] = [5, 3];
  const network = tiedAutoencoder({ features: n, hiddenUnits: m });
  const parameters = normalParameters(network, createRandom(0));
  const inputs = ndArray([N, n], Float32Array.from(createRandom(1).normals(N * n)));
  const [W, b] = ['W', 'b'].map((name) => parameters.get(name)?.data ?? new Float32Array());
  const x = (e: number) => Array.from(inputs.data.subarray(e * n, (e + 1) * n));
  const dot = (u: readonly number[], v: readonly number[]) => u.reduce((sum, value, i) => sum + value * v[i], 0);
  const hidden = (e: number) =>
    Array.from({ length: m }, (_, a) => dot(x(e), Array.from(W.subarray(a * n, a * n + n))));
  const column = (i: number) => Array.from({ length: m }, (_, a) => W[a * n + i]);
  const gate = (e: number, i: number) => (dot(column(i), hidden(e)) + b[i] > 0 ? 1 : 0);

  /** Eq. 14 as it is printed: the kernel of W alone. */
  const ofWeight = (e: number, i: number, f: number, j: number) =>
    gate(e, i) *
    gate(f, j) *
    (dot(column(i), column(j)) * dot(x(e), x(f)) +
      x(e)[j] * dot(column(i), hidden(f)) +
      x(f)[i] * dot(column(j), hidden(e)) +
      (i === j ? dot(hidden(e), hidden(f)) : 0));

  /** The bias adds δ_ij g_i(x₁) g_i(x₂). */
  const ofBias = (e: number, i: number, f: number, j: number) => (i === j ? gate(e, i) * gate(f, i) : 0);

  it('is eq. 13 as a Jacobian', () => {
    const rows = Array.from({ length: N * n }, (_, row) => {
      const [e, i] = [Math.floor(row / n), row % n];
      return Array.from({ length: m * n }, (__, place) => {
        const [a, other] = [Math.floor(place / n), place % n];
        return gate(e, i) * (W[a * n + i] * x(e)[other] + (i === other ? hidden(e)[a] : 0));
      });
    });
    const J = DenseMatrix.fromRows(rows);
    const { matrix } = empiricalNtk(factoredJacobian(network, parameters, inputs, { parameters: ['W'] }), flattened);
    expect(matrix).toBeCloseToArray(collapsedByDefinition(J, J, n, flattened), { relativeToMax: 32 * eps32 });
  });

  it('is eq. 14 by W, the bias’s term by b, and their sum by both', () => {
    const cases = [
      { names: ['W'], entry: ofWeight },
      { names: ['b'], entry: ofBias },
      {
        names: ['W', 'b'],
        entry: (...at: [number, number, number, number]) => ofWeight(...at) + ofBias(...at),
      },
    ];
    for (const { names, entry } of cases) {
      const { matrix } = empiricalNtk(factoredJacobian(network, parameters, inputs, { parameters: names }), flattened);
      const expected = DenseMatrix.generate(N * n, N * n, (r, s) =>
        entry(Math.floor(r / n), r % n, Math.floor(s / n), s % n),
      );
      // hidden units are inner products of 5 terms in float32, and enter twice
      expect(matrix).toBeCloseToArray(expected, { relativeToMax: 32 * eps32 });
    }
  });
});

describe('the quadratic network', () => {
  const [D, H, C] = [5, 4, 3];
  const inputs = ndArray([N, D], Float32Array.from(createRandom(1).normals(N * D)));

  for (const scaling of ['none', 'meanField'] as const) {
    const network = quadraticMlp({ inputs: D, hiddenUnits: H, outputs: C, scaling });
    const parameters = normalParameters(network, createRandom(0));
    const [w1, w2] = ['net.0.weight', 'net.3.weight'].map((name) => parameters.get(name)?.data ?? new Float32Array());
    const [inner, outer] = scaling === 'none' ? [1, 1] : [1 / Math.sqrt(D), 1 / H];
    const sumOver = (count: number, term: (k: number) => number) =>
      Array.from({ length: count }, (_, k) => term(k)).reduce((a, b) => a + b, 0);
    /** (inner W1 x_e)_k. */
    const hidden = (e: number, k: number) => inner * sumOver(D, (d) => w1[k * D + d] * inputs.data[e * D + d]);
    const inputDot = (e: number, f: number) => sumOver(D, (d) => inputs.data[e * D + d] * inputs.data[f * D + d]);

    const layers = {
      /** Eq. 16, times the factors of the scaling: outer² from above, inner² from ∂h/∂W1. */
      'net.0.weight': (e: number, i: number, f: number, j: number) =>
        4 *
        (outer * inner) ** 2 *
        sumOver(H, (k) => w2[i * H + k] * w2[j * H + k] * hidden(e, k) * hidden(f, k)) *
        inputDot(e, f),
      /** Eq. 18, times outer². */
      'net.3.weight': (e: number, i: number, f: number, j: number) =>
        i === j ? outer ** 2 * sumOver(H, (k) => (hidden(e, k) * hidden(f, k)) ** 2) : 0,
    };

    for (const [name, entry] of Object.entries(layers)) {
      it(`is eq. ${name === 'net.0.weight' ? 16 : 18} by ${name}, scaling ${scaling}`, () => {
        const jacobian = factoredJacobian(network, parameters, inputs, { parameters: [name] });
        const expected = DenseMatrix.generate(N * C, N * C, (r, s) =>
          entry(Math.floor(r / C), r % C, Math.floor(s / C), s % C),
        );
        // hidden units are inner products of 5 terms in float32, squared and multiplied with their like
        expect(empiricalNtk(jacobian, flattened).matrix).toBeCloseToArray(expected, { relativeToMax: 48 * eps32 });
      });
    }
  }
});
