import { describe, expect, it } from 'vitest';
import { matchingShapes } from '../src/factors/index.js';

const shapes = new Map(
  ['embed', 'layers.0.weight', 'layers.0.bias', 'layers.1.mlp.weight', 'layers.10.weight', 'a+b(c)'].map((name) => [
    name,
    [name.length],
  ]),
);
const matching = (...names: string[]) => Array.from(matchingShapes('test', shapes, names).keys());

describe('matchingShapes', () => {
  it('takes names for themselves, in the order of θ, once', () => {
    expect(matching('layers.0.bias', 'embed', 'embed')).toEqual(['embed', 'layers.0.bias']);
    expect(matchingShapes('test', shapes, ['embed']).get('embed')).toEqual([5]);
  });

  it('takes * for a run of characters without dots', () => {
    expect(matching('layers.*.weight')).toEqual(['layers.0.weight', 'layers.10.weight']);
    expect(matching('*')).toEqual(['embed', 'a+b(c)']);
    expect(matching('layers.1*.weight')).toEqual(['layers.10.weight']);
  });

  it('takes ** for any run', () => {
    expect(matching('layers.**.weight')).toEqual(['layers.0.weight', 'layers.1.mlp.weight', 'layers.10.weight']);
    expect(matching('**')).toEqual(Array.from(shapes.keys()));
  });

  it('takes every other character as it stands', () => {
    expect(matching('a+b(*)')).toEqual(['a+b(c)']);
    expect(() => matching('layers?0?weight')).toThrow('got ["layers?0?weight"]');
    expect(matchingShapes('test', new Map([['w*', [1]]]), ['w*']).size).toBe(1);
  });

  it('refuses what stands for nothing, all of it, and no name', () => {
    expect(() => matching('layers.*.gain', 'embed', 'V')).toThrow(
      'test: parameters must be one or more of embed, layers.0.weight, layers.0.bias, layers.1.mlp.weight, ' +
        'layers.10.weight, a+b(c), got ["layers.*.gain", "V"]',
    );
    expect(() => matching()).toThrow('got []');
  });
});
