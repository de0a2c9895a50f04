import { requireNumber, shapeText } from '@entk/core';
import {
  type Cotangent,
  type DenseCotangent,
  throughElementwise,
  throughGain,
  timesExamples,
  toDense,
} from '../cotangent.js';
import {
  add,
  addScalar,
  divide,
  multiply,
  multiplyByScalar,
  ones,
  scoped,
  square,
  squareRoot,
  subtract,
  sumOverColumns,
  type Tensor,
} from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer, ParameterUse } from './layer.js';
import { number, parameterName } from './option-schemas.js';
import { sumOfTangents } from './sum-of-tangents.js';

/** Which parameters a layer norm reads, and its ε. */
export interface LayerNormOptions {
  /** Name of the gain g, axes [H]. No gain without it. */
  readonly gain?: string;
  /** Name of the bias b, axes [H]. No bias without it. */
  readonly bias?: string;
  /** Added to the variance. @default 1e-5, PyTorch's */
  readonly epsilon?: number;
}

/**
 * y = g ∘ x̂ + b with x̂ = (x − μ)/√(σ² + ε), μ and σ² the mean and the variance (over H, not H − 1) of the last axis, at
 * every position (Ba, Kiros and Hinton 2016).
 *
 * With s = √(σ² + ε), v → (v − mean(v) − x̂ mean(v ∘ x̂))/s both forward, before the gain, and back, after it. A cotangent
 * becomes dense here.
 *
 * @throws MisuseError if ε is not positive.
 */
export function layerNorm({ gain, bias, epsilon = 1e-5 }: LayerNormOptions = {}): Layer {
  requireNumber('layerNorm', 'epsilon', epsilon, { above: 0 });
  const parameters = [gain, bias].filter((name) => name !== undefined);
  return {
    kind: 'layerNorm',
    options: { gain, bias, epsilon },
    parameters,
    gains: gain === undefined ? [] : [gain],

    inferredShapes: ({ width }) => Object.fromEntries(parameters.map((name) => [name, [width]])),

    outputShape(input, shapes, report) {
      for (const [role, name] of [
        ['gain', gain],
        ['bias', bias],
      ] as const) {
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
        forward: 2 * size + positions,
        pullback: (gain === undefined ? 1 : 2) * size * outputCount,
        // δ multiplied out, and times the gain; and the four arrays of a projection.
        working: 6 * size * (outputCount + 1) + 4 * positions * (outputCount + 1),
      };
    },

    forward({ values, positions }, tensors) {
      const gainOf = gain === undefined ? undefined : (tensors.get(gain) as Tensor);
      const biasOf = bias === undefined ? undefined : (tensors.get(bias) as Tensor);
      const exampleCount = values.shape[0] / positions;
      const normalised = scoped(() => normalise(values, epsilon));
      const output = scoped(() => {
        const scaled = gainOf ? multiply(normalised.values, gainOf) : normalised.values;
        return biasOf ? add(scaled, biasOf) : scaled;
      });
      return {
        output: { values: output, positions },

        pullback(cotangent) {
          const uses: ParameterUse[] = [];
          if (bias !== undefined) uses.push({ kind: 'vector', parameter: bias, cotangent });
          if (gain !== undefined) {
            uses.push({ kind: 'vector', parameter: gain, cotangent: throughElementwise(cotangent, normalised.values) });
          }
          const beforeGain = () => toDense(gainOf ? throughGain(cotangent, gainOf) : cotangent, exampleCount);
          return { uses, input: () => backThrough(normalised, beforeGain()) };
        },

        pushforward(tangent, parameterTangents) {
          const moved = tangent && forwardThrough(normalised, tangent);
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

/** x̂ [N·T, H] and 1/s [N·T, 1]. */
interface Normalised {
  readonly values: Tensor;
  readonly inverseScale: Tensor;
}

function normalise(values: Tensor, epsilon: number): Normalised {
  const centred = subtract(values, meanOfColumns(values));
  const deviation = squareRoot(addScalar(meanOfColumns(square(centred)), epsilon));
  const inverseScale = divide(ones(deviation.shape), deviation);
  return { values: multiply(centred, inverseScale), inverseScale };
}

function backThrough({ values, inverseScale }: Normalised, cotangent: DenseCotangent): Cotangent {
  const along = scoped(() => meanOfColumns(timesExamples(cotangent, values)));
  const projected = scoped(() => {
    const spread = { ...cotangent, values: broadcast(along, cotangent.values.shape[1]) };
    const centred = subtract(cotangent.values, meanOfColumns(cotangent.values));
    return subtract(centred, timesExamples(spread, values));
  });
  return { ...cotangent, values: timesExamples({ ...cotangent, values: projected }, inverseScale) };
}

function forwardThrough({ values, inverseScale }: Normalised, tangent: Tensor): Tensor {
  const along = meanOfColumns(multiply(tangent, values));
  const centred = subtract(tangent, meanOfColumns(tangent));
  return multiply(subtract(centred, multiply(values, along)), inverseScale);
}

function meanOfColumns(matrix: Tensor): Tensor {
  return multiplyByScalar(sumOverColumns(matrix), 1 / matrix.shape[1]);
}

/** A column as `width` equal ones. */
function broadcast(column: Tensor, width: number): Tensor {
  return multiply(column, ones([1, width]));
}

/** How a description says it. */
export const layerNormKind: LayerKind<'layerNorm', LayerNormOptions> = {
  kind: 'layerNorm',
  description: 'Mean 0 and variance 1 over the size of each position, then gain and offset.',
  options: () => ({
    gain: parameterName.optional().describe('Name of the gain, axes [size]. No gain without it.'),
    bias: parameterName.optional().describe('Name of the offset, axes [size]. No offset without it.'),
    epsilon: number.positive({ error: 'must be a number above 0' }).optional().describe('1e-5 unless given.'),
  }),
  make: layerNorm,
};
