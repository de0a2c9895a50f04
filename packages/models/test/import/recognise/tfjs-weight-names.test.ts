import { FileFormatError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import type { KerasLayer } from '../../../src/import/recognise/tfjs-chain.js';
import { weightsByLayer } from '../../../src/import/recognise/tfjs-weight-names.js';

const layer = (name: string, ...scope: string[]): KerasLayer => {
  return { className: 'Dense', name, scope, config: {}, place: `(Dense "${name}")` };
};

/** The kernel of every layer, by the names of layers and tensors. */
const kernels = (chain: readonly KerasLayer[], ...tensors: string[]) => {
  const weightOf = weightsByLayer('read', chain, tensors);
  return chain.map((one) => weightOf(one, 'kernel'));
};

describe('weightsByLayer', () => {
  it.each<[string, KerasLayer[], string[]]>([
    ['plain names', [layer('a'), layer('b')], ['a/kernel', 'b/kernel']],
    [
      'names that end in others',
      [layer('a'), layer('b/a'), layer('c/b/a')],
      ['a/kernel', 'b/a/kernel', 'c/b/a/kernel'],
    ],
    ['a scope before all', [layer('a'), layer('b/a')], ['model/a/kernel', 'model/b/a/kernel']],
    ['numbers after all', [layer('a'), layer('b')], ['a/kernel:0', 'b/kernel:0']],
    ['a name like a scope', [layer('a'), layer('b')], ['b/a/kernel', 'b/kernel']],
    ['layers of one name in two models', [layer('a', 'm'), layer('a', 'n')], ['m/a/kernel', 'n/a/kernel']],
    [
      'names that JavaScript has',
      [layer('constructor'), layer('__proto__')],
      ['constructor/kernel', '__proto__/kernel'],
    ],
  ])('finds %s', (_, chain, tensors) => {
    expect(kernels(chain, ...tensors)).toEqual(tensors);
    expect(kernels(chain, ...tensors.toReversed())).toEqual(tensors);
  });

  it.each<[string, KerasLayer[], string[], string]>([
    [
      'a weight that is not there',
      [layer('a')],
      ['b/kernel'],
      'must hold "a/kernel" of (Dense "a"), got "nothing of the name"',
    ],
    ['only another layer’s', [layer('a'), layer('b/a')], ['b/a/kernel'], 'must hold "a/kernel" of (Dense "a")'],
    ['two of the name', [layer('a')], ['x/a/kernel', 'y/a/kernel'], 'must hold one "a/kernel", got "2 of the name"'],
    ['two layers of one name', [layer('a', 'm'), layer('a', 'n')], ['a/kernel'], 'layers must have names of their own'],
  ])('refuses %s', (_, chain, tensors, message) => {
    expect(() => kernels(chain, ...tensors)).toThrow(FileFormatError);
    expect(() => kernels(chain, ...tensors)).toThrow(`read: `);
    expect(() => kernels(chain, ...tensors)).toThrow(message);
  });
});
