import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dense, embedding, initialiseBackend, type Layer, quadratic, relu, scale } from '../../src/index.js';
import { identityCotangent } from '../../src/layers/index.js';
import { chainedShapes, forwardThrough, pullbackThrough, pushforwardThrough } from '../../src/layers/chain.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';
import { toDense } from '../../src/cotangent.js';

beforeAll(() => initialiseBackend());

describe('chainedShapes', () => {
  const faultsOf = (layers: readonly Layer[], tokens: boolean) => {
    const faults: string[] = [];
    const shapes = new Map([['W', [3, 2]]]);
    const chained = chainedShapes(layers, { positions: 4, width: 2, tokens }, shapes, (fault) => faults.push(fault));
    return { widths: chained.map(({ width }) => width), faults };
  };

  it('gives the shape before and behind every layer', () => {
    expect(faultsOf([dense({ weight: 'W' }), relu()], false)).toEqual({ widths: [2, 3, 3], faults: [] });
  });

  it('names each layer that takes tokens for numbers, or numbers for tokens', () => {
    expect(faultsOf([relu(), embedding({ weight: 'W' })], true).faults).toEqual([
      'layer 0 (relu): takes numbers, got tokens; begin with an embedding',
      'layer 1 (embedding): takes tokens, got numbers; only the first layer gets tokens; ' +
        'weight "W" must have axes [2, width], got [3, 2]',
    ]);
  });
});

describe('the passes of a chain', () => {
  const layers = [scale(3), dense({ weight: 'W' }), quadratic()];
  const at = () => {
    const parameters = new Map([['W', toTensor(ndArray([1, 1], Float32Array.of(2)))]]);
    return forwardThrough(layers, { values: toTensor(ndArray([1, 1], Float32Array.of(1))), positions: 1 }, parameters);
  };

  it('go on with what the layer before gave', () => {
    expect(scoped(() => at().map(({ output }) => fromTensor(output.values).data[0]))).toEqual([3, 6, 36]);
  });

  it('go back through layers below the first with parameters only when asked', () => {
    scoped(() => {
      const asked: string[] = [];
      const watched = at().map((pass, index) => ({
        ...pass,
        pullback: (cotangent: Parameters<typeof pass.pullback>[0]) => {
          asked.push(layers[index].kind);
          return pass.pullback(cotangent);
        },
      }));
      const { uses, input } = pullbackThrough(layers, watched, identityCotangent(1));
      expect(uses.map(({ parameter }) => parameter)).toEqual(['W']);
      expect(asked).toEqual(['quadratic', 'dense']);
      // f = (2·3x)²: f′ = 72 at x = 1
      expect(fromTensor(toDense(input(), 1).values).data[0]).toBe(72);
      expect(asked).toEqual(['quadratic', 'dense', 'scale']);
    });
  });

  it('go forward with tangents, and give none for none', () => {
    scoped(() => {
      const passes = at();
      const moved = new Map([['W', toTensor(ndArray([1, 1], Float32Array.of(1)))]]);
      const one = toTensor(ndArray([1, 1], Float32Array.of(1)));
      const tangents = [pushforwardThrough(passes, one, new Map()), pushforwardThrough(passes, undefined, moved)];
      expect(tangents.map((tangent) => tangent && fromTensor(tangent).data[0])).toEqual([72, 36]);
      expect(pushforwardThrough(passes, undefined, new Map())).toBeUndefined();
    });
  });
});
