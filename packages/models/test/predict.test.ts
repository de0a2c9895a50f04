import { createRandom, DenseMatrix, ndArray, NonFiniteError, ShapeError } from '@entk/core';
import { float32Tolerance, inFloat64, type NetworkDescription, referenceOutputs, withoutSigns } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, networkFromDescription, normalParameters, predict, type Readout } from '../src/index.js';
import { tensorCount } from '../src/tensor/index.js';

const description: NetworkDescription = {
  inputs: { size: 4 },
  layers: [
    { kind: 'dense', weight: 'W', bias: 'b' },
    { kind: 'relu' },
    { kind: 'dense', weight: 'W', transposed: true },
  ],
  parameters: { W: [3, 4], b: [3] },
};
const network = networkFromDescription(description);
const parameters = normalParameters(network, createRandom(1));
const inputs = ndArray([5, 4], Float32Array.from(createRandom(2).normals(20)));

beforeAll(() => initialiseBackend());

describe('predict', () => {
  it('gives the outputs of the float64 interpreter, and leaves no tensor', () => {
    const before = tensorCount();
    const outputs = predict(network, parameters, inputs);
    expect(tensorCount()).toBe(before);
    const absolute = withoutSigns(description, inFloat64(parameters), inputs);
    const bound = referenceOutputs(absolute.description, absolute.parameters, absolute.inputs).data;
    expect(outputs.shape).toEqual([5, 4]);
    expect(Array.from(outputs.data)).toBeCloseToArray(
      referenceOutputs(description, inFloat64(parameters), inputs).data,
      {
        absolute: float32Tolerance(description) * Math.max(...bound),
      },
    );
  });

  it('gives the same outputs for one-hot inputs as for any others', () => {
    const oneHot = ndArray(
      [4, 4],
      Float32Array.from({ length: 16 }, (_, index) => (index % 5 === 0 ? 1 : 0)),
    );
    expect(Array.from(predict(network, parameters, oneHot).data)).toBeCloseToArray(
      referenceOutputs(description, inFloat64(parameters), oneHot).data,
      { relativeToMax: float32Tolerance(description) },
    );
  });

  it('refuses inputs of another width, of none, of another rank, and not finite', () => {
    const before = tensorCount();
    expect(() => predict(network, parameters, ndArray([5, 3]))).toThrow(ShapeError);
    expect(() => predict(network, parameters, ndArray([5, 3]))).toThrow(
      'predict: inputs must have axes [N, D] = [at least 1, 4], got [5, 3]',
    );
    expect(() => predict(network, parameters, ndArray([0, 4]))).toThrow('got [0, 4]');
    expect(() => predict(network, parameters, ndArray([4]))).toThrow('got [4]');
    const infinite = ndArray([1, 4], Float32Array.of(0, 1, Infinity, 0));
    expect(() => predict(network, parameters, infinite)).toThrow(NonFiniteError);
    expect(() => predict(network, parameters, infinite)).toThrow(
      'predict: inputs must be finite, got Infinity (row 0, column 2 of [1, 4], counted from 0)',
    );
    expect(() => predict(network, new Map(), inputs)).toThrow('predict: parameters must be those of the network');
    expect(tensorCount()).toBe(before);
  });

  it('takes sequences and tokens, whole numbers of either type', () => {
    const sequence: NetworkDescription = {
      inputs: { positions: 3, size: 2 },
      layers: [{ kind: 'dense', weight: 'W' }, { kind: 'meanOverPositions' }],
      parameters: { W: [2, 2] },
    };
    const W = ndArray([2, 2], Float32Array.of(1, 2, 3, 4));
    const ones = ndArray([1, 3, 2], Int32Array.of(1, 1, 1, 1, 1, 1));
    expect([...predict(networkFromDescription(sequence), new Map([['W', W]]), ones).data]).toEqual([3, 7]);
    const tokens: NetworkDescription = {
      inputs: { positions: 2, vocabulary: 2 },
      layers: [{ kind: 'embedding', weight: 'W' }, { kind: 'flatten' }],
      parameters: { W: [2, 2] },
    };
    const embedded = (data: Float32Array | Int32Array) =>
      predict(networkFromDescription(tokens), new Map([['W', W]]), { shape: [1, 2], data });
    expect([...embedded(Int32Array.of(1, 0)).data]).toEqual([3, 4, 1, 2]);
    expect(embedded(Float32Array.of(1, 0))).toEqual(embedded(Int32Array.of(1, 0)));
    expect(() => embedded(Int32Array.of(1, 2))).toThrow(
      'predict: tokens must be integers in 0..1, or -1 for padding, got 2 (row 0, column 1 of [1, 2], counted from 0)',
    );
    expect(() => embedded(Float32Array.of(0.5, 0))).toThrow(
      'predict: tokens must be integers in 0..1, or -1 for padding, got 0.5',
    );
    expect(() => embedded(Float32Array.of(Number.NaN, 0))).toThrow(NonFiniteError);
    expect(() => predict(networkFromDescription(tokens), new Map([['W', W]]), ndArray([2, 3]))).toThrow(
      'predict: inputs must have axes [N, T] = [at least 1, 2], got [2, 3]',
    );
    expect(() => predict(networkFromDescription(sequence), new Map([['W', W]]), ndArray([2, 2]))).toThrow(
      'predict: inputs must have axes [N, T, D] = [at least 1, 3, 2], got [2, 2]',
    );
  });

  it('gives every position of a sequence, or what a readout looks at', () => {
    const sequence = networkFromDescription({
      inputs: { positions: 3, size: 2 },
      layers: [{ kind: 'dense', weight: 'W' }],
      parameters: { W: [2, 2] },
    });
    const W = new Map([['W', ndArray([2, 2], Float32Array.of(1, 2, 3, 4))]]);
    const x = ndArray([1, 3, 2], Float32Array.of(1, 0, 0, 1, 1, 1));
    const read = (readout?: Readout) => predict(sequence, W, x, { readout });
    expect(read()).toEqual(ndArray([1, 3, 2], Float32Array.of(1, 3, 2, 4, 3, 7)));
    expect(read({ positions: 'last' })).toEqual(ndArray([1, 2], Float32Array.of(3, 7)));
    expect(read({ outputs: [1] })).toEqual(ndArray([1, 3, 1], Float32Array.of(3, 4, 7)));
    const difference = DenseMatrix.fromRows([[-1, 1]]);
    expect(read({ outputs: difference, positions: 1 })).toEqual(ndArray([1, 1], Float32Array.of(2)));
    expect(() => read({ positions: 3 })).toThrow('predict: a position must be an integer in 0..2, got 3');
  });
});
