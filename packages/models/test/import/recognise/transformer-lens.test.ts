// Tests every file of its folder: names and a configuration go through all of them; numbers are held against PyTorch in kernels.
import { ndArray } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import { describe, expect, it } from 'vitest';
import { transformerLensWeights, type TransformerLensWeightsOptions } from '../../../src/import/index.js';

const recognised = (shapes: Record<string, number[]>, options?: TransformerLensWeightsOptions, config?: unknown) => {
  const tensors = Object.entries(shapes).map(([name, shape]): [string, FoundTensor] => {
    return [name, { ...ndArray(shape), dtype: 'F32' }];
  });
  return transformerLensWeights(options).recognise(new Map(tensors), {
    format: 'safetensors',
    texts: new Map(),
    config,
  });
};

const mlp = (block: number) => ({
  [`blocks.${block}.mlp.W_in`]: [4, 8],
  [`blocks.${block}.mlp.b_in`]: [8],
  [`blocks.${block}.mlp.W_out`]: [8, 4],
  [`blocks.${block}.mlp.b_out`]: [4],
});

/** The keys of a one-block HookedTransformer with layer norms, as `model.state_dict()` has them. */
const full = {
  'embed.W_E': [7, 4],
  'pos_embed.W_pos': [3, 4],
  'blocks.0.ln1.w': [4],
  'blocks.0.ln1.b': [4],
  'blocks.0.ln2.w': [4],
  'blocks.0.ln2.b': [4],
  'blocks.0.attn.W_Q': [2, 4, 2],
  'blocks.0.attn.W_K': [2, 4, 2],
  'blocks.0.attn.b_O': [4],
  'blocks.0.attn.mask': [3, 3],
  ...mlp(0),
  'ln_final.w': [4],
  'ln_final.b': [4],
  'unembed.W_U': [4, 7],
  'unembed.b_U': [7],
};

const folded =
  'norms that were folded (fold_ln) are missing in the file and not in the network: say which, normalization LNPre or RMSPre, or describe them in a model.json, as { "kind": "layerNorm" }';

describe('transformerLensWeights', () => {
  it('lays out embedding, MLPs in the residual stream, final norm and unembedding', () => {
    const bundle = recognised(full, { activation: 'gelu_new' });
    expect(bundle?.description).toEqual({
      inputs: { positions: 3, vocabulary: 7 },
      layers: [
        { kind: 'embedding', weight: 'embed.W_E' },
        { kind: 'positionEmbedding', weight: 'pos_embed.W_pos' },
        {
          kind: 'residual',
          layers: [
            { kind: 'layerNorm', gain: 'blocks.0.ln2.w', bias: 'blocks.0.ln2.b' },
            { kind: 'dense', weight: 'blocks.0.mlp.W_in', bias: 'blocks.0.mlp.b_in', transposed: true },
            { kind: 'gelu', approximate: 'tanh' },
            { kind: 'dense', weight: 'blocks.0.mlp.W_out', bias: 'blocks.0.mlp.b_out', transposed: true },
          ],
        },
        { kind: 'layerNorm', gain: 'ln_final.w', bias: 'ln_final.b' },
        { kind: 'dense', weight: 'unembed.W_U', bias: 'unembed.b_U', transposed: true },
        { kind: 'flatten' },
      ],
    });
    expect(bundle?.assumptions).toEqual(['activation gelu_new']);
  });

  it('tells what has no layer, and why', () => {
    const unsupported = recognised(full)?.unsupported;
    expect([...(unsupported?.keys() ?? [])]).toEqual([
      'blocks.0.ln1.w',
      'blocks.0.ln1.b',
      'blocks.0.attn.W_Q',
      'blocks.0.attn.W_K',
      'blocks.0.attn.b_O',
      'blocks.0.attn.mask',
    ]);
    expect(unsupported?.get('blocks.0.attn.W_Q')).toContain('attention without W_Q, W_K, W_V and W_O');
    expect(unsupported?.get('blocks.0.ln1.w')).toBe('the norm before an attention that is not there');
  });

  it('names every norm that a folded checkpoint is without, the last one among them', () => {
    const names = Object.entries({ ...full, ...mlp(1) }).filter(([name]) => !/ln|attn/.test(name));
    expect(recognised(Object.fromEntries(names))?.assumptions).toEqual([
      'activation gelu',
      'no norm before the MLP of block 0, since there is no blocks.0.ln2.w',
      'no norm before the MLP of block 1, since there is no blocks.1.ln2.w',
      'no norm at the end, since there is no ln_final.w',
      folded,
    ]);
    const half = Object.entries(full).filter(([name]) => !name.startsWith('ln_final') && name !== 'blocks.0.ln2.b');
    expect(recognised(Object.fromEntries(half))?.assumptions).toEqual([
      'activation gelu',
      'no norm at the end, since there is no ln_final.w',
      folded,
    ]);
    const [{ layers }] = (recognised(Object.fromEntries(half))?.description.layers ?? []).slice(2, 3) as never as [
      { layers: object[] },
    ];
    expect(layers[0]).toEqual({ kind: 'rmsNorm', gain: 'blocks.0.ln2.w', epsilon: 1e-5 });
  });

  it('names biases, parts and blocks that are missing although others are there, and that no positions are', () => {
    const attention = (block: number) => ({
      [`blocks.${block}.attn.W_Q`]: [2, 4, 2],
      [`blocks.${block}.attn.W_K`]: [2, 4, 2],
      [`blocks.${block}.attn.W_V`]: [2, 4, 2],
      [`blocks.${block}.attn.W_O`]: [2, 2, 4],
      [`blocks.${block}.attn.b_O`]: [4],
      [`blocks.${block}.ln1.w`]: [4],
      [`blocks.${block}.ln1.b`]: [4],
      [`blocks.${block}.ln2.w`]: [4],
      [`blocks.${block}.ln2.b`]: [4],
    });
    const whole = { ...full, ...attention(0), ...attention(1), ...mlp(1), ...attention(2), ...mlp(2) };
    const without = (...names: RegExp[]) =>
      recognised(
        Object.fromEntries(Object.entries(whole).filter(([name]) => !names.some((one) => one.test(name)))),
      )?.assumptions.slice(1);
    expect(without()).toEqual([]);
    expect(without(/b_/)).toEqual([]);
    expect(without(/0.attn.b_O|1.mlp.b_in|2.ln1.b/)?.toSorted()).toEqual([
      'no blocks.0.attn.b_O, which other blocks have',
      'no blocks.1.mlp.b_in, which other blocks have',
      'no blocks.2.ln1.b, which other blocks have',
    ]);
    expect(without(/blocks.0/)).toEqual(['no weights of blocks 0, which others come after']);
    expect(without(/blocks.1.mlp/)).toEqual(['no blocks.1.mlp.W_in, which other blocks have']);
    expect(without(/pos_embed/)).toEqual([
      'one position, since there is no pos_embed.W_pos, and no config.json that says n_ctx',
    ]);
  });

  it('lays out attention alone, of heads and grouped heads, with norms that were folded', () => {
    const of = (...heads: [number, number]) => ({
      'embed.W_E': [7, 6],
      'pos_embed.W_pos': [5, 6],
      'blocks.0.attn.W_Q': [heads[0], 6, 2],
      'blocks.0.attn._W_K': [heads[1], 6, 2],
      'blocks.0.attn._W_V': [heads[1], 6, 2],
      'blocks.0.attn._b_K': [heads[1], 2],
      'blocks.0.attn.W_O': [heads[0], 2, 6],
      'blocks.0.attn.mask': [5, 5],
      'blocks.0.attn.IGNORE': [],
      'unembed.W_U': [6, 7],
    });
    const found = recognised(of(4, 2), { normalization: 'RMSPre', epsilon: 1e-6, positions: 3 });
    expect(found?.description).toEqual({
      inputs: { positions: 3, vocabulary: 7 },
      layers: [
        { kind: 'embedding', weight: 'embed.W_E' },
        { kind: 'positionEmbedding', weight: 'pos_embed.W_pos' },
        {
          kind: 'residual',
          layers: [
            { kind: 'rmsNorm', epsilon: 1e-6 },
            {
              kind: 'attention',
              heads: 4,
              keyValueHeads: 2,
              headSize: 2,
              query: 'blocks.0.attn.W_Q',
              key: 'blocks.0.attn._W_K',
              keyBias: 'blocks.0.attn._b_K',
              value: 'blocks.0.attn._W_V',
              output: 'blocks.0.attn.W_O',
              causal: true,
            },
          ],
        },
        { kind: 'rmsNorm', epsilon: 1e-6 },
        { kind: 'dense', weight: 'unembed.W_U', transposed: true },
      ],
    });
    expect(found?.mapping.parameters?.['blocks.0.attn._W_K']).toEqual({
      tensor: 'blocks.0.attn._W_K',
      transpose: [0, 2, 1],
      into: [4, 6],
    });
    expect([found?.assumptions, found?.unsupported.size]).toEqual([[], 2]);
  });

  it('takes what its configuration says, and refuses what that has and no layer does', () => {
    const config = { d_model: 4, n_heads: 2, act_fn: 'relu', normalization_type: null, n_ctx: 3, eps: 1e-5 };
    const { layers } = recognised({ ...mlp(0) }, {}, config)?.description ?? {};
    expect(layers?.[0]).toMatchObject({ kind: 'residual', layers: [{ kind: 'dense' }, { kind: 'relu' }, {}] });
    const capped = { ...config, normalization_type: 'LNPre', output_logits_soft_cap: 30, parallel_attn_mlp: true };
    const kinds = recognised({ ...full }, {}, capped)?.description.layers.map(({ kind }) => kind);
    expect(kinds?.slice(2)).toEqual(['sum', 'layerNorm', 'dense', 'scale', 'tanh', 'scale', 'flatten']);
    expect(() => recognised({ ...mlp(0) }, {}, { ...config, act_fn: 'solu_ln' })).toThrow(
      'config.json: act_fn must be one of relu, gelu',
    );
    expect(() => recognised({ ...mlp(0) }, {}, { ...config, positional_embedding_type: 'alibi' })).toThrow(
      'positional_embedding_type must be standard or rotary',
    );
  });

  it('orders blocks by number, and takes a bundle of MLPs alone', () => {
    const bundle = recognised({ ...mlp(10), ...mlp(2) }, { activation: 'relu' });
    expect(bundle?.description.inputs).toEqual({ size: 4 });
    expect(JSON.stringify(bundle?.description.layers).match(/blocks\.\d+\.mlp\.W_in/g)).toEqual([
      'blocks.2.mlp.W_in',
      'blocks.10.mlp.W_in',
    ]);
    expect(bundle?.assumptions).toEqual([
      'activation relu',
      'no weights of blocks 0, 1, 3, 4, 5, 6, 7, 8, …, which others come after',
      'no norm before the MLP of block 2, since there is no blocks.2.ln2.w',
      'no norm before the MLP of block 10, since there is no blocks.10.ln2.w',
      folded,
    ]);
  });

  it('knows other files from such bundles', () => {
    expect(recognised({ 'net.0.weight': [4, 3], 'embed.W_E': [3, 2] })).toBeUndefined();
    expect(recognised({ 'blocks.0.mlp.W_in': [4, 8] })).toBeUndefined();
  });

  it('refuses an activation that it does not know', () => {
    expect(() => transformerLensWeights({ activation: 'solu' as 'relu' })).toThrow(
      'transformerLensWeights: activation must be one of relu, gelu, gelu_new, gelu_fast, gelu_pytorch_tanh, silu, got "solu"',
    );
  });
});
