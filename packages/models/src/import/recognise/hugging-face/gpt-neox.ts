import * as z from 'zod';
import type { LayerDescription } from '../../../description/network-description.js';
import type { TensorSource } from '../../weight-mapping.js';
import { layerNormAt, linearAt } from '../named-layers.js';
import { above0, activationOr, flagOr, readConfig, requireWholeHeads, sizeFields } from './config.js';
import { type Family, type FamilyNetwork, prefixOf, unembedding } from './family.js';
import { ropeFields, rotaryOf } from './rope.js';

const schema = z.looseObject({
  ...sizeFields,
  hidden_act: activationOr('gelu'),
  layer_norm_eps: above0.default(1e-5),
  use_parallel_residual: flagOr(true),
  attention_bias: flagOr(true),
  tie_word_embeddings: flagOr(false),
  ...ropeFields,
});

/**
 * GPT-NeoX, Pythia: attention and MLP side by side, a part of each head turned; queries, keys and values are one weight
 * there, head by head, and here part by part.
 */
export const gptNeox: Family = {
  modelType: 'gpt_neox',

  network({ config, names, positions }): FamilyNetwork {
    const fields = readConfig(schema, config);
    const { hidden_size: width, num_attention_heads: heads, layer_norm_eps: epsilon } = fields;
    const { max_position_embeddings: mostPositions, attention_bias: biased } = fields;
    requireWholeHeads({ hidden_size: width }, { num_attention_heads: heads });
    const headSize = width / heads;
    const usual = fields.rope_parameters || fields.rotary_pct !== undefined ? fields : { ...fields, rotary_pct: 0.25 };
    const rotary = rotaryOf(usual, { headSize, mostPositions, positions: positions ?? mostPositions });
    const prefix = prefixOf(names, ['gpt_neox.', ''], 'embed_in.weight');
    const norm = (at: string) => layerNormAt(at, { epsilon });
    const sources: Record<string, TensorSource> = {};
    /** Rows are head by head, each with its query, key and value. */
    const joint = (tensor: string, more: readonly number[]) => {
      sources[tensor] = {
        tensor,
        reshape: [heads, 3, headSize, ...more],
        transpose: [1, 0, 2, ...more.map(() => 3)],
        into: [3 * width, ...more],
      };
      return tensor;
    };
    const layers: LayerDescription[] = [{ kind: 'embedding', weight: `${prefix}embed_in.weight` }];
    for (let block = 0; block < fields.num_hidden_layers; block++) {
      const at = `${prefix}layers.${block}`;
      const [qkv, output] = [`${at}.attention.query_key_value`, `${at}.attention.dense`];
      const attention: LayerDescription[] = [
        norm(`${at}.input_layernorm`),
        {
          kind: 'attention',
          heads,
          headSize,
          queryKeyValue: joint(`${qkv}.weight`, [width]),
          ...(biased && { queryKeyValueBias: joint(`${qkv}.bias`, []) }),
          output: `${output}.weight`,
          ...(biased && { outputBias: `${output}.bias` }),
          causal: true,
          rotary,
        },
      ];
      const mlp: LayerDescription[] = [
        norm(`${at}.post_attention_layernorm`),
        linearAt(`${at}.mlp.dense_h_to_4h`),
        fields.hidden_act,
        linearAt(`${at}.mlp.dense_4h_to_h`),
      ];
      if (fields.use_parallel_residual) {
        layers.push({ kind: 'sum', branches: [[{ kind: 'identity' }], attention, mlp] });
      } else {
        layers.push({ kind: 'residual', layers: attention }, { kind: 'residual', layers: mlp });
      }
    }
    const { layer, ignore } = unembedding(
      { tied: fields.tie_word_embeddings, embedding: `${prefix}embed_in.weight` },
      'embed_out.weight',
    );
    return {
      vocabulary: fields.vocab_size,
      mostPositions,
      layers: [...layers, norm(`${prefix}final_layer_norm`), layer],
      mapping: {
        parameters: sources,
        // Masks and frequencies, which older files hold.
        ignore: [
          ...ignore,
          `${prefix}layers.*.attention.bias`,
          `${prefix}layers.*.attention.masked_bias`,
          '**.rotary_emb.inv_freq',
        ],
      },
    };
  },
};
