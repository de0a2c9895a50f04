import { requireOptions, shapeText } from '@entk/core';
import { add, rowsAt, scoped, type Tensor, toIntegerTensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { parameterName } from './option-schemas.js';
import { sumOfTangents } from './sum-of-tangents.js';

/** Which parameter a position embedding reads. */
export interface PositionEmbeddingOptions {
  /** Name of the matrix P, axes [at least T, H]: one row a position. */
  readonly weight: string;
}

/** y_t = x_t + P[t]: a learned vector added at each position. Rows of P beyond the sequence are not read. */
export function positionEmbedding(options: PositionEmbeddingOptions): Layer {
  requireOptions<PositionEmbeddingOptions>('positionEmbedding', options, { weight: true });
  const { weight } = options;
  return {
    kind: 'positionEmbedding',
    options: { weight },
    parameters: [weight],

    inferredShapes: ({ positions, width }) => ({ [weight]: [positions, width] }),

    outputShape(input, shapes, report) {
      const shape = shapes.get(weight) ?? [];
      const { positions, width } = input;
      if (shape.length !== 2 || shape[0] < positions || shape[1] !== width) {
        report(`weight "${weight}" must have axes [at least ${positions}, ${width}], got ${shapeText(shape)}`);
      }
      return input;
    },

    held: ({ positions, width }) => ({
      forward: positions * (width + 1),
      pullback: 0,
      working: positions * width,
    }),

    forward(activation, parameters) {
      const { values, positions } = activation;
      const rows = values.shape[0];
      const indices = toIntegerTensor(Int32Array.from({ length: rows }, (_, row) => row % positions));
      return {
        output: { ...activation, values: scoped(() => add(values, rowsAt(parameters.get(weight) as Tensor, indices))) },
        pullback: (cotangent) => ({
          uses: [{ kind: 'lookup', parameter: weight, cotangent, indices }],
          input: () => cotangent,
        }),
        pushforward(tangent, parameterTangents) {
          const ofWeight = parameterTangents.get(weight);
          return sumOfTangents(rows, [tangent, ofWeight && rowsAt(ofWeight, indices)]);
        },
      };
    },
  };
}

/** How a description says it. */
export const positionEmbeddingKind: LayerKind<'positionEmbedding', PositionEmbeddingOptions> = {
  kind: 'positionEmbedding',
  description: 'Adds a row of a table to every position.',
  options: () => ({ weight: parameterName.describe('Name of the table, axes [positions, size].') }),
  make: positionEmbedding,
};
