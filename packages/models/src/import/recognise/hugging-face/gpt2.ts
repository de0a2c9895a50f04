import * as z from 'zod';
import type { LayerDescription } from '../../../description/network-description.js';
import type { TensorSource } from '../../weight-mapping.js';
import { above0, activationOr, count, flagOr, optionalCount, readConfig, refuseConfig } from './config.js';
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
    if (width % heads !== 0) refuseConfig(`n_embd must be a multiple of n_head, ${heads}, got ${width}`);
    if (fields.add_cross_attention) refuseConfig('add_cross_attention must be false: there is nothing to attend to');
    const prefix = prefixOf(names, ['transformer.', ''], 'wte.weight');
    const embedding = `${prefix}wte.weight`;
    const transposed: Record<string, TensorSource> = {};
    const norm = (at: string): LayerDescription => ({
      kind: 'layerNorm',
      gain: `${at}.weight`,
      bias: `${at}.bias`,
      epsilon,
    });
    const dense = (at: string): LayerDescription => ({
      kind: 'dense',
      weight: `${at}.weight`,
      bias: `${at}.bias`,
      transposed: true,
    });
    const layers: LayerDescription[] = [
      { kind: 'embedding', weight: embedding },
      { kind: 'positionEmbedding', weight: `${prefix}wpe.weight` },
    ];
    for (let block = 0; block < blocks; block++) {
      const at = `${prefix}h.${block}`;
      const [joint, output] = [`${at}.attn.c_attn`, `${at}.attn.c_proj`];
      for (const name of [joint, output]) {
        transposed[`${name}.weight`] = { tensor: `${name}.weight`, transpose: true };
      }
      const scale = (fields.scale_attn_weights ? Math.sqrt(heads / width) : 1) / divisor(block);
      layers.push(
        {
          kind: 'residual',
          layers: [
            norm(`${at}.ln_1`),
            {
              kind: 'attention',
              heads,
              headSize: width / heads,
              queryKeyValue: `${joint}.weight`,
              queryKeyValueBias: `${joint}.bias`,
              output: `${output}.weight`,
              outputBias: `${output}.bias`,
              causal: true,
              scale,
            },
          ],
        },
        {
          kind: 'residual',
          layers: [norm(`${at}.ln_2`), dense(`${at}.mlp.c_fc`), fields.activation_function, dense(`${at}.mlp.c_proj`)],
        },
      );
    }
    const { layer, ignore } = unembedding({ tied: fields.tie_word_embeddings, embedding }, 'lm_head.weight');
    layers.push(norm(`${prefix}ln_f`), layer);
    return {
      vocabulary: fields.vocab_size,
      mostPositions: fields.n_positions,
      layers,
      mapping: {
        parameters: transposed,
        // The masks, which older files hold.
        ignore: [...ignore, `${prefix}h.*.attn.bias`, `${prefix}h.*.attn.masked_bias`],
      },
    };

    function divisor(block: number): number {
      return fields.scale_attn_by_inverse_layer_idx ? block + 1 : 1;
    }
  },
};
