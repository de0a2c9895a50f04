import { createRandom, ndArray } from '@entk/core';
import { inFloat64, randomNetwork, referenceJacobian, roundingTolerance } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, networkFromDescription } from '../../src/index.js';
import { forwardPass, inputTensor, vectorCotangent, withParameterTensors } from '../../src/layers/index.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';
import { clippedGradients, parameterGradients } from '../../src/training/gradients.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

describe('parameterGradients', () => {
  it('is Σ_n Σ_c ∂L/∂f_c(x_n) · ∂f_c(x_n)/∂θ, by float64 finite differences of random networks', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { description, parameters, inputs } = randomNetwork(seed);
        const network = networkFromDescription(description);
        const rows = inputs.shape[0] * network.outputPositions * network.outputSize;
        const cotangent = Float32Array.from(createRandom(seed).normals(rows));
        const gradients = withParameterTensors(parameters, (tensors) =>
          scoped(() => {
            const pass = forwardPass(network, tensors, inputTensor(network, inputs));
            const ofOutputs = ndArray([rows / network.outputSize, network.outputSize], cotangent);
            const seed = vectorCotangent(toTensor(ofOutputs), network.outputPositions);
            const found = parameterGradients(network, tensors, pass, seed);
            return Array.from(found, ([name, tensor]) => [name, fromTensor(tensor)] as const);
          }),
        );
        expect(gradients.map(([name]) => name).toSorted()).toEqual(Array.from(parameters.keys()).toSorted());
        const { jacobian: allowed } = roundingTolerance(description, inFloat64(parameters), inputs);
        for (const [name, { data, shape }] of gradients) {
          const jacobian = referenceJacobian(description, inFloat64(parameters), inputs, [name]);
          const expected = Array.from({ length: jacobian.columns }, (_, p) =>
            cotangent.reduce((sum, weight, row) => sum + weight * jacobian.get(row, p), 0),
          );
          const weight = cotangent.reduce((sum, value) => sum + Math.abs(value), 0);
          expect(shape).toEqual(parameters.get(name)?.shape);
          expect(Array.from(data)).toBeCloseToArray(expected, { absolute: allowed * weight });
        }
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});

describe('clippedGradients', () => {
  // torch 2.15, float64: clip_grad_norm_ of [3, −4] and [12] to 1 and to 20.
  it.each([
    [1, [0.230769213017753, -0.30769228402367, 0.923076852071012]],
    [20, [3, -4, 12]],
  ])('scales all of them to the length %d, as PyTorch does', (longest, expected) => {
    const found = scoped(() => {
      const gradients = new Map([
        ['W', toTensor(ndArray([2], Float32Array.of(3, -4)))],
        ['b', toTensor(ndArray([1], Float32Array.of(12)))],
      ]);
      return Array.from(clippedGradients(gradients, longest).values()).flatMap((tensor) => [
        ...fromTensor(tensor).data,
      ]);
    });
    expect(found).toBeCloseToArray(expected, { relativeToMax: 2 * eps32 });
  });
});
