import { describe, expect, it } from 'vitest';
import { fitsPattern, matchingShapes } from '../src/parameter-names.js';

it.each([
  ['blocks.0.attn.W_Q', 'blocks.*.attn.*', true],
  ['blocks.0.attn.inner.W_Q', 'blocks.*.attn.*', false],
  ['blocks.0.attn.inner.W_Q', 'blocks.*.attn.**', true],
  ['blocks.0.mlp.W_in', 'blocks.*.attn.**', false],
  ['W', 'W', true],
  ['W', 'w', false],
  ['Wx', 'W', false],
  ['', '*', true],
  ['', '', true],
  ['a.b', '*', false],
  ['a.b', '*.*', true],
  ['a.b.c', '*.*', false],
  ['a.b.c', '***', true],
  ['.', '*', false],
  ['a.', 'a.*', true],
  ['abcbc', 'a*bc', true],
  ['a.b', 'a?b', false],
  ['a+b', 'a+*', true],
  ['W*', 'W*', true],
  ['a\nb', '*', true],
])('%s fits %s: %s', (name, pattern, fits) => expect(fitsPattern(name, pattern)).toBe(fits));

it('takes no longer for many stars', () => {
  const started = performance.now();
  expect(fitsPattern('a'.repeat(5000), `${'a*'.repeat(2000)}b`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(10_000);
});

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
        'layers.10.weight, a+b(c), got ["layers.*.gain", "V"]; in patterns * stops at dots and ** crosses them',
    );
    expect(() => matching('embde')).toThrow('got ["embde"]; did you mean "embed"? in patterns * stops at dots');
    expect(() => matching()).toThrow('got []');
  });

  it('shows a few of very many names', () => {
    const many = new Map(Array.from({ length: 1000 }, (_, index) => [`w${index}`, [1]]));
    expect(() => matchingShapes('test', many, ['v'])).toThrow(/^test: .*w18, w19 and 980 more, got \["v"\]/);
  });
});
