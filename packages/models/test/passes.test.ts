import { createRandom, DenseMatrix, type NdArray, ndArray } from '@entk/core';
import {
  float32Tolerance,
  inFloat64,
  randomTrial,
  referenceJacobian,
  referenceOutputs,
  someParameters,
  type Trial,
  withoutSigns,
} from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import {
  forwardPass,
  identityCotangent,
  initialiseBackend,
  parameterTensors,
  pullBack,
  pushForward,
  type ParameterTensors,
} from '../src/index.js';
import { disposeAll, fromTensor, scoped, type Tensor, tensorCount, toTensor } from '../src/tensor/index.js';
import { networkOf } from './reference/in-this-library.js';
import { writtenOut } from './layers/check-layer.js';

const runs = 200;

beforeAll(() => initialiseBackend());

describe('the passes of random networks, against float64 finite differences', () => {
  it('forward', () => {
    forEveryTrial((trial) => {
      const output = inBackend(trial, (network, tensors, batch) =>
        fromTensor(forwardPass(network, tensors, batch).output),
      );
      const allowed = float32Tolerance(trial.spec) * largest(magnitudeOf(trial, referenceOutputs));
      const expected = referenceOutputs(trial.spec, inFloat64(trial.parameters), trial.inputs);
      expect(output.shape).toEqual([expected.rows, expected.columns]);
      expect(Array.from(output.data)).toBeCloseToArray(expected.data, { absolute: allowed });
    });
  });

  it('back: the factors of every parameter multiply out to the Jacobian', () => {
    forEveryTrial((trial) => {
      const { spec, parameters, inputs } = trial;
      const names = Array.from(parameters.keys());
      const blocks = inBackend(trial, (network, tensors, batch) => {
        const pass = forwardPass(network, tensors, batch);
        const uses = pullBack(network, pass, identityCotangent(network.outputSize));
        return names.map((name) => writtenOut(uses, name, network.outputSize, tensors.get(name)?.size ?? 0));
      });
      names.forEach((name, index) => {
        const expected = referenceJacobian(spec, inFloat64(parameters), inputs, [name]);
        const bound = magnitudeOf(trial, (...at) => referenceJacobian(...at, [name]));
        const allowed = float32Tolerance(spec) * largest(bound);
        expect(blocks[index]).toBeCloseToArray(expected.data, { absolute: allowed });
      });
    });
  });

  it('pushing forward any subset of the parameters', () => {
    forEveryTrial((trial, seed) => {
      const { spec, parameters, inputs } = trial;
      const names = someParameters(trial, seed);
      const random = createRandom(seed);
      const tangents = new Map(names.map((name) => [name, unitArray(parameters.get(name)?.shape ?? [], random)]));
      const pushed = inBackend(trial, (network, tensors, batch) => {
        const moved = new Map(Array.from(tangents, ([name, array]) => [name, toTensor(array)]));
        const result = pushForward(forwardPass(network, tensors, batch), moved);
        return result && fromTensor(result);
      });
      const jacobian = referenceJacobian(spec, inFloat64(parameters), inputs, names);
      const direction = Array.from(tangents.values(), ({ data }) => Array.from(data)).flat();
      const bound = magnitudeOf(trial, (...at) => referenceJacobian(...at, names));
      const allowed = float32Tolerance(spec) * largest(bound) * direction.length;
      expect(pushed?.data).toHaveLength(jacobian.rows);
      expect(Array.from(pushed?.data ?? [])).toBeCloseToArray(productOf(jacobian, direction), { absolute: allowed });
    });
  });

  it('gives no tangent when nothing moves', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomTrial(seed);
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
    const network = networkOf({
      inputSize: 2,
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

function forEveryTrial(check: (trial: Trial, seed: number) => void): void {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => check(randomTrial(seed), seed)),
    { numRuns: runs, seed: 5 },
  );
}

function inBackend<T>(
  { spec, parameters, inputs }: Trial,
  body: (network: ReturnType<typeof networkOf>, tensors: ParameterTensors, batch: Tensor) => T,
): T {
  const before = tensorCount();
  const tensors = parameterTensors(parameters);
  const result = scoped(() => body(networkOf(spec), tensors, toTensor(inputs)));
  disposeAll(tensors.values());
  expect(tensorCount()).toBe(before);
  return result;
}

type At = [ReturnType<typeof withoutSigns>['spec'], ReturnType<typeof inFloat64>, NdArray];

function magnitudeOf({ spec, parameters, inputs }: Trial, measure: (...at: At) => DenseMatrix): DenseMatrix {
  const absolute = withoutSigns(spec, inFloat64(parameters), inputs);
  return measure(absolute.spec, absolute.parameters, absolute.inputs);
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

function largest({ data }: DenseMatrix): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
