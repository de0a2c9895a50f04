import { shapeText } from '@entk/core';
import { type Cotangent, throughElementwise, throughGain } from '../cotangent.js';
import { add, addScalar, multiply, scoped, type Tensor } from '../tensor/index.js';
import type { Layer, ParameterTensors, ParameterUse } from './layer.js';
import { sumOfTangents } from './sum-of-tangents.js';

/** x̂ of a batch, and the two maps of its derivative. */
export interface Normalised {
  /** x̂, axes [N·T, H]. */
  readonly values: Tensor;
  /** The cotangent of x̂ → the cotangent of x. */
  back(cotangent: Cotangent): Cotangent;
  /** The tangent of x → the tangent of x̂. */
  forward(tangent: Tensor): Tensor;
}

/** What makes a norm of a way to normalise. */
export interface Normalisation {
  readonly kind: string;
  readonly options: Layer['options'];
  readonly gain?: string;
  readonly bias?: string;
  /** Added to the gain: 1 where weights are kept as the difference from 1. */
  readonly offset?: number;
  /**
   * What x̂ is computed from beside x, by what it is called in messages: its name, and its start. Each has axes [H].
   */
  readonly statistics?: Readonly<Record<string, { readonly name: string; readonly start: number }>>;
  /**
   * @param values Axes [N·T, H].
   * @param positions T.
   */
  readonly normalise: (values: Tensor, positions: number, parameters: ParameterTensors) => Normalised;
}

/** y = (offset + g) ∘ x̂ + b at every position, whatever x̂ is: the part that norms have in common. */
export function normalising({
  kind,
  options,
  gain,
  bias,
  offset = 0,
  statistics = {},
  normalise,
}: Normalisation): Layer {
  const parameters = [gain, bias].filter((name) => name !== undefined);
  const buffers = Object.fromEntries(Object.values(statistics).map(({ name, start }) => [name, start]));
  const vectors = [
    ['gain', gain],
    ['bias', bias],
    ...Object.entries(statistics).map(([role, { name }]) => [role, name]),
  ] as const;
  return {
    kind,
    options,
    parameters,
    buffers,
    positionwise: true,
    gains: gain === undefined || offset !== 0 ? [] : [gain],

    inferredShapes: ({ width }) =>
      Object.fromEntries([...parameters, ...Object.keys(buffers)].map((name) => [name, [width]])),

    outputShape(input, shapes, report) {
      for (const [role, name] of vectors) {
        const shape = name === undefined ? [input.width] : (shapes.get(name) ?? []);
        if (shape.length !== 1 || shape[0] !== input.width) {
          report(`${role} "${name}" must have axes [${input.width}], got ${shapeText(shape)}`);
        }
      }
      return input;
    },

    held({ positions, width }, _, outputCount) {
      const size = positions * width;
      return {
        forward: 2 * size + positions + 2 * width,
        pullback: (gain === undefined ? 1 : 2) * size * outputCount,
        // δ multiplied out, and times the gain; and the four arrays of a projection.
        working: 6 * size * (outputCount + 1) + 4 * positions * (outputCount + 1),
      };
    },

    forward(activation, tensors) {
      const { values, positions } = activation;
      const given = gain === undefined ? undefined : (tensors.get(gain) as Tensor);
      const gainOf = given && offset !== 0 ? addScalar(given, offset) : given;
      const biasOf = bias === undefined ? undefined : (tensors.get(bias) as Tensor);
      const normalised = normalise(values, positions, tensors);
      const output = scoped(() => {
        const scaled = gainOf ? multiply(normalised.values, gainOf) : normalised.values;
        return biasOf ? add(scaled, biasOf) : scaled;
      });
      return {
        output: { ...activation, values: output },

        pullback(cotangent) {
          const uses: ParameterUse[] = [];
          if (bias !== undefined) uses.push({ kind: 'vector', parameter: bias, cotangent });
          if (gain !== undefined) {
            uses.push({ kind: 'vector', parameter: gain, cotangent: throughElementwise(cotangent, normalised.values) });
          }
          return { uses, input: () => normalised.back(gainOf ? throughGain(cotangent, gainOf) : cotangent) };
        },

        pushforward(tangent, parameterTangents) {
          const moved = tangent && normalised.forward(tangent);
          const gainTangent = gain === undefined ? undefined : parameterTangents.get(gain);
          return sumOfTangents(values.shape[0], [
            moved && (gainOf ? multiply(moved, gainOf) : moved),
            gainTangent && multiply(normalised.values, gainTangent),
            bias === undefined ? undefined : parameterTangents.get(bias),
          ]);
        },
      };
    },
  };
}
