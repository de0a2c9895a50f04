import { requireInteger, requireOptions, shapeText } from '@entk/core';
import { add, rowsAt, scoped, type Tensor, toIntegerTensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { parameterName, place } from './option-schemas.js';
import { sumOfTangents } from './sum-of-tangents.js';

/** Which parameter a position embedding reads. */
export interface PositionEmbeddingOptions {
  /** Name of the matrix P, axes [at least T, H]: one row a position. */
  readonly weight: string;
  /** One row that is added at every position instead, as the type of a token is where there is one sentence. */
  readonly row?: number;
}

/**
 * y_t = x_t + P[t]: a learned vector added at each position. Rows of P beyond the sequence are not read.
 *
 * @throws MisuseError if `row` is no integer from 0.
 */
export function positionEmbedding(options: PositionEmbeddingOptions): Layer {
  requireOptions<PositionEmbeddingOptions>('positionEmbedding', options, { weight: true, row: true });
  const { weight, row } = options;
  if (row !== undefined) requireInteger('positionEmbedding', 'row', row, { min: 0 });
  const rowsRead = (positions: number) => (row === undefined ? positions : row + 1);
  return {
    kind: 'positionEmbedding',
    options: { weight, row },
    parameters: [weight],
    leavesOutPadding: true,

    inferredShapes: ({ positions, width }) => ({ [weight]: [rowsRead(positions), width] }),

    outputShape(input, shapes, report) {
      const shape = shapes.get(weight) ?? [];
      const { positions, width } = input;
      const least = rowsRead(positions);
      if (shape.length !== 2 || shape[0] < least || shape[1] !== width) {
        report(`weight "${weight}" must have axes [at least ${least}, ${width}], got ${shapeText(shape)}`);
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
      const indices = toIntegerTensor(Int32Array.from({ length: rows }, (_, index) => row ?? index % positions));
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
  options: () => ({
    weight: parameterName.describe('Name of the table, axes [positions, size].'),
    row: place.optional().describe('One row for every position, in place of a row for each.'),
  }),
  make: positionEmbedding,
};
