import { requireOptions, shapeText } from '@entk/core';
import { throughMatrix } from '../cotangent.js';
import { add, matMul, matMulTransposedRight, scoped, type Tensor, transpose } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer, ParameterUse } from './layer.js';
import { extent, flag, parameterName } from './option-schemas.js';
import { sumOfTangents } from './sum-of-tangents.js';

/** Which parameters a dense layer reads, and how. */
export interface DenseOptions {
  /** Name of the weight W, axes [out, in] as PyTorch keeps it; [in, out] when `transposed`. */
  readonly weight: string;
  /** Name of the bias b, axes [out]. No bias without it. */
  readonly bias?: string;
  /** Computes Wᵀx instead of Wx: the second use of a tied weight. */
  readonly transposed?: boolean;
  /** The width of y, where nothing else gives the shape of W. */
  readonly outputs?: number;
}

/**
 * y = W x + b, or y = Wᵀ x + b when `transposed`, at every position.
 *
 * @example
 * ```ts
 * import { dense } from '@entk/models';
 *
 * dense({ weight: 'net.0.weight' }).parameters; // [ 'net.0.weight' ]
 * ```
 */
export function dense(options: DenseOptions): Layer {
  requireOptions<DenseOptions>('dense', options, { weight: true, bias: true, transposed: true, outputs: true });
  const { weight, bias, transposed = false, outputs: given } = options;
  const apply = (input: Tensor, matrix: Tensor) =>
    transposed ? matMul(input, matrix) : matMulTransposedRight(input, matrix);

  return {
    kind: 'dense',
    options: { weight, bias, transposed, outputs: given },
    parameters: bias === undefined ? [weight] : [weight, bias],
    sumsProducts: true,
    positionwise: true,

    inferredShapes({ width }, known) {
      const outputs = known.get(weight)?.at(transposed ? 1 : 0) ?? given;
      if (outputs === undefined) return {};
      const inferred = { [weight]: transposed ? [width, outputs] : [outputs, width] };
      return bias === undefined ? inferred : { ...inferred, [bias]: [outputs] };
    },

    outputShape(input, shapes, report) {
      const { width } = input;
      const shape = shapes.get(weight) ?? [];
      const [outputs, inputs] = transposed ? [shape[1], shape[0]] : [shape[0], shape[1]];
      if (shape.length !== 2 || inputs !== width || (given !== undefined && outputs !== given)) {
        const wanted = given ?? 'outputs';
        const axes = transposed ? `[${width}, ${wanted}]` : `[${wanted}, ${width}]`;
        report(`weight "${weight}" must have axes ${axes}, got ${shapeText(shape)}`);
      }
      const biasShape = bias === undefined ? undefined : (shapes.get(bias) ?? []);
      if (biasShape && shape.length === 2 && (biasShape.length !== 1 || biasShape[0] !== outputs)) {
        report(`bias "${bias}" must have axes [${outputs}], got ${shapeText(biasShape)}`);
      }
      return { ...input, width: outputs ?? 0 };
    },

    forward(activation, parameters) {
      const input = activation.values;
      const matrix = parameters.get(weight) as Tensor;
      const output = scoped(() => {
        const product = apply(input, matrix);
        return bias === undefined ? product : add(product, parameters.get(bias) as Tensor);
      });
      return {
        output: { ...activation, values: output },

        pullback(cotangent) {
          const uses: ParameterUse[] = [
            { kind: 'matrix', parameter: weight, transposed, cotangent, activation: input },
          ];
          if (bias !== undefined) uses.push({ kind: 'vector', parameter: bias, cotangent });
          return { input: () => throughMatrix(cotangent, transposed ? transpose(matrix) : matrix), uses };
        },

        pushforward(tangent, parameterTangents) {
          const weightTangent = parameterTangents.get(weight);
          return sumOfTangents(input.shape[0], [
            tangent && apply(tangent, matrix),
            weightTangent && apply(input, weightTangent),
            bias === undefined ? undefined : parameterTangents.get(bias),
          ]);
        },
      };
    },
  };
}

/** How a description says it. */
export const denseKind: LayerKind<'dense', DenseOptions> = {
  kind: 'dense',
  description: 'y = W x + b, at every position of a sequence.',
  options: () => ({
    weight: parameterName.describe('Name of W, axes [out, in] as PyTorch keeps it; [in, out] when transposed.'),
    bias: parameterName.optional().describe('Name of b, axes [out]. No bias without it.'),
    transposed: flag.optional().describe('y = Wᵀx + b: W has axes [in, out], as Keras keeps it, or is tied.'),
    outputs: extent.optional().describe('Width of y, where neither the weights nor parameters give the shape of W.'),
  }),
  make: dense,
};
