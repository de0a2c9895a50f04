import { factoredJacobian, rescaleOutputs, selectParameters } from '@entk/jacobians';
import { initialiseBackend, networkFromDescription } from '@entk/models';
import { randomNetwork, type SuperpositionCase, superpositionNames, superpositionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { flattenedTrace, empiricalNtk } from '../src/index.js';
import { importanceFactors, superpositionJacobian } from './reference-networks.js';
import { referenceTolerance, sameFactors } from './tolerances.js';

beforeAll(() => initialiseBackend());

describe('flattenedTrace', () => {
  it('is the trace of the kernels it stands for, for random networks', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed, { layers: 'dense' });
        const jacobian = factoredJacobian(networkFromDescription(trial.description), trial.parameters, trial.inputs);
        const trace = flattenedTrace(jacobian);
        const traceOf = (collapse: Parameters<typeof empiricalNtk>[1]) =>
          empiricalNtk(jacobian, collapse).matrix.trace();
        const close = { relative: sameFactors };
        expect([traceOf({ kind: 'flattened', rowOrder: 'exampleMajor' })]).toBeCloseToArray([trace], close);
        expect([traceOf({ kind: 'trace' })]).toBeCloseToArray([trace], close);
        expect([jacobian.outputCount * traceOf({ kind: 'classMean' })]).toBeCloseToArray([trace], close);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  for (const name of superpositionNames) {
    it(`is NumPy's for the autoencoder ${name}, three β, with and without the bias`, () => {
      const { expected, features } = superpositionReference(name);
      const jacobian = superpositionJacobian(name);
      for (const beta of ['0', '0.3', '1'] as const) {
        const rescaled = rescaleOutputs(jacobian, importanceFactors(Number(beta), features));
        for (const taking of ['W,b', 'W'] as const) {
          const trace = flattenedTrace(selectParameters(rescaled, taking.split(',')));
          const reference = expected[`beta=${beta},parameters=${taking}` satisfies SuperpositionCase].trace;
          expect(Math.abs(trace / reference - 1)).toBeLessThan(referenceTolerance);
        }
      }
    });
  }
});
