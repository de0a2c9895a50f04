import { FileFormatError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import type { PickleDict, PickleTensor, PickleValue } from '../../src/pytorch/pickle-values.js';
import { stateDict } from '../../src/pytorch/state-dict.js';

const tensor: PickleTensor = { kind: 'tensor', dtype: 'float32', offset: 0, shape: [], strides: [], negative: false };
const dict = (entries: Record<string, PickleValue>): PickleDict => ({
  kind: 'dict',
  entries: new Map(Object.entries(entries)),
});
const found = (root: PickleDict) => {
  const { tensors, assumptions } = stateDict('read', root);
  return { names: [...tensors.keys()], assumptions };
};

describe('stateDict', () => {
  it('takes a dict of tensors as it is', () => {
    expect(found(dict({ W: tensor, b: tensor }))).toEqual({ names: ['W', 'b'], assumptions: [] });
    expect(found(dict({ W: tensor, epoch: 3 }))).toEqual({
      names: ['W'],
      assumptions: ['no tensors and left out: "epoch"'],
    });
  });

  it.each(['state_dict', 'model_state_dict', 'model', 'module', 'net', 'weights'])('finds it under %s', (key) => {
    expect(found(dict({ loss: tensor, optimizer: dict({ step: tensor }), [key]: dict({ W: tensor }) }))).toEqual({
      names: ['W'],
      assumptions: [`the weights are those under ${JSON.stringify(key)}; "loss", "optimizer" left out`],
    });
  });

  it('finds it under two keys in a row, and under the only one that holds any', () => {
    expect(found(dict({ model: dict({ state_dict: dict({ W: tensor }) }) }))).toEqual({
      names: ['W'],
      assumptions: ['the weights are those under "model" → "state_dict"'],
    });
    expect(found(dict({ policy: dict({ W: tensor }), seed: 1 }))).toEqual({
      names: ['W'],
      assumptions: ['the weights are those under "policy"; "seed" left out'],
    });
  });

  it('keeps plain values of the dicts beside it', () => {
    const root = dict({ model: dict({ W: tensor }), model_args: dict({ n_head: 6, bias: false, more: dict({}) }) });
    expect(stateDict('read', root).settings).toEqual(
      new Map([
        [
          'model_args',
          new Map<string, unknown>([
            ['n_head', 6],
            ['bias', false],
          ]),
        ],
      ]),
    );
    expect(stateDict('read', dict({ W: tensor })).settings.size).toBe(0);
  });

  it('joins the names of several', () => {
    expect(found(dict({ encoder: dict({ W: tensor }), decoder: dict({ W: tensor }) })).names.toSorted()).toEqual([
      'decoder.W',
      'encoder.W',
    ]);
  });

  it.each<[string, string[], string[], number]>([
    ['DataParallel', ['module.a', 'module.b'], ['a', 'b'], 1],
    ['one after the other', ['module._orig_mod.a', 'module._orig_mod.b'], ['a', 'b'], 1],
    ['a module of that name', ['module.a', 'b'], ['module.a', 'b'], 0],
    ['torch.compile of a part', ['enc._orig_mod.a', 'b'], ['enc.a', 'b'], 1],
    ['FSDP', ['_fsdp_wrapped_module.a', 'b._fsdp_wrapped_module.c'], ['a', 'b.c'], 1],
    ['names that would meet', ['a._orig_mod.b', 'a.b'], ['a._orig_mod.b', 'a.b'], 0],
  ])('takes off the names of wrappers: %s', (_, names, shorter, notes) => {
    const { names: taken, assumptions } = found(dict(Object.fromEntries(names.map((name) => [name, tensor]))));
    expect([taken, assumptions.length]).toEqual([shorter, notes]);
  });

  it('ends for dicts that hold themselves, and for one dict in thousands', () => {
    const circle = dict({ W: tensor });
    circle.entries.set('again', circle);
    expect(found(circle).names).toEqual(['W']);
    const barren = dict(Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`k${index}`, index])));
    const wide = dict(Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`d${index}`, barren])));
    const started = performance.now();
    expect(found(wide).names).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('refuses names that only joining makes long', () => {
    const long = 'x'.repeat(600);
    const root = dict({ [long]: dict({ [long]: tensor, a: tensor }), b: dict({ W: tensor }) });
    expect(() => stateDict('read', root)).toThrow(FileFormatError);
    expect(() => stateDict('read', root)).toThrow('read: names of tensors must have at most 1000 characters');
  });
});
