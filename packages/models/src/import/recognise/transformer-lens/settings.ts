import { isJsonObject, refuseFile } from '@entk/formats/reading';
import * as z from 'zod';
import { jsonFaults } from '../../../description/json-faults.js';

/** `act_fn`, those that are known. */
export const activations = ['relu', 'gelu', 'gelu_new', 'gelu_fast', 'gelu_pytorch_tanh', 'silu'] as const;

/** `normalization_type`, those that are known. */
export const normalizations = ['LN', 'LNPre', 'RMS', 'RMSPre', 'none'] as const;

/** What of a `HookedTransformerConfig` decides the layers. */
export interface Settings {
  readonly activation?: (typeof activations)[number];
  readonly normalization?: (typeof normalizations)[number];
  readonly parallel?: boolean;
  readonly epsilon?: number;
  /** T. */
  readonly positions?: number;
  /** `n_ctx`. */
  readonly mostPositions?: number;
  /** κ of attention. */
  readonly scale?: number;
  /** Whether a position sees those after it too. */
  readonly bidirectional?: boolean;
  /** The window of each block that has one. */
  readonly windows?: readonly (number | undefined)[];
  readonly scoreCap?: number;
  readonly logitCap?: number;
}

const number = z.number().nullish();

const schema = z.looseObject({
  act_fn: z.enum(activations, { error: `must be one of ${activations.join(', ')}` }).nullish(),
  normalization_type: z
    .enum(['LN', 'LNPre', 'RMS', 'RMSPre'], { error: 'must be LN, LNPre, RMS, RMSPre or null' })
    .nullish(),
  parallel_attn_mlp: z.boolean().nullish(),
  eps: number,
  n_ctx: number,
  attn_scale: number,
  use_attn_scale: z.boolean().nullish(),
  attention_dir: z.enum(['causal', 'bidirectional']).nullish(),
  use_local_attn: z.boolean().nullish(),
  window_size: number,
  attn_types: z.array(z.string()).nullish(),
  attn_scores_soft_cap: number,
  output_logits_soft_cap: number,
  positional_embedding_type: z.enum(['standard', 'rotary'], { error: 'must be standard or rotary' }).nullish(),
});

/**
 * The settings that a `config.json` of TransformerLens says, `cfg.to_dict()`; none for one of another kind.
 *
 * @throws FileFormatError naming the field that is not supported.
 */
export function fromConfig(config: unknown): Settings {
  if (!isJsonObject(config) || !('d_model' in config && 'n_heads' in config)) return {};
  const { success, data: fields, error } = schema.safeParse(config);
  if (!success) {
    const faults = jsonFaults(error.issues, config, { discriminated: [], keysAt: () => [] });
    return refuseFile('transformerLensWeights', `config.json: ${faults}`);
  }
  const cap = (value: number | null | undefined) => (typeof value === 'number' && value > 0 ? value : undefined);
  const window = cap(fields.window_size);
  const local = fields.use_local_attn ? (fields.attn_types ?? []) : [];
  return withoutGaps({
    activation: fields.act_fn ?? undefined,
    normalization: 'normalization_type' in config ? (fields.normalization_type ?? 'none') : undefined,
    parallel: fields.parallel_attn_mlp ?? undefined,
    epsilon: cap(fields.eps),
    mostPositions: cap(fields.n_ctx),
    scale: fields.use_attn_scale === false ? 1 : invertedIf(cap(fields.attn_scale)),
    bidirectional: fields.attention_dir === 'bidirectional' || undefined,
    windows: local.length > 0 ? local.map((type) => (type === 'local' ? window : undefined)) : undefined,
    scoreCap: cap(fields.attn_scores_soft_cap),
    logitCap: cap(fields.output_logits_soft_cap),
  });
}

/** TransformerLens divides by its `attn_scale`. */
function invertedIf(scale: number | undefined): number | undefined {
  return scale === undefined ? undefined : 1 / scale;
}

function withoutGaps<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
