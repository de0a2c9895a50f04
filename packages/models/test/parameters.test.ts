import { MisuseError, ndArray, NonFiniteError, ShapeError } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../src/index.js';
import { parameterSet, parameterTensors, requireParameters, withParameterTensors } from '../src/layers/index.js';
import { disposeAll, tensorCount } from '../src/tensor/index.js';

const network = {
  parameterShapes: new Map([
    ['W', [2, 3]],
    ['b', [2]],
  ]),
  bufferShapes: new Map([['c', [3]]]),
};
const shapes = new Map([...network.parameterShapes, ...network.bufferShapes]);

beforeAll(() => initialiseBackend());

describe('requireParameters', () => {
  it('accepts the parameters of a network in any order', () => {
    const set = new Map(Array.from(shapes, ([name, shape]) => [name, ndArray(shape)] as const).toReversed());
    expect(() => requireParameters('caller', network, set)).not.toThrow();
  });

  it('names all that is missing, left over or of the wrong shape at once', () => {
    const set = new Map([
      ['W', ndArray([3, 2])],
      ['c', ndArray([3])],
      ['d', ndArray([1])],
    ]);
    expect(() => requireParameters('caller', network, set)).toThrow(ShapeError);
    expect(() => requireParameters('caller', network, set)).toThrow(
      'caller: parameters must be those of the network: "W" must be [2, 3], got [3, 2]; "b" [2] is missing; "d" is not a parameter',
    );
  });

  it.each<[string, unknown]>([
    ['Float64Array', new Float64Array(2)],
    ['Int32Array', new Int32Array(2)],
    ['BigInt64Array', new BigInt64Array(2)],
    ['Array', [1, 2]],
  ])('refuses numbers in a %s, which the backend would read in its own way or not at all', (type, data) => {
    const set = new Map<string, never>(Array.from(shapes, ([name, shape]) => [name, ndArray(shape) as never]));
    set.set('b', { shape: [2], data } as never);
    expect(() => requireParameters('caller', network, set)).toThrow(MisuseError);
    expect(() => requireParameters('caller', network, set)).toThrow(
      `caller: parameter "b" must be a Float32Array, got "${type}"; placeWeights rounds what a file holds`,
    );
  });

  it('names the first entry that is not finite', () => {
    const set = new Map(Array.from(shapes, ([name, shape]) => [name, ndArray(shape)]));
    set.set('b', ndArray([2], Float32Array.of(0, Number.NaN)));
    expect(() => requireParameters('caller', network, set)).toThrow(NonFiniteError);
    expect(() => requireParameters('caller', network, set)).toThrow(
      'caller: parameter "b" must be finite, got NaN (entry 1 of 2)',
    );
  });
});

describe('parameters in the backend', () => {
  const set = new Map([['W', ndArray([2, 2], Float32Array.of(1, 2, 3, 4))]]);

  it('come back as they went', () => {
    const tensors = parameterTensors(set);
    expect(parameterSet(tensors)).toEqual(set);
    disposeAll(tensors.values());
  });

  it('are gone after withParameterTensors, also when its body throws', () => {
    const before = tensorCount();
    expect(withParameterTensors(set, (tensors) => tensors.get('W')?.shape)).toEqual([2, 2]);
    expect(tensorCount()).toBe(before);
    expect(() =>
      withParameterTensors(set, () => {
        throw new Error('stopped');
      }),
    ).toThrow('stopped');
    expect(tensorCount()).toBe(before);
  });
});
