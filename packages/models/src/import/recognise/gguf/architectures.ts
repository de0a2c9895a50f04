import type { GgufMetadata } from './metadata.js';

/** How an architecture of llama.cpp is a family of Hugging Face, and what its converter changed on the way. */
export interface GgufArchitecture {
  /** `model_type` of the family. */
  readonly modelType: string;
  /** Names of a block's norms, GGUF's on the left. */
  readonly norms: Readonly<Record<string, string>>;
  /** Rows of queries and keys stand in the order in which neighbours are turned together, not halves. */
  readonly adjacentPairs?: boolean;
  /** What the family adds to its gains is in the stored ones. */
  readonly offsetInGains?: boolean;
  /** Fields of a `config.json` beside those that every architecture has. */
  readonly fields?: (metadata: GgufMetadata) => object;
}

const usualNorms = { attn_norm: 'input_layernorm', ffn_norm: 'post_attention_layernorm' };
const headNorms = { attn_q_norm: 'self_attn.q_norm', attn_k_norm: 'self_attn.k_norm' };

/** Every architecture that is known, by `general.architecture`. */
export const architectures: ReadonlyMap<string, GgufArchitecture> = new Map<string, GgufArchitecture>([
  ['llama', { modelType: 'llama', norms: usualNorms, adjacentPairs: true }],
  ['qwen2', { modelType: 'qwen2', norms: usualNorms }],
  ['qwen3', { modelType: 'qwen3', norms: { ...usualNorms, ...headNorms } }],
  [
    'gemma3',
    {
      modelType: 'gemma3_text',
      norms: {
        attn_norm: 'input_layernorm',
        post_attention_norm: 'post_attention_layernorm',
        ffn_norm: 'pre_feedforward_layernorm',
        post_ffw_norm: 'post_feedforward_layernorm',
        ...headNorms,
      },
      offsetInGains: true,
      fields: (metadata) => ({
        sliding_window: metadata.number('attention.sliding_window'),
        ...slidingBlocks(metadata),
        rope_local_base_freq: metadata.number('rope.freq_base_swa', 10_000),
        // llama.cpp scales by the size of a head, as every Gemma 3 but the largest does.
        query_pre_attn_scalar: metadata.number('attention.key_length', 256),
      }),
    },
  ],
]);

/** Which blocks have a window: a list of them, or all but every n-th, every sixth without a word. */
function slidingBlocks(metadata: GgufMetadata): object {
  const key = 'attention.sliding_window_pattern';
  const slides = metadata.flags(key);
  if (!slides) return { sliding_window_pattern: metadata.number(key, 6) };
  return { layer_types: slides.map((one) => (one ? 'sliding_attention' : 'full_attention')) };
}

const linear = {
  attn_q: 'self_attn.q_proj',
  attn_k: 'self_attn.k_proj',
  attn_v: 'self_attn.v_proj',
  attn_output: 'self_attn.o_proj',
  ffn_gate: 'mlp.gate_proj',
  ffn_up: 'mlp.up_proj',
  ffn_down: 'mlp.down_proj',
};
const outside: Readonly<Record<string, string>> = {
  'token_embd.weight': 'model.embed_tokens.weight',
  'output_norm.weight': 'model.norm.weight',
  'output.weight': 'lm_head.weight',
};

/** Factors by which llama.cpp divides the frequencies of a head's pairs: Llama 3.1 and later. */
export const frequencyFactors = 'rope_freqs.weight';

/** The name of a tensor in the checkpoint that a file was made of; `undefined` for one that has none. */
export function checkpointName(name: string, { norms }: GgufArchitecture): string | undefined {
  if (Object.hasOwn(outside, name)) return outside[name];
  const [, block, part, kind] = /^blk\.(\d+)\.(\w+)\.(weight|bias)$/.exec(name) ?? [];
  const parts: Readonly<Record<string, string>> = { ...linear, ...norms };
  return part !== undefined && Object.hasOwn(parts, part) ? `model.layers.${block}.${parts[part]}.${kind}` : undefined;
}

/** Which key of the metadata, after the architecture, each field of the configuration below is made of. */
export const metadataKeys: Readonly<Record<string, string>> = {
  hidden_size: 'embedding_length',
  num_hidden_layers: 'block_count',
  num_attention_heads: 'attention.head_count',
  num_key_value_heads: 'attention.head_count_kv',
  head_dim: 'attention.key_length',
  max_position_embeddings: 'context_length',
  rms_norm_eps: 'attention.layer_norm_rms_epsilon',
  rope_theta: 'rope.freq_base',
  rope_local_base_freq: 'rope.freq_base_swa',
  sliding_window: 'attention.sliding_window',
  sliding_window_pattern: 'attention.sliding_window_pattern',
  layer_types: 'attention.sliding_window_pattern',
  query_pre_attn_scalar: 'attention.key_length',
  'rope_scaling.rope_type': 'rope.scaling.type',
  'rope_scaling.factor': 'rope.scaling.factor',
  'rope_scaling.original_max_position_embeddings': 'rope.scaling.original_context_length',
};

/** The `config.json` of the checkpoint that a file was made of, as far as the network depends on it. */
export function configurationOf(
  { modelType, fields }: GgufArchitecture,
  metadata: GgufMetadata,
  names: ReadonlySet<string>,
  vocabulary: number,
): object {
  const heads = metadata.number('attention.head_count');
  const width = metadata.number('embedding_length');
  const scaling = metadata.text('rope.scaling.type');
  return {
    model_type: modelType,
    vocab_size: vocabulary,
    hidden_size: width,
    num_hidden_layers: metadata.number('block_count'),
    num_attention_heads: heads,
    num_key_value_heads: metadata.number('attention.head_count_kv', heads),
    head_dim: metadata.number('attention.key_length', width / heads),
    max_position_embeddings: metadata.number('context_length'),
    rms_norm_eps: metadata.number('attention.layer_norm_rms_epsilon'),
    rope_theta: metadata.number('rope.freq_base', 10_000),
    tie_word_embeddings: !names.has('lm_head.weight'),
    attention_bias: names.has('model.layers.0.self_attn.q_proj.bias'),
    ...(scaling !== undefined &&
      scaling !== 'none' && {
        rope_scaling: {
          rope_type: scaling,
          factor: metadata.number('rope.scaling.factor'),
          ...(scaling === 'yarn' && {
            original_max_position_embeddings: metadata.number('rope.scaling.original_context_length'),
          }),
        },
      }),
    ...fields?.(metadata),
  };
}
