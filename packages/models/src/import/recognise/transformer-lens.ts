import { requireOneOf, requireOptions } from '@entk/core';
import type { LayerDescription } from '../../description/network-description.js';
import { fitsPattern } from '../../parameter-names.js';
import type { Recognised, Recogniser } from './recogniser.js';

/** Tensors by name, of which only the shapes are looked at. */
type Shapes = ReadonlyMap<string, { readonly shape: readonly number[] }>;

const activations = ['relu', 'gelu', 'gelu_new'] as const;

/** What the names of a TransformerLens checkpoint leave open. */
export interface TransformerLensWeightsOptions {
  /** `act_fn` of the configuration. @default 'gelu' */
  readonly activation?: (typeof activations)[number];
}

const reasons: readonly (readonly [pattern: string, reason: string])[] = [
  ['blocks.*.attn.**', 'attention has no layer here'],
  ['blocks.*.ln1.**', 'the norm before attention, which has no layer here'],
  ['blocks.*.mlp.W_gate', 'gated MLPs have no layer here'],
  ['blocks.*.mlp.b_gate', 'gated MLPs have no layer here'],
  ['blocks.*.mlp.ln.**', 'the norm inside an MLP has no layer here'],
];

/**
 * Recognises a checkpoint by the names of TransformerLens: embedding, position embedding, the MLP of every block in its
 * residual stream, final norm, unembedding; outputs of all positions side by side. W_in is [d_model, d_mlp] there and
 * W_U [d_model, d_vocab]: transposed against PyTorch.
 *
 * What has no layer here, attention above all, is named with the reason: without it the network is another one than was
 * trained, unless it had no attention.
 *
 * @throws MisuseError for an activation of another name.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 * import { recogniseNetwork } from '@entk/models';
 *
 * const shapes = { 'embed.W_E': [7, 4], 'pos_embed.W_pos': [2, 4], 'blocks.0.mlp.W_in': [4, 8], 'blocks.0.mlp.W_out': [8, 4], 'unembed.W_U': [4, 7] };
 * const file = writeSafetensors(new Map(Object.entries(shapes).map(([name, shape]) => [name, ndArray(shape)])));
 * const found = recogniseNetwork(await openWeights(file));
 * found?.description.layers.map(({ kind }) => kind); // ['embedding', 'positionEmbedding', 'residual', 'dense', 'flatten']
 * ```
 */
export function transformerLensWeights(options: TransformerLensWeightsOptions = {}): Recogniser {
  requireOptions<TransformerLensWeightsOptions>('transformerLensWeights', options, { activation: true });
  const { activation = 'gelu' } = options;
  requireOneOf('transformerLensWeights', 'activation', activation, activations);
  return {
    name: 'TransformerLens names',
    expects: 'the names of TransformerLens, "blocks.0.mlp.W_in" and others',
    recognise: (tensors) => recognised(tensors, activation),
  };
}

function recognised(tensors: Shapes, activation: (typeof activations)[number]): Recognised | undefined {
  const blocks = blockNumbers(tensors);
  const embedding = tensors.get('embed.W_E')?.shape;
  const firstMlp = tensors.get(`blocks.${blocks[0]}.mlp.W_in`)?.shape;
  if (!firstMlp) return undefined;
  const positions = tensors.get('pos_embed.W_pos')?.shape[0];
  const assumptions = [`activation ${activation}`];
  if (embedding && positions === undefined) assumptions.push('one position, since there is no pos_embed.W_pos');
  const missing: string[] = [];
  const norm = (at: string, place: string): LayerDescription[] => {
    if (!tensors.has(`${at}.w`)) {
      missing.push(`no norm ${place}, since there is no ${at}.w`);
      return [];
    }
    if (!tensors.has(`${at}.b`)) assumptions.push(`${at} is a layer norm without a bias, not an RMS norm`);
    return [{ kind: 'layerNorm', gain: `${at}.w`, ...optional(tensors, 'bias', `${at}.b`) }];
  };
  const layers: LayerDescription[] = [];
  if (embedding) layers.push({ kind: 'embedding', weight: 'embed.W_E' });
  if (embedding && positions !== undefined) layers.push({ kind: 'positionEmbedding', weight: 'pos_embed.W_pos' });
  for (const block of blocks) {
    const mlp = `blocks.${block}.mlp`;
    const before = norm(`blocks.${block}.ln2`, `before the MLP of block ${block}`);
    layers.push({
      kind: 'residual',
      layers: [
        ...before,
        { kind: 'dense', weight: `${mlp}.W_in`, ...optional(tensors, 'bias', `${mlp}.b_in`), transposed: true },
        activation === 'relu'
          ? { kind: 'relu' }
          : { kind: 'gelu', ...(activation === 'gelu_new' && { approximate: 'tanh' }) },
        { kind: 'dense', weight: `${mlp}.W_out`, ...optional(tensors, 'bias', `${mlp}.b_out`), transposed: true },
      ],
    });
  }
  const unembedded = tensors.has('unembed.W_U');
  if (embedding || unembedded || tensors.has('ln_final.w')) layers.push(...norm('ln_final', 'at the end'));
  if (missing.length > 0) {
    assumptions.push(
      ...missing,
      'norms that were folded (fold_ln) are missing in the file and not in the network: describe them in a model.json, as { "kind": "layerNorm" }',
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
  if ((positions ?? 1) > 1) layers.push({ kind: 'flatten' });
  return {
    description: {
      inputs: embedding ? { positions: positions ?? 1, vocabulary: embedding[0] } : { size: firstMlp[0] },
      layers,
    },
    mapping: {},
    assumptions,
    unsupported: unsupportedTensors(tensors),
  };
}

/** Blocks with an MLP, ascending. */
function blockNumbers(tensors: Shapes): number[] {
  const numbers = Array.from(tensors.keys(), (name) => /^blocks\.(\d{1,4})\.mlp\.W_in$/.exec(name)?.[1]);
  return numbers
    .flatMap((number) => (number === undefined ? [] : [Number(number)]))
    .filter((number) => tensors.has(`blocks.${number}.mlp.W_in`) && tensors.has(`blocks.${number}.mlp.W_out`))
    .toSorted((left, right) => left - right);
}

function unsupportedTensors(tensors: Shapes): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of tensors.keys()) {
    const reason = reasons.find(([pattern]) => fitsPattern(name, pattern))?.[1];
    if (reason) found.set(name, reason);
  }
  return found;
}

function optional(tensors: Shapes, field: 'bias', name: string): { readonly bias?: string } {
  return tensors.has(name) ? { [field]: name } : {};
}
