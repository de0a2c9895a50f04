// Also tests spectrum/contracted-gram.ts: the contraction, for random networks of every kind.
import { createRandom, DenseMatrix, MemoryBudgetError, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, rescaleOutputs, selectParameters } from '@entk/jacobians';
import { denseDelta } from '@entk/jacobians/factors';
import { defineNetwork, dense, initialiseBackend, normalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { parameterGram } from '../../src/index.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { everyKind, kindsOf, randomJacobian } from '../random-jacobian.js';
import { sameFactors } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const normals = (rows: number, columns: number, seed: number) =>
  ndArray([rows, columns], Float32Array.from(createRandom(seed).normals(rows * columns)));

function autoencoderJacobian(): FactoredJacobian {
  const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
  return factoredJacobian(network, normalParameters(network, createRandom(0)), normals(5, 4, 1));
}

/** The same Jacobian with every δ multiplied out, for which JᵀJ is made by applying J and Jᵀ. */
function multipliedOut(jacobian: FactoredJacobian): FactoredJacobian {
  const { exampleCount, outputCount } = jacobian;
  return {
    ...jacobian,
    uses: jacobian.uses.map((use) => ({
      ...use,
      delta: { form: 'dense', values: denseDelta(use.delta, exampleCount), outputCount },
    })),
  };
}

/** JᵀJ by plain loops. */
function gramByDefinition(J: DenseMatrix): DenseMatrix {
  return DenseMatrix.generate(J.columns, J.columns, (i, j) => {
    let sum = 0;
    for (let row = 0; row < J.rows; row++) sum += J.get(row, i) * J.get(row, j);
    return sum;
  });
}

describe('parameterGram', () => {
  it('is JᵀJ of the written-out Jacobian, for random networks of every kind', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const jacobian = randomJacobian(seed);
        for (const kind of kindsOf(jacobian)) met.add(kind);
        const gram = parameterGram(jacobian);
        expect(gram).toBeCloseToArray(gramByDefinition(explicitJacobian(jacobian)), { relativeToMax: sameFactors });
        expect(gram).toBeSymmetric();
      }),
      { numRuns: 150, seed: 21 },
    );
    expect([...met].toSorted()).toEqual(everyKind.toSorted());
  });

  it('is the same by both of its routes', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const jacobian = randomJacobian(seed);
        const applied = parameterGram(multipliedOut(jacobian));
        expect(parameterGram(jacobian)).toBeCloseToArray(applied, { relativeToMax: sameFactors });
        expect(applied).toBeSymmetric();
      }),
      { numRuns: 60, seed: 22 },
    );
  });

  it('of a linear network is XᵀX for each output, over more examples than one contraction takes', () => {
    const [inputs, outputs, examples] = [64, 2, 300];
    const network = defineNetwork({
      inputSize: inputs,
      layers: [dense({ weight: 'W' })],
      parameters: { W: [outputs, inputs] },
    });
    const X = normals(examples, inputs, 3);
    const jacobian = factoredJacobian(network, normalParameters(network, createRandom(0)), X);
    const products = gramByDefinition(new DenseMatrix(examples, inputs, Float64Array.from(X.data)));
    const expected = DenseMatrix.generate(outputs * inputs, outputs * inputs, (i, j) =>
      Math.floor(i / inputs) === Math.floor(j / inputs) ? products.get(i % inputs, j % inputs) : 0,
    );
    for (const form of [jacobian, multipliedOut(jacobian)]) {
      const gram = parameterGram(form);
      expect(gram).toBeCloseToArray(expected, { relativeToMax: sameFactors });
      expect(gram).toBeSymmetric();
    }
  });

  it('of many biases alone is N on the diagonal, by whichever route is smaller', () => {
    const outputs = 300;
    const network = defineNetwork({
      inputSize: 1,
      layers: [dense({ weight: 'W', bias: 'b' })],
      parameters: { W: [outputs, 1], b: [outputs] },
    });
    const parameters = normalParameters(network, createRandom(0));
    const jacobian = factoredJacobian(network, parameters, normals(2, 1, 4), { parameters: ['b'] });
    const expected = DenseMatrix.generate(outputs, outputs, (i, j) => (i === j ? 2 : 0));
    expect(parameterGram(jacobian)).toBeCloseToArray(expected);
  });

  it('of some parameters is that part of the whole, and of rescaled outputs takes their squares', () => {
    const jacobian = autoencoderJacobian();
    const whole = parameterGram(jacobian);
    const ofBias = DenseMatrix.generate(4, 4, (i, j) => whole.get(12 + i, 12 + j));
    expect(parameterGram(selectParameters(jacobian, ['b']))).toBeCloseToArray(ofBias, { relativeToMax: sameFactors });
    const twice = parameterGram(rescaleOutputs(jacobian, [2, 2, 2, 2]));
    expect(twice).toBeCloseToArray(
      DenseMatrix.generate(16, 16, (i, j) => 4 * whole.get(i, j)),
      {
        relativeToMax: sameFactors,
      },
    );
  });

  it('refuses what does not fit', () => {
    const call = () => parameterGram(autoencoderJacobian(), { memoryBudget: 100 });
    expect(call).toThrow(MemoryBudgetError);
    expect(call).toThrow(
      /^parameterGram: the memory budget of 100 B must hold JᵀJ of P = 16 parameters \([\d.]+ kB\); use kernelSpectrum with side "operator"$/,
    );
  });
});
