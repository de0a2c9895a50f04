import { EntkError, requireOptions, shapeText } from '@entk/core';
import { rowsAt, type Tensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { extent, parameterName } from './option-schemas.js';

/** Which parameter an embedding reads. */
export interface EmbeddingOptions {
  /** Name of the matrix E, axes [V, H]: one row a token. */
  readonly weight: string;
  /** H, where nothing else gives the shape of E. */
  readonly outputs?: number;
}

/**
 * y_t = E[id_t]: the row of each token. Tokens stay integers, no one-hot vector is made of them.
 *
 * The first layer of a network with a `vocabularySize`. A `dense` layer of the same weight is the tied unembedding.
 *
 * @example
 * ```ts
 * import { defineNetwork, dense, embedding } from '@entk/models';
 *
 * const tied = defineNetwork({
 *   vocabularySize: 10,
 *   positions: 1,
 *   layers: [embedding({ weight: 'E' }), dense({ weight: 'E' })],
 *   parameters: { E: [10, 4] },
 * });
 * tied.parameterCount; // 40
 * ```
 */
export function embedding(options: EmbeddingOptions): Layer {
  requireOptions<EmbeddingOptions>('embedding', options, { weight: true, outputs: true });
  const { weight, outputs } = options;
  return {
    kind: 'embedding',
    options: { weight, outputs },
    parameters: [weight],
    takesTokens: true,

    inferredShapes: ({ width }): Record<string, number[]> =>
      outputs === undefined ? {} : { [weight]: [width, outputs] },

    outputShape({ positions, width }, shapes, report) {
      const shape = shapes.get(weight) ?? [];
      if (shape.length !== 2 || shape[0] !== width || (outputs !== undefined && shape[1] !== outputs)) {
        report(`weight "${weight}" must have axes [${width}, ${outputs ?? 'width'}], got ${shapeText(shape)}`);
      }
      return { positions, width: shape[1] ?? 0 };
    },

    forward({ values: indices, positions }, parameters) {
      return {
        output: { values: rowsAt(parameters.get(weight) as Tensor, indices), positions },
        pullback: (cotangent) => ({
          uses: [{ kind: 'lookup', parameter: weight, cotangent, indices }],
          input: () => {
            throw new EntkError(
              'embedding: tokens are integers and have no cotangent; embeddings stand first in a network',
            );
          },
        }),
        pushforward(_, parameterTangents) {
          const tangent = parameterTangents.get(weight);
          return tangent && rowsAt(tangent, indices);
        },
      };
    },
  };
}

/** How a description says it. */
export const embeddingKind: LayerKind<'embedding', EmbeddingOptions> = {
  kind: 'embedding',
  description: 'A row of a table for every token.',
  options: () => ({
    weight: parameterName.describe('Name of the table, axes [vocabulary, size].'),
    outputs: extent.optional().describe('Size of a row, where neither the weights nor parameters give the shape.'),
  }),
  make: embedding,
};
