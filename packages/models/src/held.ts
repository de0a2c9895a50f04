import { sizeOf } from '@entk/core';
import type { Network } from './network.js';

/**
 * Float32 numbers that a forward pass and a pullback of C outputs hold for an example at most: every layer's output, and its
 * cotangent multiplied out. A gain has a cotangent of its own.
 */
export function heldNumbers({ activationShapes, layers, parameterShapes }: Network, outputCount: number): number {
  const ofLayers = activationShapes.reduce((sum, { positions, width, tokens }, index) => {
    return sum + (tokens ? positions : positions * width * (index === 0 ? 1 : 1 + outputCount));
  }, 0);
  const longest = activationShapes.reduce((most, { positions }) => Math.max(most, positions), 1);
  const gains = layers.flatMap((layer) => layer.gains ?? []);
  const ofGains = gains.reduce((sum, name) => sum + longest * outputCount * sizeOf(parameterShapes.get(name) ?? []), 0);
  return ofLayers + ofGains;
}
