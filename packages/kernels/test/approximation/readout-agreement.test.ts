import { createRandom, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { dense, defineNetwork, initialiseBackend, normalParameters, randomReadouts, relu } from '@entk/models';
import { beforeAll, describe, expect, it } from 'vitest';
import { empiricalNtk, readoutAgreement } from '../../src/index.js';

beforeAll(() => initialiseBackend());

const C = 400;
const network = defineNetwork({
  inputSize: 5,
  layers: [dense({ weight: 'W' }), relu(), dense({ weight: 'U' })],
  parameters: { W: [30, 5], U: [C, 30] },
});
const parameters = normalParameters(network, createRandom(0));
const inputs = ndArray([8, 5], Float32Array.from(createRandom(1).normals(40)));
const taken = (count: number, seed: number) =>
  factoredJacobian(network, parameters, inputs, { readout: { outputs: randomReadouts({ outputs: C, count, seed }) } });

describe('readoutAgreement', () => {
  it('tells the error of the mean of random read-outs against the class mean of all outputs', () => {
    const exact = empiricalNtk(factoredJacobian(network, parameters, inputs), { kind: 'classMean' }).matrix;
    const size = Math.hypot(...exact.data);
    const errors = Array.from({ length: 12 }, (_, seed) => {
      const few = taken(4, seed);
      const { matrix } = empiricalNtk(few, { kind: 'classMean' });
      const error = Math.hypot(...matrix.data.map((entry, index) => entry - exact.data[index])) / size;
      const { relativeError = 0, cosine, traces } = readoutAgreement(few);
      expect(traces.reduce((sum, trace) => sum + trace, 0) / 4).toBeCloseTo(matrix.trace(), 6);
      expect(cosine?.least).toBeGreaterThan(0.9);
      return { error, relativeError };
    });
    const mean = (values: number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / 12);
    const ratio = mean(errors.map(({ error }) => error)) / mean(errors.map(({ relativeError }) => relativeError));
    // Of twelve draws of a few degrees of freedom each: within a factor of two.
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('has nothing to compare of one', () => {
    expect(Object.keys(readoutAgreement(taken(1, 0)))).toEqual(['traces']);
  });
});
