import { requireOptions } from '@entk/core';
import { attention } from '../layers/attention.js';
import { residual } from '../layers/residual.js';
import type { Network } from '../network.js';
import { outerNames, requireTransformerSizes, transformerOf } from './transformer-frame.js';

/** Sizes of a transformer of attention alone. */
export interface AttentionOnlyTransformerOptions {
  /** V, tokens in and logits out. */
  readonly vocabularySize: number;
  /** T. */
  readonly positions: number;
  /** D, the numbers of a position. @default 64 */
  readonly width?: number;
  /** H, which divides D. @default 4 */
  readonly heads?: number;
  /** @default 2, the fewest that an induction head takes */
  readonly layers?: number;
}

/** Names of the parameters of a transformer of attention alone. */
export const attentionOnlyParameterNames = {
  ...outerNames,
  /** A weight of one head, both counted from 0; or a pattern for several of them, with `*` in the place of a number. */
  ofHead: (layer: number | '*', head: number | '*', weight: 'W_Q' | 'W_K' | 'W_V' | 'W_O') =>
    `blocks.${layer}.attn.${head}.${weight}`,
} as const;

const caller = 'attentionOnlyTransformer';

/**
 * A transformer of causal attention alone: no MLP, no biases, no norms, nothing tied, learned positions (Elhage et al.
 * 2021, "A Mathematical Framework for Transformer Circuits").
 *
 * x = E[token] + P; in every layer x ← x + Σ_h W_O^h z^h; f = W_Uᵀ x, V logits at each of T positions.
 *
 * Every head has parameters of its own, so that a kernel of one head is a kernel of some parameters: `embed.W_E` [V,
 * D], `pos_embed.W_pos` [T, D], `blocks.0.attn.0.W_Q`, `W_K`, `W_V` [D/H, D] and `W_O` [D, D/H] of layer 0, head 0, and
 * `unembed.W_U` [D, V], [in, out].
 *
 * @throws MisuseError if a size is no positive integer, or the heads do not divide the width.
 *
 * @example
 * ```ts
 * import { attentionOnlyTransformer } from '@entk/models/networks';
 *
 * const network = attentionOnlyTransformer({ vocabularySize: 32, positions: 40 });
 * network.parameterCount; // 39424
 * network.parameterShapes.get('blocks.1.attn.3.W_O'); // [64, 16]
 * ```
 */
export function attentionOnlyTransformer(options: AttentionOnlyTransformerOptions): Network {
  requireOptions<AttentionOnlyTransformerOptions>(caller, options, {
    vocabularySize: true,
    positions: true,
    width: true,
    heads: true,
    layers: true,
  });
  const { vocabularySize, positions, width = 64, heads = 4, layers = 2 } = options;
  requireTransformerSizes(caller, { vocabularySize, positions, width, heads, layers });
  const names = attentionOnlyParameterNames;
  const each = (layer: number, weight: 'W_Q' | 'W_K' | 'W_V' | 'W_O') =>
    Array.from({ length: heads }, (_, head) => names.ofHead(layer, head, weight));
  const numbers = Array.from({ length: layers }, (_, layer) => layer);
  const size = width / heads;
  return transformerOf(
    { vocabularySize, positions, width },
    {
      layers: numbers.map((layer) =>
        residual([
          attention({
            heads,
            query: each(layer, 'W_Q'),
            key: each(layer, 'W_K'),
            value: each(layer, 'W_V'),
            output: each(layer, 'W_O'),
            causal: true,
          }),
        ]),
      ),
      parameters: Object.fromEntries(
        numbers.flatMap((layer) => [
          ...[...each(layer, 'W_Q'), ...each(layer, 'W_K'), ...each(layer, 'W_V')].map((name) => [name, [size, width]]),
          ...each(layer, 'W_O').map((name) => [name, [width, size]]),
        ]),
      ),
    },
  );
}
