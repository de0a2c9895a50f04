import { sumOfCotangents } from '../cotangent.js';
import { add } from '../tensor/index.js';
import { buffersOf, chainedShapes, forwardThrough, pullbackThrough, pushforwardThrough } from './chain.js';
import type { InnerLayers, LayerKind } from './kind.js';
import { activationText, type Layer } from './layer.js';
import { sumOfTangents } from './sum-of-tangents.js';

/**
 * y = x + g(x), g being layers one after the other that give the shape they take.
 *
 * @example
 * ```ts
 * import { defineNetwork, dense, gelu, layerNorm, residual } from '@entk/models';
 *
 * const block = residual([layerNorm(), dense({ weight: 'up' }), gelu(), dense({ weight: 'down' })]);
 * defineNetwork({ inputSize: 4, layers: [block], parameters: { up: [8, 4], down: [4, 8] } }).outputSize; // 4
 * ```
 */
export function residual(layers: readonly Layer[]): Layer {
  const inner = [...layers];
  return {
    kind: 'residual',
    options: { layers: inner },
    parameters: Array.from(new Set(inner.flatMap((layer) => layer.parameters))),
    inner: { layers: inner },
    gains: inner.flatMap((layer) => layer.gains ?? []),
    buffers: buffersOf(inner),

    outputShape(input, shapes, report) {
      const output = chainedShapes(inner, input, shapes, report).at(-1) ?? input;
      if (activationText(output) !== activationText(input)) {
        report(
          `inner layers must give the shape they take, ${activationText(input)} positions × numbers, ` +
            `got ${activationText(output)}`,
        );
      }
      return input;
    },

    held: ({ positions, width }, _, outputCount) => ({
      forward: positions * width,
      pullback: positions * width * outputCount,
      working: 4 * positions * width * (outputCount + 1),
    }),

    forward(input, parameters) {
      const passes = forwardThrough(inner, input, parameters);
      const { values, positions } = input;
      const change = passes.at(-1)?.output.values ?? values;
      return {
        output: { ...input, values: add(values, change) },

        pullback(cotangent) {
          const pulled = pullbackThrough(inner, passes, cotangent);
          return {
            uses: pulled.uses,
            input: () => sumOfCotangents(cotangent, pulled.input(), values.shape[0] / positions),
          };
        },

        pushforward: (tangent, parameterTangents) =>
          sumOfTangents(values.shape[0], [tangent, pushforwardThrough(passes, tangent, parameterTangents)]),
      };
    },
  };
}

/** How a description says it. */
export const residualKind: LayerKind<'residual', { readonly layers: InnerLayers }> = {
  kind: 'residual',
  description: 'y = x + layers(x).',
  options: (layers) => ({ layers }),
  make: ({ layers }, layersOf) => residual(layersOf(layers)),
};
