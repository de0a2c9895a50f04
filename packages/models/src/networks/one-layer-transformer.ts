import { MisuseError, type NdArray, ndArray, requireInteger, requireOptions, requireFields } from '@entk/core';
import { attention } from '../layers/attention.js';
import { dense } from '../layers/dense.js';
import { lastPosition } from '../layers/last-position.js';
import { relu } from '../layers/relu.js';
import { residual } from '../layers/residual.js';
import { sum } from '../layers/sum.js';
import type { Network } from '../network.js';
import type { ParameterSet } from '../parameters.js';
import { outerNames, requireTransformerSizes, transformerOf } from './transformer-frame.js';

/** Names of the transformer's nine parameters, in the order of θ. */
export const oneLayerTransformerParameterNames = {
  embedding: outerNames.embedding,
  positions: outerNames.positions,
  query: 'transformer_block.attn.W_Q',
  key: 'transformer_block.attn.W_K',
  value: 'transformer_block.attn.W_V',
  output: 'transformer_block.attn.W_O',
  mlpIn: 'transformer_block.mlp.W_in',
  mlpOut: 'transformer_block.mlp.W_out',
  unembedding: outerNames.unembedding,
} as const;

/** Sizes of a one-layer transformer. */
export interface OneLayerTransformerOptions {
  /** V, tokens in and logits out: p + 1 for modular addition. */
  readonly vocabularySize: number;
  /** T. @default 3: two residues and a token that asks for their sum */
  readonly positions?: number;
  /** D, the numbers of a position. @default 64 */
  readonly width?: number;
  /** H, which divides D. @default 4 */
  readonly heads?: number;
  /** M, the units of the MLP. @default 256 */
  readonly hiddenUnits?: number;
}

const caller = 'oneLayerTransformer';

/**
 * The transformer that learns modular addition: one block, no biases, no norms, nothing tied, read at the last
 * position T.
 *
 * x_t = E[token_t] + P[t], x′ = x_T + W_O z, z the heads of causal attention at T with W_Q, W_K, W_V; x″ = x′ + W_outᵀ
 * relu(W_inᵀ x′); f = W_Uᵀ x″, V logits. It computes at T alone what no other position needs, which changes neither
 * outputs nor gradients.
 *
 * Parameters, by the names that the later version of the paper gives them (v4, modular addition with a transformer):
 * `embed.W_E` [V, D], `pos_embed.W_pos` [T, D], `transformer_block.attn.W_Q`, `W_K`, `W_V` [D, D], head after head, and
 * `W_O` [D, D], [out, in]; `transformer_block.mlp.W_in` [D, M], `W_out` [M, D] and `unembed.W_U` [D, V], [in, out].
 *
 * @throws MisuseError if a size is no positive integer, or the heads do not divide the width.
 *
 * @example
 * ```ts
 * import { oneLayerTransformer } from '@entk/models/networks';
 *
 * oneLayerTransformer({ vocabularySize: 30 }).parameterCount; // 53184
 * ```
 */
export function oneLayerTransformer(options: OneLayerTransformerOptions): Network {
  requireOptions<OneLayerTransformerOptions>(caller, options, {
    vocabularySize: true,
    positions: true,
    width: true,
    heads: true,
    hiddenUnits: true,
  });
  const { vocabularySize, positions = 3, width = 64, heads = 4, hiddenUnits = 256 } = options;
  requireTransformerSizes(caller, { vocabularySize, positions, width, heads, hiddenUnits });
  const names = oneLayerTransformerParameterNames;
  const { query, key, value, output } = names;
  return transformerOf(
    { vocabularySize, positions, width },
    {
      layers: [
        sum([[lastPosition()], [attention({ heads, query, key, value, output, causal: true, queries: 'last' })]]),
        residual([
          dense({ weight: names.mlpIn, transposed: true }),
          relu(),
          dense({ weight: names.mlpOut, transposed: true }),
        ]),
      ],
      parameters: {
        ...Object.fromEntries([query, key, value, output].map((name) => [name, [width, width]])),
        [names.mlpIn]: [width, hiddenUnits],
        [names.mlpOut]: [hiddenUnits, width],
      },
    },
  );
}

/**
 * A one-layer transformer's parameters as files of the later version of the paper hold them: W_Q, W_K and W_V [H, D/H,
 * D], a head by itself, which says how many heads there are.
 *
 * @throws MisuseError if one of the three is missing, or the heads do not divide its rows.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { oneLayerTransformerByHead } from '@entk/models/networks';
 *
 * const names = ['W_Q', 'W_K', 'W_V'].map((name) => `transformer_block.attn.${name}`);
 * const parameters = new Map(names.map((name) => [name, ndArray([64, 64])]));
 * oneLayerTransformerByHead(parameters, 4).get(names[0])?.shape; // [4, 16, 64]
 * ```
 */
export function oneLayerTransformerByHead(parameters: ParameterSet, heads: number): Map<string, NdArray> {
  requireInteger('oneLayerTransformerByHead', 'heads', heads, { min: 1 });
  const { query, key, value } = oneLayerTransformerParameterNames;
  requireFields('oneLayerTransformerByHead', 'parameters', parameters, ['get', 'keys']);
  const stored = new Map(parameters);
  for (const name of [query, key, value]) {
    const joined = parameters.get(name);
    const [rows, width] = joined?.shape ?? [];
    if (!joined || rows % heads !== 0) {
      throw new MisuseError({
        in: 'oneLayerTransformerByHead',
        rule: `parameters must hold "${name}" with rows that ${heads} heads divide`,
        got: rows,
      });
    }
    stored.set(name, ndArray([heads, rows / heads, width], joined.data));
  }
  return stored;
}
