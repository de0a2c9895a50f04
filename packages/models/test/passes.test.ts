import { createRandom, DenseMatrix, type NdArray, ndArray } from '@entk/core';
import {
  inFloat64,
  type NetworkTrial,
  randomNetwork,
  referenceJacobian,
  referenceOutputs,
  roundingTolerance,
  someParameters,
} from '@entk/testing';
import { writtenOut } from '@entk/testing/layers';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, type Network, networkFromDescription } from '../src/index.js';
import {
  forwardPass,
  identityCotangent,
  inputTensor,
  outputAxis,
  parameterTensors,
  type ParameterTensors,
  pullBack,
  pushForward,
  readOut,
  seedCotangent,
} from '../src/layers/index.js';
import { disposeAll, fromTensor, scoped, type Tensor, tensorCount, toTensor } from '../src/tensor/index.js';
import { library } from './reference/in-this-library.js';

const runs = 100;

beforeAll(() => initialiseBackend());

describe('the passes of random networks, against float64 finite differences', () => {
  it('forward', () => {
    forEveryTrial((trial) => {
      const output = inBackend(trial, (network, tensors, batch) =>
        fromTensor(readOut(outputAxis('f', network), forwardPass(network, tensors, batch).output)),
      );
      const at = placeOf(trial);
      const expected = referenceOutputs(...at);
      expect(output.shape).toEqual([expected.rows, expected.columns]);
      expect(Array.from(output.data)).toBeCloseToArray(expected.data, {
        absolute: roundingTolerance(...at, []).outputs,
      });
    });
  });

  it('back: the factors of every parameter multiply out to the Jacobian', () => {
    forEveryTrial((trial) => {
      const { parameters, inputs } = trial;
      const blocks = inBackend(trial, (network, tensors, batch) => {
        const pass = forwardPass(network, tensors, batch);
        const uses = pullBack(network, pass, seedCotangent(outputAxis('f', network)));
        return Array.from(parameters, ([name, { shape }]) => writtenOut(library, uses, name, shape, inputs.shape[0]));
      });
      const at = placeOf(trial);
      const allowed = roundingTolerance(...at).jacobian;
      Array.from(parameters.keys()).forEach((name, index) => {
        expect(blocks[index]).toBeCloseToArray(referenceJacobian(...at, [name]).data, { absolute: allowed });
      });
    });
  });

  it('pushing forward any subset of the parameters', () => {
    forEveryTrial((trial, seed) => {
      const { parameters } = trial;
      const names = someParameters(trial, seed);
      const random = createRandom(seed);
      const tangents = new Map(names.map((name) => [name, unitArray(parameters.get(name)?.shape ?? [], random)]));
      const pushed = inBackend(trial, (network, tensors, batch) => {
        const moved = new Map(Array.from(tangents, ([name, array]) => [name, toTensor(array)]));
        const result = pushForward(forwardPass(network, tensors, batch), moved);
        return result && fromTensor(result);
      });
      const at = placeOf(trial);
      const jacobian = referenceJacobian(...at, names);
      const direction = Array.from(tangents.values(), ({ data }) => Array.from(data)).flat();
      const allowed = roundingTolerance(...at, names).jacobian * direction.length;
      expect(pushed?.data).toHaveLength(jacobian.rows);
      expect(Array.from(pushed?.data ?? [])).toBeCloseToArray(productOf(jacobian, direction), { absolute: allowed });
    });
  });

  it('gives no tangent when nothing moves', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed);
        const pushed = inBackend(trial, (network, tensors, batch) =>
          pushForward(forwardPass(network, tensors, batch), new Map()),
        );
        expect(pushed).toBeUndefined();
      }),
      { numRuns: 10, seed: 1 },
    );
  });
});

describe('pullBack', () => {
  it('stops at the first layer that has parameters, and asks for no cotangent below it', () => {
    const network = networkFromDescription({
      inputs: { size: 2 },
      layers: [{ kind: 'quadratic' }, { kind: 'dense', weight: 'W' }],
      parameters: { W: [1, 2] },
    });
    const asked: string[] = [];
    const watched = {
      ...network,
      layers: network.layers.map((layer) => ({
        ...layer,
        forward: (...given: Parameters<typeof layer.forward>) => {
          const pass = layer.forward(...given);
          return {
            ...pass,
            pullback: (cotangent: Parameters<typeof pass.pullback>[0]) => {
              asked.push(layer.kind);
              return pass.pullback(cotangent);
            },
          };
        },
      })),
    };
    const before = tensorCount();
    const kinds = scoped(() => {
      const tensors = new Map([['W', toTensor(ndArray([1, 2]))]]);
      const pass = forwardPass(watched, tensors, toTensor(ndArray([1, 2])));
      return pullBack(watched, pass, identityCotangent(1)).map((use) => use.parameter);
    });
    expect(kinds).toEqual(['W']);
    expect(asked).toEqual(['dense']);
    expect(tensorCount()).toBe(before);
  });
});

function forEveryTrial(check: (trial: NetworkTrial, seed: number) => void): void {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => check(randomNetwork(seed), seed)),
    { numRuns: runs, seed: 5 },
  );
}

function inBackend<T>(
  { description, parameters, inputs }: NetworkTrial,
  body: (network: Network, tensors: ParameterTensors, batch: Tensor) => T,
): T {
  const before = tensorCount();
  const tensors = parameterTensors(parameters);
  const network = networkFromDescription(description);
  const result = scoped(() => body(network, tensors, inputTensor(network, inputs)));
  disposeAll(tensors.values());
  expect(tensorCount()).toBe(before);
  return result;
}

function placeOf({ description, parameters, inputs }: NetworkTrial) {
  return [description, inFloat64(parameters), inputs] as const;
}

function unitArray(shape: readonly number[], random: ReturnType<typeof createRandom>): NdArray {
  const array = ndArray(shape);
  for (let index = 0; index < array.data.length; index++) array.data[index] = 2 * random.uniform() - 1;
  return array;
}

function productOf(matrix: DenseMatrix, vector: readonly number[]): number[] {
  return Array.from({ length: matrix.rows }, (_, i) =>
    matrix.rowSpan(i).reduce((sum, value, j) => sum + value * vector[j], 0),
  );
}
