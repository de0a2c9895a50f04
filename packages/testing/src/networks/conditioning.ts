import type { NdArray, NumericArray } from '@entk/core';
import type { NetworkDescription } from './description.js';
import { type Float64Parameters, layerReferences, referenceOutputs } from './interpreter.js';

/**
 * Whether finite differences of the network can be trusted at a place: no layer is near a kink, or where its
 * derivatives are too steep.
 */
export function isTame(
  description: NetworkDescription,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
): boolean {
  let tame = true;
  referenceOutputs(description, parameters, inputs, {
    onLayer(layer, rows, grid) {
      tame &&= layerReferences.get(layer.kind)?.isTame?.(rows, layer, grid) ?? true;
    },
  });
  return tame;
}
