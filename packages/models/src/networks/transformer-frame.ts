import { MisuseError, requireInteger } from '@entk/core';
import { dense } from '../layers/dense.js';
import { embedding } from '../layers/embedding.js';
import type { Layer } from '../layers/layer.js';
import { positionEmbedding } from '../layers/position-embedding.js';
import { defineNetwork, type Network, type NetworkDefinition } from '../network.js';

/** Names of the parameters before the first block and after the last. */
export const outerNames = {
  embedding: 'embed.W_E',
  positions: 'pos_embed.W_pos',
  unembedding: 'unembed.W_U',
} as const;

/** Sizes of what stands around the blocks. */
interface OuterSizes {
  /** V. */
  readonly vocabularySize: number;
  /** T. */
  readonly positions: number;
  /** D. */
  readonly width: number;
}

/** Blocks between an embedding with learned positions and an unembedding, both without biases and not tied. */
export function transformerOf(
  { vocabularySize, positions, width }: OuterSizes,
  blocks: { readonly layers: readonly Layer[]; readonly parameters: NetworkDefinition['parameters'] },
): Network {
  return defineNetwork({
    vocabularySize,
    positions,
    layers: [
      embedding({ weight: outerNames.embedding }),
      positionEmbedding({ weight: outerNames.positions }),
      ...blocks.layers,
      dense({ weight: outerNames.unembedding, transposed: true }),
    ],
    parameters: {
      [outerNames.embedding]: [vocabularySize, width],
      [outerNames.positions]: [positions, width],
      ...blocks.parameters,
      [outerNames.unembedding]: [width, vocabularySize],
    },
  });
}

/** Requires that all sizes of a transformer are positive integers and that its heads divide its width. */
export function requireTransformerSizes(
  caller: string,
  sizes: Readonly<Record<string, number>> & { readonly width: number; readonly heads: number },
): void {
  for (const [name, value] of Object.entries(sizes)) requireInteger(caller, name, value, { min: 1 });
  const { width, heads } = sizes;
  if (width % heads !== 0) {
    throw new MisuseError({ in: caller, rule: `heads must divide the width ${width}`, got: heads });
  }
}
