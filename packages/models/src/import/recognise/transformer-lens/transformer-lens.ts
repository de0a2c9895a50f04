import { MisuseError, requireInteger, requireNumber, requireOneOf, requireOptions } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import type { LayerDescription } from '../../../description/network-description.js';
import { fitsPattern } from '../../../parameter-names.js';
import type { TensorSource } from '../../weight-mapping.js';
import type { Recognised, Recogniser } from '../recogniser.js';
import { attentionOf, hasAttention } from './attention.js';
import { activations, fromConfig, normalizations, type Settings } from './settings.js';
import { unevenBlocks } from './uneven-blocks.js';

/** What the names of a TransformerLens checkpoint leave open; `cfg.to_dict()` as `config.json` beside it says it. */
export interface TransformerLensWeightsOptions {
  /** `act_fn` of the configuration. @default 'gelu' */
  readonly activation?: (typeof activations)[number];
  /**
   * `normalization_type`: LN and RMS have weights, LNPre and RMSPre have lost them where they were folded into the next
   * matrix. @default what the names say: LN with a bias, RMS without, none where there are no weights
   */
  readonly normalization?: (typeof normalizations)[number];
  /** `parallel_attn_mlp`: attention and MLP side by side, as in GPT-NeoX. @default false */
  readonly parallel?: boolean;
  /** `eps` of the norms. @default 1e-5 */
  readonly epsilon?: number;
  /** T, where the inputs are shorter than the context of the model. @default the rows of W_pos */
  readonly positions?: number;
}

const reasons: readonly (readonly [pattern: string, reason: string])[] = [
  ['blocks.*.attn.**', 'attention without W_Q, W_K, W_V and W_O of one shape has no layer here'],
  ['blocks.*.ln1.**', 'the norm before an attention that is not there'],
  ['blocks.*.mlp.ln.**', 'the norm inside an MLP has no layer here'],
];

/** Buffers, which say nothing that the layers do not. */
const buffers = ['mask', 'IGNORE', 'rotary_sin', 'rotary_cos'].map((name) => `blocks.*.attn.${name}`);

/**
 * Recognises a checkpoint by the names of TransformerLens: embedding, position embedding, attention and MLP of every
 * block in its residual stream, final norm, unembedding; folded or not. W_Q, W_K and W_V are [head, d_model, d_head]
 * there, W_O [head, d_head, d_model], W_in [d_model, d_mlp] and W_U [d_model, d_vocab]: transposed against PyTorch.
 * Rotary positions are read from the buffers `rotary_sin` and `rotary_cos`. Without attention the outputs of all
 * positions stand side by side; with it they are a sequence.
 *
 * What a `config.json` beside the checkpoint says counts where the options say nothing. What has no layer here is named
 * with the reason.
 *
 * @throws MisuseError for an option of another value.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 * import { recogniseNetwork } from '@entk/models/import';
 *
 * const shapes = { 'embed.W_E': [7, 4], 'pos_embed.W_pos': [2, 4], 'blocks.0.mlp.W_in': [4, 8], 'blocks.0.mlp.W_out': [8, 4], 'unembed.W_U': [4, 7] };
 * const file = writeSafetensors(new Map(Object.entries(shapes).map(([name, shape]) => [name, ndArray(shape)])));
 * const found = recogniseNetwork(await openWeights(file));
 * found?.description.layers.map(({ kind }) => kind); // ['embedding', 'positionEmbedding', 'residual', 'dense', 'flatten']
 * ```
 */
export function transformerLensWeights(options: TransformerLensWeightsOptions = {}): Recogniser {
  const caller = 'transformerLensWeights';
  requireOptions<TransformerLensWeightsOptions>(caller, options, {
    activation: true,
    normalization: true,
    parallel: true,
    epsilon: true,
    positions: true,
  });
  const { activation, normalization, parallel, epsilon, positions } = options;
  if (activation !== undefined) requireOneOf(caller, 'activation', activation, activations);
  if (normalization !== undefined) requireOneOf(caller, 'normalization', normalization, normalizations);
  if (parallel !== undefined && typeof parallel !== 'boolean') {
    throw new MisuseError({ in: caller, rule: 'parallel must be true or false', got: parallel });
  }
  if (epsilon !== undefined) requireNumber(caller, 'epsilon', epsilon, { above: 0 });
  if (positions !== undefined) requireInteger(caller, 'positions', positions, { min: 1 });
  const given = { activation, normalization, parallel, epsilon, positions };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    name: 'TransformerLens names',
    expects: 'the names of TransformerLens, "blocks.0.mlp.W_in" and others',
    recognise: (tensors, { config }) => recognised(tensors, { ...fromConfig(config), ...said }),
  };
}

type Tensors = ReadonlyMap<string, FoundTensor>;

function recognised(tensors: Tensors, settings: Settings): Recognised | undefined {
  const blocks = blockNumbers(tensors);
  const [first] = blocks;
  if (first === undefined) return undefined;
  const attends = blocks.some((block) => hasAttention(tensors, block));
  const embedding = tensors.get('embed.W_E')?.shape;
  const learned = tensors.get('pos_embed.W_pos')?.shape[0];
  const width = embedding?.[1] ?? tensors.get(`blocks.${first}.mlp.W_in`)?.shape[0] ?? 0;
  const positions = (attends ? settings.positions : undefined) ?? learned ?? (attends ? settings.mostPositions : 1);
  const { activation = 'gelu', epsilon, parallel = false } = settings;
  const hasMlp = blocks.some((block) => tensors.has(`blocks.${block}.mlp.W_in`));
  const assumptions = hasMlp ? [`activation ${activation}`] : [];
  if (embedding && positions === undefined) {
    assumptions.push('one position, since there is no pos_embed.W_pos, and no config.json that says n_ctx');
  } else if (embedding && learned === undefined && !attends) {
    assumptions.push('one position, since there is no pos_embed.W_pos');
  }
  assumptions.push(...unevenBlocks(tensors, blocks));
  const missing: string[] = [];
  const norm = (at: string, place: string): LayerDescription[] => {
    const type = settings.normalization ?? typeOf(tensors, at);
    const bias = optional(tensors, 'bias', `${at}.b`);
    const ofEpsilon = epsilon === undefined ? {} : { epsilon };
    const gain = tensors.has(`${at}.w`) ? { gain: `${at}.w` } : {};
    switch (type) {
      case 'LN':
      case 'LNPre':
        return [{ kind: 'layerNorm', ...gain, ...bias, ...ofEpsilon }];
      case 'RMS':
      case 'RMSPre':
        return [{ kind: 'rmsNorm', ...gain, epsilon: epsilon ?? 1e-5 }];
      case 'none':
        return [];
      default:
        missing.push(`no norm ${place}, since there is no ${at}.w`);
        return [];
    }
  };
  const sources: Record<string, TensorSource> = {};
  const layers: LayerDescription[] = [];
  if (embedding) layers.push({ kind: 'embedding', weight: 'embed.W_E' });
  if (embedding && learned !== undefined) layers.push({ kind: 'positionEmbedding', weight: 'pos_embed.W_pos' });
  for (const block of blocks) {
    const at = `blocks.${block}`;
    const after = (name: string) => (tensors.has(`${at}.${name}.w`) ? norm(`${at}.${name}`, '') : []);
    const inside: LayerDescription[][] = [];
    if (hasAttention(tensors, block)) {
      const attention = attentionOf(tensors, block, settings, sources);
      inside.push([...norm(`${at}.ln1`, `before the attention of block ${block}`), attention, ...after('ln1_post')]);
    }
    if (tensors.has(`${at}.mlp.W_in`)) {
      // A block of GPT-J has one norm for both.
      const own = parallel && !tensors.has(`${at}.ln2.w`) && tensors.has(`${at}.ln1.w`) ? 'ln1' : 'ln2';
      inside.push([
        ...norm(`${at}.${own}`, `before the MLP of block ${block}`),
        ...mlpOf(tensors, `${at}.mlp`, activation),
        ...after('ln2_post'),
      ]);
    }
    if (parallel) layers.push({ kind: 'sum', branches: [[{ kind: 'identity' }], ...inside] });
    else layers.push(...inside.map((chain): LayerDescription => ({ kind: 'residual', layers: chain })));
  }
  const unembedded = tensors.has('unembed.W_U');
  if (embedding || unembedded || tensors.has('ln_final.w')) layers.push(...norm('ln_final', 'at the end'));
  if (missing.length > 0) {
    assumptions.push(
      ...missing,
      'norms that were folded (fold_ln) are missing in the file and not in the network: say which, normalization LNPre or RMSPre, or describe them in a model.json, as { "kind": "layerNorm" }',
    );
  }
  if (unembedded) {
    layers.push({
      kind: 'dense',
      weight: 'unembed.W_U',
      ...optional(tensors, 'bias', 'unembed.b_U'),
      transposed: true,
    });
  }
  if (settings.logitCap !== undefined) {
    const cap = settings.logitCap;
    layers.push({ kind: 'scale', factor: 1 / cap }, { kind: 'tanh' }, { kind: 'scale', factor: cap });
  }
  if (!attends && (positions ?? 1) > 1) layers.push({ kind: 'flatten' });
  return {
    description: {
      inputs: embedding ? { positions: positions ?? 1, vocabulary: embedding[0] } : { size: width },
      layers,
    },
    mapping: attends ? { parameters: sources, ignore: buffers } : {},
    assumptions,
    unsupported: unsupportedTensors(tensors, new Set(Object.keys(sources))),
  };
}

/** LN where the norm has a bias, RMS where it has none. */
function typeOf(tensors: Tensors, at: string): 'LN' | 'RMS' | undefined {
  if (!tensors.has(`${at}.w`)) return undefined;
  return tensors.has(`${at}.b`) ? 'LN' : 'RMS';
}

function mlpOf(tensors: Tensors, mlp: string, name: Settings['activation'] & string): LayerDescription[] {
  const dense = (weight: string): LayerDescription => ({
    kind: 'dense',
    weight: `${mlp}.W_${weight}`,
    ...optional(tensors, 'bias', `${mlp}.b_${weight}`),
    transposed: true,
  });
  const activation: LayerDescription =
    name === 'relu' || name === 'silu'
      ? { kind: name }
      : { kind: 'gelu', ...(name !== 'gelu' && { approximate: 'tanh' }) };
  if (!tensors.has(`${mlp}.W_gate`)) return [dense('in'), activation, dense('out')];
  return [{ kind: 'product', branches: [[dense('gate'), activation], [dense('in')]] }, dense('out')];
}

/** Blocks with an MLP or attention, ascending. */
function blockNumbers(tensors: Tensors): number[] {
  const numbers = Array.from(tensors.keys(), (name) => /^blocks\.(\d{1,4})\.(?:mlp\.W_in|attn\.W_Q)$/.exec(name)?.[1]);
  const found = new Set(numbers.flatMap((number) => (number === undefined ? [] : [Number(number)])));
  return [...found]
    .filter((block) => {
      const mlp = ['in', 'out'].every((side) => tensors.has(`blocks.${block}.mlp.W_${side}`));
      return mlp || hasAttention(tensors, block);
    })
    .toSorted((left, right) => left - right);
}

function unsupportedTensors(tensors: Tensors, placed: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of tensors.keys()) {
    if (placed.has(name)) continue;
    const reason = reasons.find(([pattern]) => fitsPattern(name, pattern))?.[1];
    if (reason) found.set(name, reason);
  }
  return found;
}

function optional(tensors: Tensors, field: 'bias', name: string): { readonly bias?: string } {
  return tensors.has(name) ? { [field]: name } : {};
}
