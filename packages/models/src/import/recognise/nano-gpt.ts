import { requireInteger, requireOneOf, requireOptions } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import { refuseFile } from '@entk/formats/reading';
import { gpt2AttentionWeights, gpt2Layers } from './gpt2-layers.js';
import type { Recognised, Recogniser } from './recogniser.js';

const caller = 'nanoGptWeights';

/** What a checkpoint of nanoGPT may leave open. */
export interface NanoGptWeightsOptions {
  /** H, the heads, where no `model_args` stands beside the weights. */
  readonly heads?: number;
  /** Of the MLPs: `gelu_new` in the first versions. @default 'gelu' */
  readonly activation?: 'gelu' | 'gelu_new';
  /** T, where the inputs are shorter than the context of the model. @default as many as it was made for */
  readonly positions?: number;
}

const prefix = 'transformer.';
const [first] = gpt2AttentionWeights(prefix, 0);
const embedding = `${prefix}wte.weight`;

/**
 * Recognises a checkpoint of nanoGPT by names of GPT-2 whose weights are [out, in]: learned positions, layer norms and
 * linear layers with biases or without, the embedding tied to `lm_head.weight` where the two are the same. The number
 * of heads is that of `model_args` in the file.
 *
 * @throws MisuseError for an option of another value.
 *
 * @example
 * ```ts
 * import { nanoGptWeights } from '@entk/models/import';
 *
 * nanoGptWeights({ heads: 6 }).name; // 'names of nanoGPT'
 * ```
 */
export function nanoGptWeights(options: NanoGptWeightsOptions = {}): Recogniser {
  requireOptions<NanoGptWeightsOptions>(caller, options, { heads: true, activation: true, positions: true });
  const { heads, activation = 'gelu', positions } = options;
  if (heads !== undefined) requireInteger(caller, 'heads', heads, { min: 1 });
  if (positions !== undefined) requireInteger(caller, 'positions', positions, { min: 1 });
  requireOneOf(caller, 'activation', activation, ['gelu', 'gelu_new']);
  return {
    name: 'names of nanoGPT',
    expects: `"${embedding}" [V, D], "${first}" [3D, D] and others of nanoGPT`,
    recognise(tensors, { settings }) {
      const [vocabulary, width] = tensors.get(embedding)?.shape ?? [];
      const [rows, columns] = tensors.get(first)?.shape ?? [];
      if (width === undefined || rows !== 3 * width || columns !== width) return undefined;
      const count = heads ?? settings?.get('model_args')?.get('n_head');
      if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || width % count !== 0) {
        const rule = `model_args.n_head must be a number of heads that divides the width ${width}`;
        return refuseFile(caller, rule, count === undefined ? 'none' : String(count));
      }
      return laidOut(tensors, { vocabulary, width, heads: count, activation, positions });
    },
  };
}

interface Sizes {
  readonly vocabulary: number;
  readonly width: number;
  readonly heads: number;
  readonly activation: 'gelu' | 'gelu_new';
  readonly positions?: number;
}

function laidOut(
  tensors: ReadonlyMap<string, FoundTensor>,
  { vocabulary, width, heads, activation, positions }: Sizes,
): Recognised {
  let blocks = 0;
  while (tensors.has(gpt2AttentionWeights(prefix, blocks)[0])) blocks++;
  const layers = gpt2Layers({
    prefix,
    blocks,
    width,
    heads,
    activation: { kind: 'gelu', ...(activation === 'gelu_new' && { approximate: 'tanh' }) },
    has: (name) => tensors.has(name),
  });
  const own = tensors.get('lm_head.weight');
  const tied = !own || isSame(own, tensors.get(embedding));
  return {
    description: {
      name: 'nanoGPT',
      inputs: { positions: positions ?? tensors.get('transformer.wpe.weight')?.shape[0] ?? 1, vocabulary },
      layers: [...layers, { kind: 'dense', weight: tied ? embedding : 'lm_head.weight' }],
    },
    mapping: { ignore: [...(tied ? ['lm_head.weight'] : []), 'transformer.h.*.attn.bias'] },
    assumptions: [`activation ${activation}`],
    unsupported: new Map(),
  };
}

/** A tied weight is stored under both of its names. */
function isSame(left: FoundTensor, right: FoundTensor | undefined): boolean {
  const [one, other] = [left.data, right?.data];
  if (!one || !other || one.length !== other.length) return false;
  return one.every((value: number | bigint, index: number) => value === other[index]);
}
