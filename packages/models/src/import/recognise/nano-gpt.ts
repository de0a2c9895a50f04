import { requireInteger, requireOneOf, requireOptions } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import { refuseFile } from '@entk/formats/reading';
import type { LayerDescription } from '../../description/network-description.js';
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

const first = 'transformer.h.0.attn.c_attn.weight';
const embedding = 'transformer.wte.weight';

/**
 * Recognises a checkpoint of nanoGPT by names of GPT-2 whose weights are [out, in]: learned positions, layer norms and
 * linear layers with biases or without, the embedding tied to `lm_head.weight` where the two are the same. The number
 * of heads is that of `model_args` in the file.
 *
 * @throws MisuseError for an option of another value.
 *
 * @example
 * ```ts
 * import { nanoGptWeights } from '@entk/models';
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
  const bias = (field: string, name: string) => (tensors.has(name) ? { [field]: name } : {});
  const norm = (at: string): LayerDescription => ({
    kind: 'layerNorm',
    gain: `${at}.weight`,
    ...bias('bias', `${at}.bias`),
  });
  const dense = (at: string): LayerDescription => ({
    kind: 'dense',
    weight: `${at}.weight`,
    ...bias('bias', `${at}.bias`),
  });
  const layers: LayerDescription[] = [
    { kind: 'embedding', weight: embedding },
    { kind: 'positionEmbedding', weight: 'transformer.wpe.weight' },
  ];
  for (let block = 0; tensors.has(`transformer.h.${block}.attn.c_attn.weight`); block++) {
    const at = `transformer.h.${block}`;
    layers.push(
      {
        kind: 'residual',
        layers: [
          norm(`${at}.ln_1`),
          {
            kind: 'attention',
            heads,
            headSize: width / heads,
            queryKeyValue: `${at}.attn.c_attn.weight`,
            ...bias('queryKeyValueBias', `${at}.attn.c_attn.bias`),
            output: `${at}.attn.c_proj.weight`,
            ...bias('outputBias', `${at}.attn.c_proj.bias`),
            causal: true,
          },
        ],
      },
      {
        kind: 'residual',
        layers: [
          norm(`${at}.ln_2`),
          dense(`${at}.mlp.c_fc`),
          { kind: 'gelu', ...(activation === 'gelu_new' && { approximate: 'tanh' }) },
          dense(`${at}.mlp.c_proj`),
        ],
      },
    );
  }
  const own = tensors.get('lm_head.weight');
  const tied = !own || isSame(own, tensors.get(embedding));
  layers.push(norm('transformer.ln_f'), { kind: 'dense', weight: tied ? embedding : 'lm_head.weight' });
  return {
    description: {
      name: 'nanoGPT',
      inputs: { positions: positions ?? tensors.get('transformer.wpe.weight')?.shape[0] ?? 1, vocabulary },
      layers,
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
