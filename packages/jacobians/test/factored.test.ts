import { createRandom, DenseMatrix, MemoryBudgetError, ndArray } from '@entk/core';
import { randomNetwork, someParameters } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import {
  defineNetwork,
  dense,
  initialiseBackend,
  networkFromDescription,
  normalParameters,
  quadratic,
  type Readout,
  relu,
} from '@entk/models';
import { quadraticMlp, tiedAutoencoder } from '@entk/models/networks';
import { tensorCount } from '@entk/models/tensor';
import { beforeAll, describe, it } from 'vitest';
import { denseJacobian, factoredJacobian, rescaleOutputs } from '../src/index.js';
import { joined } from './joined.js';
import { measured } from './random-jacobians.js';

beforeAll(() => initialiseBackend());

const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
const parameters = normalParameters(network, createRandom(0));
const inputs = ndArray([5, 4], Float32Array.from(createRandom(1).normals(20)));

describe('factoredJacobian', () => {
  it('multiplies out to the float64 finite differences of random networks, by any of their parameters', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed);
        const before = tensorCount();
        const { jacobian, reference, tolerance } = measured(trial, someParameters(trial, seed));
        expect(tensorCount()).toBe(before);
        expect(jacobian.parameterCount).toBe(reference.columns);
        expect(joined(denseJacobian(jacobian))).toBeCloseToArray(reference, { absolute: tolerance });
      }),
      { numRuns: 100, seed: 11 },
    );
  });

  it('takes the derivatives of what a readout looks at: weights times those of all outputs of random networks', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed);
        const { jacobian, reference, tolerance } = measured(trial);
        const { count, width, positions } = jacobian.outputs;
        const { inputs: batch, parameters: values, description } = trial;
        const random = createRandom(seed);
        const weights = new DenseMatrix(2, count, random.normals(2 * count));
        const last = Array.from({ length: width }, (_, c) => (positions - 1) * width + c);
        const chosen = random.permutation(count).subarray(0, 1 + random.integer(count));
        const selection = (places: readonly number[]) =>
          DenseMatrix.generate(places.length, count, (i, j) => (places[i] === j ? 1 : 0));
        const ofExamples = Array.from({ length: batch.shape[0] }, () => random.integer(positions));
        const atOwn = (n: number) => selection(Array.from({ length: width }, (_, c) => ofExamples[n] * width + c));
        const ofPosition = new DenseMatrix(2, width, random.normals(2 * width));
        const readouts: [Readout, (n: number) => DenseMatrix][] = [
          [{ positions: 'last' }, () => selection(last)],
          [{ positions: 'flattened', outputs: Array.from(chosen) }, () => selection(Array.from(chosen))],
          [{ positions: 'flattened', outputs: weights }, () => weights],
          [{ positions: { ofExamples } }, atOwn],
          [{ positions: { ofExamples }, outputs: ofPosition }, (n) => DenseMatrix.from(ofPosition.mmul(atOwn(n)))],
        ];
        for (const [readout, ofExample] of readouts) {
          const U = ofExample(0);
          const read = factoredJacobian(networkFromDescription(description), values, batch, { readout });
          expect(read.outputCount).toBe(U.rows);
          const expected = Array.from({ length: batch.shape[0] }, (_, n) =>
            ofExample(n)
              .mmul(
                reference.selection(
                  Array.from({ length: count }, (__, c) => n * count + c),
                  columnsOf(reference),
                ),
              )
              .to2DArray(),
          ).flat();
          const size = Math.max(1, ...U.to2DArray().map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));
          expect(joined(denseJacobian(read))).toBeCloseToArray(DenseMatrix.fromRows(expected), {
            absolute: 2 * tolerance * size,
          });
        }
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  it('asks for at least the memory that its arrays take, for random networks', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { description, parameters: values, inputs: batch } = randomNetwork(seed);
        const made = factoredJacobian(networkFromDescription(description), values, batch);
        const arrays = made.uses.flatMap((use) => [
          ...(use.kind === 'matrix' ? [use.activation.data] : []),
          ...(use.delta.form === 'dense'
            ? [use.delta.values]
            : [use.delta.outputs, use.delta.rows, use.delta.examples]
          ).flatMap((matrix) => (matrix ? [matrix.data] : [])),
        ]);
        const memoryBudget = Array.from(new Set(arrays)).reduce((sum, { byteLength }) => sum + byteLength, 0);
        expect(() => factoredJacobian(networkFromDescription(description), values, batch, { memoryBudget })).toThrow(
          MemoryBudgetError,
        );
      }),
      { numRuns: 60, seed: 13 },
    );
  });

  it('has one use for each time a parameter is used, and shares their activations', () => {
    const { uses } = factoredJacobian(network, parameters, inputs);
    expect(uses.map(({ kind, parameter }) => [kind, parameter])).toEqual([
      ['matrix', 'W'],
      ['vector', 'b'],
      ['matrix', 'W'],
    ]);
    expect(uses.map((use) => use.kind === 'matrix' && use.transposed)).toEqual([true, false, false]);
  });

  it('keeps δ of shallow networks factored: the gates of a tied autoencoder with the outputs', () => {
    const { uses } = factoredJacobian(network, parameters, inputs);
    const gates = uses.map(({ delta }) => delta.form === 'factored' && delta.rows);
    expect(gates[0]).not.toBe(false);
    expect(gates[1]).toBe(gates[0]);
    expect(gates[2]).toBe(gates[0]);
    const quadraticUses = factoredJacobian(
      quadraticMlp({ inputs: 4, hiddenUnits: 3, outputs: 2 }),
      normalParameters(quadraticMlp({ inputs: 4, hiddenUnits: 3, outputs: 2 }), createRandom(0)),
      inputs,
    ).uses;
    expect(quadraticUses.map(({ delta }) => delta.form)).toEqual(['factored', 'factored']);
  });

  it('makes δ dense where two matrices stand around an elementwise layer', () => {
    const deep = defineNetwork({
      inputSize: 4,
      layers: [dense({ weight: 'A' }), quadratic(), dense({ weight: 'B' }), relu(), dense({ weight: 'C' })],
      parameters: { A: [3, 4], B: [3, 3], C: [2, 3] },
    });
    const { uses } = factoredJacobian(deep, normalParameters(deep, createRandom(0)), inputs);
    expect(uses.map(({ parameter, delta }) => [parameter, delta.form])).toEqual([
      ['C', 'factored'],
      ['B', 'factored'],
      ['A', 'dense'],
    ]);
  });

  it('refuses what is not the network’s', () => {
    const before = tensorCount();
    expect(() => factoredJacobian(network, new Map(), inputs)).toThrow(
      'factoredJacobian: parameters must be those of the network: "W" [3, 4] is missing; "b" [4] is missing',
    );
    expect(() => factoredJacobian(network, parameters, ndArray([5, 3]))).toThrow(
      'factoredJacobian: inputs must have axes [N, D] = [at least 1, 4], got [5, 3]',
    );
    expect(() => factoredJacobian(network, parameters, ndArray([1, 4], Float32Array.of(0, Number.NaN, 0, 0)))).toThrow(
      'factoredJacobian: inputs must be finite, got NaN (row 0, column 1 of [1, 4], counted from 0)',
    );
    expect(() => factoredJacobian(network, parameters, inputs, { parameters: ['W', 'c', 'd'] })).toThrow(
      'factoredJacobian: parameters must be one or more of W, b, got ["c", "d"]',
    );
    expect(() => factoredJacobian(network, parameters, inputs, { parameters: [] })).toThrow(
      'factoredJacobian: parameters must be one or more of W, b, got []',
    );
    expect(() => factoredJacobian(network, parameters, inputs, { memoryBudget: 1000 })).toThrow(MemoryBudgetError);
    expect(() => factoredJacobian(network, parameters, inputs, { memoryBudget: 1000 })).toThrow(
      /factoredJacobian: the memory budget of 1.0 kB must hold the factors \(\d.*B\); take fewer examples at a time/,
    );
    expect(tensorCount()).toBe(before);
  });
});

function columnsOf({ columns }: DenseMatrix): number[] {
  return Array.from({ length: columns }, (_, j) => j);
}

describe('rescaleOutputs', () => {
  const jacobian = factoredJacobianLater();

  it('multiplies the rows of each output, and remembers by what', () => {
    const factors = [1, -0.5, 0, 3];
    const scaled = rescaleOutputs(rescaleOutputs(jacobian(), factors), [2, 2, 2, 2]);
    const [plain, result] = [joined(denseJacobian(jacobian())), joined(denseJacobian(scaled))];
    const expected = plain.data.map((value, index) => {
      const output = Math.floor(index / plain.columns) % 4;
      return 2 * factors[output] * value;
    });
    expect(result.data).toBeCloseToArray(expected, { relative: 1e-15 });
    expect(Array.from(scaled.outputFactors)).toEqual([2, -1, 0, 6]);
    expect(Array.from(jacobian().outputFactors)).toEqual([1, 1, 1, 1]);
  });

  it('by ones changes nothing: β = 0', () => {
    const scaled = rescaleOutputs(jacobian(), [1, 1, 1, 1]);
    expect(denseJacobian(scaled)).toEqual(denseJacobian(jacobian()));
  });

  it('refuses factors that are not C finite numbers', () => {
    expect(() => rescaleOutputs(jacobian(), [1, 2])).toThrow('rescaleOutputs: number of factors must be 4, got 2');
    expect(() => rescaleOutputs(jacobian(), [1, 2, 3, Infinity])).toThrow(
      'rescaleOutputs: factors[3] must be a number in (-∞, ∞), got Infinity',
    );
  });

  function factoredJacobianLater() {
    return () => factoredJacobian(network, parameters, inputs);
  }
});
