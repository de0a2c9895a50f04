import { FileFormatError } from '@entk/core';
import * as z from 'zod';
import { jsonFaults } from '../../../description/json-faults.js';
import type { LayerDescription } from '../../../description/network-description.js';

const caller = 'huggingFaceWeights';

/** A configuration that was refused; `fault` names its fields, for those who made it of something else. */
export class ConfigFault extends FileFormatError {
  readonly fault: string;

  constructor(fault: string) {
    super({ in: caller, rule: `config.json: ${fault}` });
    this.fault = fault;
  }
}

/** Refuses a configuration. */
export function refuseConfig(fault: string): never {
  throw new ConfigFault(fault);
}

/**
 * The fields of a `config.json` that a schema asks for; others may stand beside them.
 *
 * @throws FileFormatError naming every field that is not what it must be.
 */
export function readConfig<Fields>(schema: z.ZodType<Fields>, config: unknown): Fields {
  const { success, data, error } = schema.safeParse(config);
  if (success) return data;
  return refuseConfig(jsonFaults(error.issues, config, { discriminated: [], keysAt: () => [] }));
}

const whole = 'must be a positive integer';

/** A count or a size. */
export const count = z.int({ error: whole }).min(1, { error: whole });

/** One that may be missing or null. */
export const optionalCount = count.nullish().transform((value) => value ?? undefined);

/** What every family but GPT-2 calls its sizes. */
export const sizeFields = {
  vocab_size: count,
  hidden_size: count,
  num_hidden_layers: count,
  num_attention_heads: count,
  max_position_embeddings: count,
};

/** Requires that heads divide a width, each under the name that the configuration has for it. */
export function requireWholeHeads(
  widths: Readonly<Record<string, number>>,
  counts: Readonly<Record<string, number>>,
  remedy = '',
): void {
  const [[name, width]] = Object.entries(widths);
  const [[of, heads]] = Object.entries(counts);
  if (width % heads !== 0) refuseConfig(`${name} must be a multiple of ${of}, ${heads}, got ${width}${remedy}`);
}

/** A number above 0. */
export const above0 = z.number({ error: 'must be a number' }).positive({ error: 'must be a number above 0' });

/** One that may be missing or null. */
export const optionalAbove0 = above0.nullish().transform((value) => value ?? undefined);

/** True or false, which may be missing or null. */
export function flagOr(usual: boolean) {
  return z
    .boolean({ error: 'must be true or false' })
    .nullish()
    .transform((value) => value ?? usual);
}

const activations: Readonly<Record<string, LayerDescription>> = {
  gelu: { kind: 'gelu' },
  gelu_new: { kind: 'gelu', approximate: 'tanh' },
  gelu_fast: { kind: 'gelu', approximate: 'tanh' },
  gelu_pytorch_tanh: { kind: 'gelu', approximate: 'tanh' },
  relu: { kind: 'relu' },
  silu: { kind: 'silu' },
  swish: { kind: 'silu' },
  tanh: { kind: 'tanh' },
  sigmoid: { kind: 'sigmoid' },
};

/** The name of an activation, as the layer that it is. */
export function activationOr(usual: keyof typeof activations) {
  const names = Object.keys(activations);
  return z
    .enum(names as [string, ...string[]], { error: `must be one of ${names.join(', ')}` })
    .nullish()
    .transform((name) => activations[name ?? usual]);
}

/** Whether each layer sees a window or all before it. */
export const layerTypes = z
  .array(
    z.enum(['sliding_attention', 'full_attention'], { error: 'must be "sliding_attention" or "full_attention"' }),
    { error: 'must be a list' },
  )
  .nullish()
  .transform((value) => value ?? undefined);

/**
 * `pad_token_id`, which PyTorch's embedding takes for the token whose row is not learnt; one below 0 counts from the
 * end.
 *
 * @param usual What stands for a field that is missing; null is none.
 */
export function paddingOr(usual?: number) {
  return z
    .int({ error: 'must be an integer' })
    .nullish()
    .transform((value) => (value === undefined ? usual : (value ?? undefined)));
}

/** A token of a vocabulary. */
export function paddingOf(token: number | undefined, vocabulary: number): number | undefined {
  return token !== undefined && token < 0 ? vocabulary + token : token;
}
