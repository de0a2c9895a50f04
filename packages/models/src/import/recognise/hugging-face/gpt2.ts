import * as z from 'zod';
import { gpt2AttentionWeights, gpt2Layers } from '../gpt2-layers.js';
import {
  above0,
  activationOr,
  count,
  flagOr,
  optionalCount,
  readConfig,
  refuseConfig,
  requireWholeHeads,
} from './config.js';
import { type Family, type FamilyNetwork, prefixOf, unembedding } from './family.js';

const schema = z.looseObject({
  vocab_size: count,
  n_positions: count,
  n_embd: count,
  n_layer: count,
  n_head: count,
  activation_function: activationOr('gelu_new'),
  layer_norm_epsilon: above0.default(1e-5),
  scale_attn_weights: flagOr(true),
  scale_attn_by_inverse_layer_idx: flagOr(false),
  add_cross_attention: flagOr(false),
  tie_word_embeddings: flagOr(true),
  n_inner: optionalCount,
});

/** GPT-2: learned positions, layer norms before attention and MLP; weights are [in, out], those of q, k and v one. */
export const gpt2: Family = {
  modelType: 'gpt2',

  network({ config, names }): FamilyNetwork {
    const fields = readConfig(schema, config);
    const { n_embd: width, n_head: heads, n_layer: blocks, layer_norm_epsilon: epsilon } = fields;
    requireWholeHeads({ n_embd: width }, { n_head: heads });
    if (fields.add_cross_attention) refuseConfig('add_cross_attention must be false: there is nothing to attend to');
    const prefix = prefixOf(names, ['transformer.', ''], 'wte.weight');
    const embedding = `${prefix}wte.weight`;
    const divisor = (block: number) => (fields.scale_attn_by_inverse_layer_idx ? block + 1 : 1);
    const layers = gpt2Layers({
      prefix,
      blocks,
      width,
      heads,
      epsilon,
      activation: fields.activation_function,
      transposed: true,
      scaleOf: (block) => (fields.scale_attn_weights ? Math.sqrt(heads / width) : 1) / divisor(block),
    });
    const transposed = Array.from({ length: blocks }, (_, block) => gpt2AttentionWeights(prefix, block)).flat();
    const { layer, ignore } = unembedding({ tied: fields.tie_word_embeddings, embedding }, 'lm_head.weight');
    return {
      vocabulary: fields.vocab_size,
      mostPositions: fields.n_positions,
      layers: [...layers, layer],
      mapping: {
        parameters: Object.fromEntries(transposed.map((tensor) => [tensor, { tensor, transpose: true }])),
        // The masks, which older files hold.
        ignore: [...ignore, `${prefix}h.*.attn.bias`, `${prefix}h.*.attn.masked_bias`],
      },
    };
  },
};
