import { MisuseError, requireInteger, ShapeError, shapeText, sizeOf, requireFields } from '@entk/core';
import { buffersOf, chainedShapes } from './layers/chain.js';
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
  /**
   * Of images, [height, width], T being their product, and of signals, [length]: inputs are then [N, D, height, width].
   */
  readonly grid?: readonly number[];
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
  /**
   * The shape of every array that layers read beside the parameters, as running statistics are; none of them is part of
   * θ.
   */
  readonly bufferShapes: ParameterShapes;
}

/** What makes a network. */
export interface NetworkDefinition {
  /** D: inputs are numbers, [N, D], or [N, T, D] where T is more than 1. Either this or `vocabularySize`. */
  readonly inputSize?: number;
  /** V: inputs are tokens, integers 0 … V − 1 with axes [N, T], and the first layer is an `embedding`. */
  readonly vocabularySize?: number;
  /** T. @default 1 */
  readonly positions?: number;
  /**
   * Instead of `positions`: inputs are images of D channels on a grid [height, width], or signals on a grid [length],
   * with axes [N, D, height, width] or flattened, [N, D·height·width], as PyTorch has them.
   */
  readonly grid?: readonly number[];
  readonly layers: readonly Layer[];
  /** Shapes by name, of buffers too. A parameter that several layers name is shared by them. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

/**
 * Composes layers to a network and checks that they chain.
 *
 * A network on sequences may end with one position, which `flatten` and `meanOverPositions` make, or with several: its
 * outputs are then [N, T, C].
 *
 * @throws MisuseError naming every parameter that a layer names and that has no shape, and every one that no layer
 *   uses.
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
  requireFields('defineNetwork', 'definition', definition, ['layers', 'parameters']);
  const { layers, parameters } = definition;
  const input = inputShape(definition);
  const shapes = new Map(Object.entries(parameters));
  requireUsedParameters(layers, shapes);
  const output = requireChain(input, layers, shapes);
  const buffers = new Set(Object.keys(buffersOf(layers)));
  const [parameterShapes, bufferShapes] = [false, true].map(
    (isBuffer) => new Map(Array.from(shapes).filter(([name]) => buffers.has(name) === isBuffer)),
  );
  return {
    layers: [...layers],
    inputSize: input.width,
    positions: input.positions,
    tokens: input.tokens === true,
    grid: input.grid,
    outputSize: output.width,
    outputPositions: output.positions,
    activationShapes: [input, ...shapesAfter(layers, input, shapes)],
    parameterShapes,
    bufferShapes,
    parameterCount: Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0),
  };
}

/** The shape of an example before the first layer. */
export function inputShape({
  inputSize,
  vocabularySize,
  positions: given,
  grid,
}: Omit<NetworkDefinition, 'layers' | 'parameters'>): ActivationShape {
  if (grid && (given !== undefined || vocabularySize !== undefined)) {
    const got = given === undefined ? 'vocabularySize' : 'positions';
    throw new MisuseError({ in: 'defineNetwork', rule: 'a grid must stand beside inputSize alone', got });
  }
  if (grid && (grid.length < 1 || grid.length > 2)) {
    throw new MisuseError({ in: 'defineNetwork', rule: 'a grid must be [length] or [height, width]', got: [...grid] });
  }
  grid?.forEach((extent, axis) => requireInteger('defineNetwork', `grid[${axis}]`, extent, { min: 1 }));
  const positions = grid ? sizeOf(grid) : (given ?? 1);
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
  return { positions, width, tokens: inputSize === undefined, ...(grid && { grid: [...grid] }) };
}

function requireUsedParameters(layers: readonly Layer[], shapes: ParameterShapes): void {
  const buffers = new Set(Object.keys(buffersOf(layers)));
  const used = new Set([...layers.flatMap((layer) => layer.parameters), ...buffers]);
  const faults = [
    ...layers.flatMap(({ parameters }) =>
      parameters.flatMap((name) => (buffers.has(name) ? [`"${name}" is a parameter and a buffer`] : [])),
    ),
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

function shapesAfter(layers: readonly Layer[], input: ActivationShape, shapes: ParameterShapes): ActivationShape[] {
  const chained = chainedShapes(layers, input, shapes, () => {});
  return layers.flatMap(({ inner = {} }, index) => [
    ...Object.values(inner).flatMap((chain) => shapesAfter(chain, chained[index], shapes)),
    chained[index + 1],
  ]);
}
