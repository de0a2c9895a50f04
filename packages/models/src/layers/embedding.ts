import { EntkError, ndArray, requireInteger, requireOptions, shapeText } from '@entk/core';
import { throughElementwise } from '../cotangent.js';
import {
  integersOf,
  multiply,
  noToken,
  rowsAt,
  type Spans,
  spansOf,
  type Tensor,
  toIntegerTensor,
  toTensor,
} from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { extent, parameterName, place } from './option-schemas.js';

/** Which parameter an embedding reads. */
export interface EmbeddingOptions {
  /** Name of the matrix E, axes [V, H]: one row a token. */
  readonly weight: string;
  /** H, where nothing else gives the shape of E. */
  readonly outputs?: number;
  /**
   * A token that fills sequences up: where it is read, the row has no gradient, as with `padding_idx` of
   * `torch.nn.Embedding`. A tied unembedding has its own.
   */
  readonly padding?: number;
}

/**
 * y_t = E[id_t]: the row of each token. Tokens stay integers, no one-hot vector is made of them. Where a sequence is
 * filled up with −1 the row is any: nothing after it that mixes positions looks there.
 *
 * The first layer of a network with a `vocabularySize`. A `dense` layer of the same weight is the tied unembedding.
 *
 * @throws MisuseError if `outputs` or `padding` is not an integer in its range.
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
  requireOptions<EmbeddingOptions>('embedding', options, { weight: true, outputs: true, padding: true });
  const { weight, outputs, padding } = options;
  if (outputs !== undefined) requireInteger('embedding', 'outputs', outputs, { min: 1 });
  if (padding !== undefined) requireInteger('embedding', 'padding', padding, { min: 0 });
  return {
    kind: 'embedding',
    options: { weight, outputs, padding },
    parameters: [weight],
    takesTokens: true,
    leavesOutPadding: true,

    inferredShapes: ({ width }): Record<string, number[]> =>
      outputs === undefined ? {} : { [weight]: [width, outputs] },

    outputShape({ positions, width }, shapes, report) {
      const shape = shapes.get(weight) ?? [];
      if (shape.length !== 2 || shape[0] !== width || (outputs !== undefined && shape[1] !== outputs)) {
        report(`weight "${weight}" must have axes [${width}, ${outputs ?? 'width'}], got ${shapeText(shape)}`);
      }
      if (padding !== undefined && padding >= width)
        report(`padding must be one of its ${width} tokens, got ${padding}`);
      return { positions, width: shape[1] ?? 0 };
    },

    held: ({ positions }, { width }, outputCount) => ({
      forward: positions * width * (padding === undefined ? 1 : 2),
      pullback: padding === undefined ? 0 : positions * width * (outputCount + 1),
      working: 3 * positions * width * outputCount,
    }),

    forward({ values: given, positions }, parameters) {
      const { indices, spans } = present(given, positions);
      const values = rowsAt(parameters.get(weight) as Tensor, indices);
      const learning = padding === undefined ? undefined : whereNot(padding, indices, values.shape[1]);
      return {
        output: { values, positions, ...(spans && { spans }) },
        pullback: (cotangent) => ({
          uses: [
            {
              kind: 'lookup',
              parameter: weight,
              cotangent: learning ? throughElementwise(cotangent, learning) : cotangent,
              indices,
            },
          ],
          input: () => {
            throw new EntkError(
              'embedding: tokens are integers and have no cotangent; embeddings stand first in a network',
            );
          },
        }),
        pushforward(_, parameterTangents) {
          const tangent = parameterTangents.get(weight);
          const moved = tangent && rowsAt(tangent, indices);
          return moved && learning ? multiply(moved, learning) : moved;
        },
      };
    },
  };
}

/** Rows that can be read, and where they are tokens. */
function present(given: Tensor, positions: number): { readonly indices: Tensor; readonly spans?: Spans } {
  const tokens = integersOf(given);
  const spans = spansOf(tokens, positions);
  if (!spans) return { indices: given };
  return { indices: toIntegerTensor(tokens.map((token) => (token === noToken ? 0 : token))), spans };
}

/** Axes [N·T, H]: 0 where a token is read, 1 elsewhere; `undefined` where it is not among them. */
function whereNot(token: number, indices: Tensor, width: number): Tensor | undefined {
  const read = integersOf(indices);
  if (!read.includes(token)) return undefined;
  const mask = ndArray([read.length, width]);
  read.forEach((index, row) => mask.data.fill(index === token ? 0 : 1, row * width, (row + 1) * width));
  return toTensor(mask);
}

/** How a description says it. */
export const embeddingKind: LayerKind<'embedding', EmbeddingOptions> = {
  kind: 'embedding',
  description: 'A row of a table for every token.',
  options: () => ({
    weight: parameterName.describe('Name of the table, axes [vocabulary, size].'),
    outputs: extent.optional().describe('Size of a row, where neither the weights nor parameters give the shape.'),
    padding: place
      .optional()
      .describe('A token whose row has no gradient where it is read, as padding_idx of PyTorch.'),
  }),
  make: embedding,
};
