import { EntkError, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { embedding, initialiseBackend } from '../../src/index.js';
import { toDense, vectorCotangent } from '../../src/layers/index.js';
import { fromTensor, scoped, type Tensor, toIntegerTensor, toTensor } from '../../src/tensor/index.js';

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

describe('a token of padding', () => {
  const given = (padding?: number) =>
    scoped(() => {
      const E = toTensor(ndArray([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6)));
      const input = { values: toIntegerTensor(Int32Array.of(2, 0, 2)), positions: 3 };
      const pass = embedding({ weight: 'E', padding }).forward(input, new Map([['E', E]]));
      const values = toTensor(ndArray([3, 2], Float32Array.of(1, 1, 1, 1, 1, 1)));
      const [use] = pass.pullback(vectorCotangent(values, 3)).uses;
      return [
        pass.output.values,
        toDense(use.cotangent, 1).values,
        pass.pushforward(undefined, new Map([['E', E]])),
      ].map((tensor) => [...fromTensor(tensor as Tensor).data]);
    });

  it('is read like any other, and its row has no gradient, back or forward', () => {
    expect(given(2)).toEqual([
      [5, 6, 1, 2, 5, 6],
      [0, 0, 1, 1, 0, 0],
      [0, 0, 1, 2, 0, 0],
    ]);
    expect(given(1)).toEqual(given());
  });

  it('is one of the vocabulary', () => {
    const faults: string[] = [];
    const input = { positions: 2, width: 5, tokens: true };
    embedding({ weight: 'E', padding: 5 }).outputShape(input, new Map([['E', [5, 3]]]), (fault) => faults.push(fault));
    expect(faults).toEqual(['padding must be one of its 5 tokens, got 5']);
    expect(() => embedding({ weight: 'E', padding: -1 })).toThrow('embedding: padding must be an integer');
  });
});
