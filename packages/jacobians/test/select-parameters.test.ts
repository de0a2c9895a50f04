import { createRandom, ndArray } from '@entk/core';
import { initialiseBackend, normalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { beforeAll, describe, expect, it } from 'vitest';
import { denseJacobian, factoredJacobian, selectParameters } from '../src/index.js';

beforeAll(() => initialiseBackend());

const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
const parameters = normalParameters(network, createRandom(0));
const inputs = ndArray([5, 4], Float32Array.from(createRandom(1).normals(20)));

describe('selectParameters', () => {
  it('is the Jacobian by those parameters alone', () => {
    const jacobian = factoredJacobian(network, parameters, inputs);
    const alone = factoredJacobian(network, parameters, inputs, { parameters: ['b'] });
    const selected = selectParameters(jacobian, ['b']);
    expect(selected.parameterCount).toBe(4);
    expect(denseJacobian(selected)).toEqual(denseJacobian(alone));
    expect(Array.from(selectParameters(jacobian, ['b', 'W']).parameterShapes.keys())).toEqual(['W', 'b']);
  });

  it('takes patterns', () => {
    const jacobian = factoredJacobian(network, parameters, inputs);
    expect(selectParameters(jacobian, ['*']).uses).toHaveLength(3);
    expect(denseJacobian(factoredJacobian(network, parameters, inputs, { parameters: ['b*'] }))).toEqual(
      denseJacobian(selectParameters(jacobian, ['b'])),
    );
    expect(() => selectParameters(jacobian, ['layers.*'])).toThrow(
      'selectParameters: parameters must be one or more of W, b, got ["layers.*"]',
    );
  });

  it('refuses names that do not take part, all of them, and none', () => {
    const jacobian = factoredJacobian(network, parameters, inputs);
    expect(() => selectParameters(jacobian, ['V', 'W', 'c'])).toThrow(
      'selectParameters: parameters must be one or more of W, b, got ["V", "c"]',
    );
    expect(() => selectParameters(jacobian, [])).toThrow(
      'selectParameters: parameters must be one or more of W, b, got []',
    );
  });
});
