import { EntkError, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { embedding, initialiseBackend } from '../../src/index.js';
import { vectorCotangent } from '../../src/layers/index.js';
import { scoped, toIntegerTensor, toTensor } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

describe('the shape of an embedding', () => {
  it('has a row for every token', () => {
    const faults: string[] = [];
    const shape = embedding({ weight: 'E' }).outputShape(
      { positions: 2, width: 5, tokens: true },
      new Map([['E', [4, 3]]]),
      (fault) => faults.push(fault),
    );
    expect(shape).toEqual({ positions: 2, width: 3 });
    expect(faults).toEqual(['weight "E" must have axes [5, width], got [4, 3]']);
    const wider = embedding({ weight: 'E', outputs: 7 });
    const input = { positions: 1, width: 4, tokens: true };
    wider.outputShape(input, new Map([['E', [4, 3]]]), (fault) => faults.push(fault));
    expect(faults[1]).toBe('weight "E" must have axes [4, 7], got [4, 3]');
  });
});

describe('the cotangent of tokens', () => {
  it('is refused by name', () => {
    expect(() =>
      scoped(() => {
        const parameters = new Map([['E', toTensor(ndArray([2, 3]))]]);
        const input = { values: toIntegerTensor(Int32Array.of(0)), positions: 1 };
        const pass = embedding({ weight: 'E' }).forward(input, parameters);
        return pass.pullback(vectorCotangent(toTensor(ndArray([1, 3])), 1)).input();
      }),
    ).toThrow(
      new EntkError('embedding: tokens are integers and have no cotangent; embeddings stand first in a network'),
    );
  });
});
