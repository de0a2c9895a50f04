// Also tests import/recognise/gpt2-layers.ts, import/recognise/named-layers.ts: the layers of nanoGPT are made by them.
import { ndArray, type NdArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { nanoGptWeights, recogniseNetwork } from '../../../src/import/index.js';
import { found } from './found.js';

const arrays = (...more: [string, NdArray][]): [string, NdArray][] => [
  ['transformer.wte.weight', ndArray([5, 4])],
  ['transformer.wpe.weight', ndArray([3, 4])],
  ['transformer.h.0.ln_1.weight', ndArray([4])],
  ['transformer.h.0.attn.c_attn.weight', ndArray([12, 4])],
  ['transformer.h.0.attn.c_proj.weight', ndArray([4, 4])],
  ['transformer.h.0.ln_2.weight', ndArray([4])],
  ['transformer.h.0.mlp.c_fc.weight', ndArray([16, 4])],
  ['transformer.h.0.mlp.c_proj.weight', ndArray([4, 16])],
  ['transformer.ln_f.weight', ndArray([4])],
  ...more,
];
const settings = new Map([['model_args', new Map([['n_head', 2]])]]);

describe('nanoGptWeights', () => {
  it('lays out blocks without biases, tied where lm_head has the numbers of the embedding', () => {
    const tied = recogniseNetwork(found(arrays(['lm_head.weight', ndArray([5, 4])]), { settings }));
    expect(tied?.description.inputs).toEqual({ positions: 3, vocabulary: 5 });
    expect(tied?.description.layers.map(({ kind }) => kind)).toEqual([
      'embedding',
      'positionEmbedding',
      'residual',
      'residual',
      'layerNorm',
      'dense',
    ]);
    expect(tied?.description.layers.at(-1)).toEqual({ kind: 'dense', weight: 'transformer.wte.weight' });
    expect(tied?.source).toBe('names of nanoGPT');
    const own = ndArray([5, 4], new Float32Array(20).fill(1));
    const untied = recogniseNetwork(found(arrays(['lm_head.weight', own]), { settings }));
    expect(untied?.description.layers.at(-1)).toEqual({ kind: 'dense', weight: 'lm_head.weight' });
  });

  it('leaves GPT-2 of Transformers, whose weights are [in, out], to others, and refuses heads that do not divide', () => {
    const { recognise } = nanoGptWeights({ heads: 3 });
    const { tensors, metadata } = found(arrays());
    expect(() => recognise(tensors, metadata)).toThrow(
      'n_head must be a number of heads that divides the width 4, got "3"',
    );
    expect(() => nanoGptWeights().recognise(tensors, metadata)).toThrow('got "none"');
    const turned = found(arrays().map(([name, array]) => [name, ndArray(array.shape.toReversed())]));
    expect(nanoGptWeights({ heads: 2 }).recognise(turned.tensors, metadata)).toBeUndefined();
  });
});
