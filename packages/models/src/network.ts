import { MisuseError, requireInteger, ShapeError, shapeText, sizeOf } from '@entk/core';
import { chainedShapes } from './layers/chain.js';
import type { ActivationShape, Layer, ParameterShapes } from './layers/layer.js';

/** A network f: x → y [C], or [T, C] for a sequence, as a list of layers over named parameters. */
export interface Network {
  readonly layers: readonly Layer[];
  /** D, of numbers [N, D] or [N, T, D]; for tokens [N, T] the number V of different ones. */
  readonly inputSize: number;
  /** T; 1 where inputs are no sequences. */
  readonly positions: number;
  /** Whether inputs are integers 0 … V − 1 instead of numbers. */
  readonly tokens: boolean;
  /** C: the outputs of a position. */
  readonly outputSize: number;
  /** T of the outputs; 1 where they are no sequence. */
  readonly outputPositions: number;
  /** The shape of an example before the first layer, and after every layer, also those inside others. */
  readonly activationShapes: readonly ActivationShape[];
  /** Every parameter's shape, in the order in which they stand in θ. */
  readonly parameterShapes: ParameterShapes;
  /** P. */
  readonly parameterCount: number;
}

/** What makes a network. */
export interface NetworkDefinition {
  /** D: inputs are numbers, [N, D], or [N, T, D] where T is more than 1. Either this or `vocabularySize`. */
  readonly inputSize?: number;
  /** V: inputs are tokens, integers 0 … V − 1 with axes [N, T], and the first layer is an `embedding`. */
  readonly vocabularySize?: number;
  /** T. @default 1 */
  readonly positions?: number;
  readonly layers: readonly Layer[];
  /** Shapes by name. A parameter that several layers name is shared by them. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

/**
 * Composes layers to a network and checks that they chain.
 *
 * A network on sequences may end with one position, which `flatten` and `meanOverPositions` make, or with several: its
 * outputs are then [N, T, C].
 *
 * @throws MisuseError naming every parameter that a layer names and that has no shape, and every one that no layer uses.
 * @throws ShapeError naming every layer that does not take what the one before it gives.
 *
 * @example
 * ```ts
 * import { defineNetwork, dense, relu } from '@entk/models';
 *
 * const network = defineNetwork({
 *   inputSize: 4,
 *   layers: [dense({ weight: 'W' }), relu(), dense({ weight: 'W', transposed: true, bias: 'b' })],
 *   parameters: { W: [3, 4], b: [4] },
 * });
 * network.parameterCount; // 16
 * ```
 */
export function defineNetwork(definition: NetworkDefinition): Network {
  const { layers, parameters } = definition;
  const input = inputShape(definition);
  const parameterShapes = new Map(Object.entries(parameters));
  requireUsedParameters(layers, parameterShapes);
  const output = requireChain(input, layers, parameterShapes);
  return {
    layers: [...layers],
    inputSize: input.width,
    positions: input.positions,
    tokens: input.tokens === true,
    outputSize: output.width,
    outputPositions: output.positions,
    activationShapes: [input, ...shapesBehind(layers, input, parameterShapes)],
    parameterShapes,
    parameterCount: Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0),
  };
}

function inputShape({ inputSize, vocabularySize, positions = 1 }: NetworkDefinition): ActivationShape {
  requireInteger('defineNetwork', 'positions', positions, { min: 1 });
  if ((inputSize === undefined) === (vocabularySize === undefined)) {
    throw new MisuseError({
      in: 'defineNetwork',
      rule: 'inputs must be numbers, given by inputSize, or tokens, given by vocabularySize',
      got: inputSize === undefined ? 'neither' : 'both',
    });
  }
  const width = inputSize ?? vocabularySize ?? 0;
  requireInteger('defineNetwork', inputSize === undefined ? 'vocabularySize' : 'inputSize', width, { min: 1 });
  return { positions, width, tokens: inputSize === undefined };
}

function requireUsedParameters(layers: readonly Layer[], shapes: ParameterShapes): void {
  const used = new Set(layers.flatMap((layer) => layer.parameters));
  const faults = [
    ...Array.from(used, (name) => (shapes.has(name) ? [] : [`"${name}" has no shape`])),
    ...Array.from(shapes.keys(), (name) => (used.has(name) ? [] : [`no layer uses "${name}"`])),
    ...Array.from(shapes, ([name, shape]) =>
      shape.every((extent) => Number.isSafeInteger(extent) && extent > 0)
        ? []
        : [`"${name}" has the shape ${shapeText(shape)}, which is not of positive integers`],
    ),
  ].flat();
  if (faults.length === 0) return;
  throw new MisuseError({
    in: 'defineNetwork',
    rule: `parameters must be those that layers use: ${faults.join('; ')}`,
  });
}

/** The shape of an output. */
function requireChain(input: ActivationShape, layers: readonly Layer[], shapes: ParameterShapes): ActivationShape {
  const faults: string[] = [];
  const chained = chainedShapes(layers, input, shapes, (fault) => faults.push(fault));
  const output = chained[chained.length - 1];
  if (output.tokens) faults.push('the network must give numbers, got tokens; begin it with an embedding');
  if (faults.length === 0) return output;
  throw new ShapeError({ in: 'defineNetwork', rule: `layers must chain: ${faults.join('; ')}` });
}

function shapesBehind(layers: readonly Layer[], input: ActivationShape, shapes: ParameterShapes): ActivationShape[] {
  const chained = chainedShapes(layers, input, shapes, () => {});
  return layers.flatMap(({ inner = {} }, index) => [
    ...Object.values(inner).flatMap((chain) => shapesBehind(chain, chained[index], shapes)),
    chained[index + 1],
  ]);
}
