// Tests no single file: NumPy's spectra hold for Jacobian, importance, Gram matrix and eigensolver together.
import { rescaleOutputs, selectParameters } from '@entk/jacobians';
import { initialiseBackend } from '@entk/models';
import { type SuperpositionCase, superpositionNames, superpositionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { kernelSpectrum } from '../../src/index.js';
import { importanceFactors, superpositionJacobian } from '../reference-networks.js';
import { referenceEigenvalue, referenceTolerance } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const count = 120;
const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;
const everyCase = (['0', '0.3', '1'] as const).flatMap((beta) =>
  (['W,b', 'W'] as const).map((parameters) => ({ beta, parameters })),
);

/** All six of m = 10; of m = 40, whose P is 2,050, two: the other four hold too, but take as long as all else here. */
const casesOf = {
  'm10-S0.3': everyCase,
  'm10-S0.9': everyCase,
  'm40-S0.9': [everyCase[0], everyCase[5]],
} as const;

describe('the spectra of the reference autoencoders, from NumPy', () => {
  for (const name of superpositionNames) {
    for (const { beta, parameters } of casesOf[name]) {
      it(`${name}, β = ${beta}, by ${parameters}`, async () => {
        const { values, trace, side, status } = await kernelSpectrum(jacobianOf(name, beta, parameters), flattened, {
          count,
          vectors: false,
        });
        const expected = expectedOf(name, beta, parameters);
        expect({ side, status }).toEqual({ side: 'parameters', status: { kind: 'converged' } });
        expect(values).toBeCloseToArray(expected.eigenvalues, { relativeToMax: referenceEigenvalue });
        expect([trace]).toBeCloseToArray([expected.trace], { relative: referenceTolerance });
      });
    }
  }

  it('m10-S0.3, β = 0.3, by W,b, without a matrix: by the operator', async () => {
    const { values, trace, status } = await kernelSpectrum(jacobianOf('m10-S0.3', '0.3', 'W,b'), flattened, {
      count,
      vectors: false,
      side: 'operator',
    });
    const expected = expectedOf('m10-S0.3', '0.3', 'W,b');
    expect(status).toEqual({ kind: 'converged' });
    expect(values).toBeCloseToArray(expected.eigenvalues, { relativeToMax: referenceEigenvalue });
    expect([trace]).toBeCloseToArray([expected.trace], { relative: referenceTolerance });
  });
});

type Name = (typeof superpositionNames)[number];
type Beta = (typeof everyCase)[number]['beta'];
type Parameters = (typeof everyCase)[number]['parameters'];

function jacobianOf(name: Name, beta: Beta, parameters: Parameters) {
  const { features } = superpositionReference(name);
  const factors = importanceFactors(Number(beta), features);
  return selectParameters(rescaleOutputs(superpositionJacobian(name), factors), parameters.split(','));
}

function expectedOf(name: Name, beta: Beta, parameters: Parameters) {
  return superpositionReference(name).expected[`beta=${beta},parameters=${parameters}` satisfies SuperpositionCase];
}
