import * as z from 'zod';
import {
  above0,
  activationOr,
  count,
  flagOr,
  layerTypes,
  optionalAbove0,
  optionalCount,
  paddingOf,
  paddingOr,
  readConfig,
  refuseConfig,
  sizeFields,
} from './config.js';
import { capped, type Family, type FamilyNetwork, prefixOf, unembedding } from './family.js';
import { gatedDecoder } from './gated-decoder.js';
import { requireKeyValueHeads } from './llama.js';
import { ropeFieldsByType, rotaryFrom } from './rope.js';

const schema = z.looseObject({
  ...sizeFields,
  pad_token_id: paddingOr(0),
  num_key_value_heads: count,
  head_dim: count.default(256),
  hidden_activation: activationOr('gelu_pytorch_tanh'),
  rms_norm_eps: above0.default(1e-6),
  tie_word_embeddings: flagOr(true),
  attention_bias: flagOr(false),
  query_pre_attn_scalar: above0.default(256),
  sliding_window: optionalCount,
  sliding_window_pattern: optionalCount,
  layer_types: layerTypes,
  final_logit_softcapping: optionalAbove0,
  attn_logit_softcapping: optionalAbove0,
  use_bidirectional_attention: flagOr(false),
  ...ropeFieldsByType,
});

/**
 * Gemma 3, its text: norms of 1 + w before and after attention and MLP, each head's query and key normed, tokens times
 * √D, windows but in every sixth block.
 */
export const gemma3: Family = {
  modelType: 'gemma3_text',

  network({ config, names, positions }): FamilyNetwork {
    const fields = readConfig(schema, config);
    const { num_attention_heads: heads, num_key_value_heads: keyValueHeads, head_dim: headSize } = fields;
    const mostPositions = fields.max_position_embeddings;
    requireKeyValueHeads(heads, keyValueHeads);
    if (fields.use_bidirectional_attention) refuseConfig('use_bidirectional_attention must be false');
    const pattern = fields.sliding_window_pattern ?? 6;
    const slides = (block: number) =>
      fields.layer_types ? fields.layer_types[block] === 'sliding_attention' : (block + 1) % pattern !== 0;
    const sizes = { headSize, mostPositions, positions: positions ?? mostPositions };
    const rotaryOfType = {
      sliding_attention: rotaryFrom({
        ...sizes,
        path: 'rope_parameters.sliding_attention',
        given: fields.rope_parameters?.sliding_attention,
        base: fields.rope_local_base_freq ?? 10_000,
      }),
      full_attention: rotaryFrom({
        ...sizes,
        path: fields.rope_parameters ? 'rope_parameters.full_attention' : 'rope_scaling',
        given: fields.rope_parameters?.full_attention ?? fields.rope_scaling,
        base: fields.rope_theta ?? 1_000_000,
      }),
    };
    const prefix = prefixOf(
      names,
      ['model.', 'model.language_model.', 'language_model.model.', ''],
      'embed_tokens.weight',
    );
    const layers = gatedDecoder({
      prefix,
      blocks: fields.num_hidden_layers,
      epsilon: fields.rms_norm_eps,
      padding: paddingOf(fields.pad_token_id, fields.vocab_size),
      offset: 1,
      activation: fields.hidden_activation,
      headNorms: true,
      normsAfter: true,
      embeddingScale: Math.sqrt(fields.hidden_size),
      biases: { queryKeyValue: fields.attention_bias, output: fields.attention_bias },
      attention(block) {
        const type = slides(block) ? 'sliding_attention' : 'full_attention';
        const window = slides(block) ? fields.sliding_window : undefined;
        return {
          heads,
          keyValueHeads,
          headSize,
          scale: 1 / Math.sqrt(fields.query_pre_attn_scalar),
          rotary: rotaryOfType[type],
          ...(window !== undefined && { window }),
        };
      },
    });
    const { layer, ignore } = unembedding(
      { tied: fields.tie_word_embeddings, embedding: `${prefix}embed_tokens.weight` },
      'lm_head.weight',
    );
    return {
      vocabulary: fields.vocab_size,
      mostPositions,
      layers: [...layers, layer, ...capped(fields.final_logit_softcapping)],
      mapping: { ignore },
      assumptions:
        fields.attn_logit_softcapping === undefined
          ? []
          : ['attn_logit_softcapping is not applied, since Gemma 3 in Transformers does not apply it'],
    };
  },
};
