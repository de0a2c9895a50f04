import { ndArray } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import { describe, expect, it } from 'vitest';
import { transformerLensWeights, type TransformerLensWeightsOptions } from '../../../src/index.js';

const recognised = (shapes: Record<string, number[]>, options?: TransformerLensWeightsOptions) => {
  const tensors = Object.entries(shapes).map(([name, shape]): [string, FoundTensor] => {
    return [name, { ...ndArray(shape), dtype: 'F32' }];
  });
  return transformerLensWeights(options).recognise(new Map(tensors), { format: 'safetensors', texts: new Map() });
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
  'norms that were folded (fold_ln) are missing in the file and not in the network: describe them in a model.json, as { "kind": "layerNorm" }';

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
    expect(unsupported?.get('blocks.0.attn.W_Q')).toBe('attention has no layer here');
    expect(unsupported?.get('blocks.0.ln1.w')).toBe('the norm before attention, which has no layer here');
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
      'blocks.0.ln2 is a layer norm without a bias, not an RMS norm',
      'no norm at the end, since there is no ln_final.w',
      folded,
    ]);
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
    expect(() => transformerLensWeights({ activation: 'silu' as 'relu' })).toThrow(
      'transformerLensWeights: activation must be one of relu, gelu, gelu_new, got "silu"',
    );
  });
});
