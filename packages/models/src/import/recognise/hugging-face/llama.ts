import * as z from 'zod';
import {
  above0,
  activationOr,
  flagOr,
  layerTypes,
  optionalCount,
  paddingOf,
  paddingOr,
  readConfig,
  refuseConfig,
  sizeFields,
} from './config.js';
import { type Family, type FamilyInputs, type FamilyNetwork, prefixOf, unembedding } from './family.js';
import { gatedDecoder } from './gated-decoder.js';
import { ropeFields, rotaryOf } from './rope.js';

/** Fields of Llama and its relatives. */
const schema = z.looseObject({
  ...sizeFields,
  pad_token_id: paddingOr(),
  num_key_value_heads: optionalCount,
  head_dim: optionalCount,
  hidden_act: activationOr('silu'),
  rms_norm_eps: above0.default(1e-6),
  tie_word_embeddings: flagOr(false),
  attention_bias: flagOr(false),
  mlp_bias: flagOr(false),
  use_sliding_window: flagOr(false),
  sliding_window: optionalCount,
  max_window_layers: z.int().min(0).nullish(),
  layer_types: layerTypes,
  ...ropeFields,
});

type Fields = z.infer<typeof schema>;

/** Llama: RMS norms, turned queries and keys, gated MLPs. */
export const llama = relative('llama', ({ attention_bias: bias, mlp_bias: mlp }) => ({
  biases: { queryKeyValue: bias, output: bias, mlp },
}));

/** Mistral: a Llama whose positions all see a window. */
export const mistral = relative('mistral', ({ sliding_window: window }) => ({ windowOf: () => window }));

/** Qwen 2: a Llama with biases of queries, keys and values, later blocks maybe with a window. */
export const qwen2 = relative('qwen2', (fields) => ({
  biases: { queryKeyValue: true },
  windowOf: windowOfLater(fields),
}));

/** Qwen 3: each head's query and key normed. */
export const qwen3 = relative('qwen3', (fields) => ({
  biases: { queryKeyValue: fields.attention_bias, output: fields.attention_bias },
  headNorms: true,
  headSize: fields.head_dim ?? 128,
  windowOf: windowOfLater(fields),
}));

interface Differences {
  readonly biases?: { readonly queryKeyValue?: boolean; readonly output?: boolean; readonly mlp?: boolean };
  readonly headNorms?: boolean;
  readonly headSize?: number;
  readonly windowOf?: (block: number) => number | undefined;
}

function relative(modelType: string, differences: (fields: Fields) => Differences): Family {
  return { modelType, network: (inputs) => networkOf(inputs, differences) };
}

function networkOf(
  { config, names, positions }: FamilyInputs,
  differencesOf: (fields: Fields) => Differences,
): FamilyNetwork {
  const fields = readConfig(schema, config);
  const { num_attention_heads: heads, hidden_size: width, max_position_embeddings: mostPositions } = fields;
  const { headSize: given = fields.head_dim, windowOf, ...differences } = differencesOf(fields);
  const keyValueHeads = fields.num_key_value_heads ?? heads;
  const headSize = given ?? width / heads;
  if (!Number.isInteger(headSize)) {
    refuseConfig(`hidden_size must be a multiple of num_attention_heads, ${heads}, got ${width}; or give head_dim`);
  }
  requireKeyValueHeads(heads, keyValueHeads);
  const rotary = rotaryOf(fields, { headSize, mostPositions, positions: positions ?? mostPositions });
  const prefix = prefixOf(names, ['model.', ''], 'embed_tokens.weight');
  const layers = gatedDecoder({
    prefix,
    blocks: fields.num_hidden_layers,
    epsilon: fields.rms_norm_eps,
    padding: paddingOf(fields.pad_token_id, fields.vocab_size),
    activation: fields.hidden_act,
    ...differences,
    attention(block) {
      const window = windowOf?.(block);
      return { heads, keyValueHeads, headSize, rotary, ...(window !== undefined && { window }) };
    },
  });
  const { layer, ignore } = unembedding(
    { tied: fields.tie_word_embeddings, embedding: `${prefix}embed_tokens.weight` },
    'lm_head.weight',
  );
  return {
    vocabulary: fields.vocab_size,
    mostPositions,
    layers: [...layers, layer],
    mapping: { ignore: [...ignore, '**.rotary_emb.inv_freq'] },
  };
}

/** Refuses heads of keys and values that do not divide those of queries. */
export function requireKeyValueHeads(heads: number, keyValueHeads: number): void {
  if (heads % keyValueHeads === 0) return;
  refuseConfig(`num_key_value_heads must divide num_attention_heads, ${heads}, got ${keyValueHeads}`);
}

function windowOfLater(fields: Fields): (block: number) => number | undefined {
  const {
    use_sliding_window: used,
    sliding_window: window,
    max_window_layers: first = 28,
    layer_types: types,
  } = fields;
  if (!used) return () => undefined;
  return (block) => ((types ? types[block] === 'sliding_attention' : block >= (first ?? 28)) ? window : undefined);
}
