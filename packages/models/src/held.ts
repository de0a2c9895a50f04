import { sizeOf } from '@entk/core';
import { chainedShapes } from './layers/chain.js';
import type { ActivationShape, HeldNumbers, Layer, ParameterShapes } from './layers/layer.js';
import type { Network } from './network.js';

/** What a network holds on the way forward and back, in float32 numbers: an upper bound. */
export interface HeldByPasses {
  /** Of an example, to the end of the pullback: activations, and cotangents multiplied out. */
  readonly kept: number;
  /** Of an example, beside those, within a map of a layer. */
  readonly working: number;
  /** However many examples there are: parameters and buffers, one of them turned, and where the pullback begins. */
  readonly shared: number;
}

/** What a forward pass and a pullback of C outputs hold at most, as the layers say. */
export function heldByPasses(network: Network, outputCount: number): HeldByPasses {
  const { layers, inputSize, positions, tokens, grid, outputSize, outputPositions } = network;
  const input: ActivationShape = { positions, width: inputSize, tokens, grid };
  const shapes = new Map([...network.parameterShapes, ...network.bufferShapes]);
  const { forward, pullback, working } = heldThrough(layers, input, shapes, outputCount);
  const seed = outputPositions * outputSize * outputCount;
  const sizes = Array.from(shapes.values(), sizeOf);
  const largest = Math.max(0, ...sizes);
  return {
    kept: numbersOf(input) + forward + pullback + seed,
    working,
    shared: sizes.reduce((sum, size) => sum + size, 0) + largest + seed,
  };
}

function heldThrough(
  layers: readonly Layer[],
  input: ActivationShape,
  shapes: ParameterShapes,
  outputCount: number,
): HeldNumbers {
  const chained = chainedShapes(layers, input, shapes, () => {});
  const total = { forward: 0, pullback: 0, working: 0 };
  const count = ({ forward, pullback, working }: HeldNumbers) => {
    total.forward += forward;
    total.pullback += pullback;
    total.working = Math.max(total.working, working);
  };
  layers.forEach((layer, index) => {
    const [before, after] = [chained[index], chained[index + 1]];
    count(layer.held?.(before, after, outputCount, shapes) ?? usualNumbers(before, after, outputCount));
    for (const inner of Object.values(layer.inner ?? {})) count(heldThrough(inner, before, shapes, outputCount));
  });
  return total;
}

/** Of a layer that makes one array on each of its ways, and multiplies a factored cotangent out. */
function usualNumbers(input: ActivationShape, output: ActivationShape, outputCount: number): HeldNumbers {
  const [before, after] = [numbersOf(input), numbersOf(output)];
  return {
    forward: after,
    pullback: input.tokens ? 0 : before * (outputCount + 1),
    working: 3 * after * outputCount + after,
  };
}

function numbersOf({ positions, width, tokens }: ActivationShape): number {
  return tokens ? positions : positions * width;
}
