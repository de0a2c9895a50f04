import { createRandom, ndArray } from '@entk/core';
import { defineNetwork, dense, normalParameters, relu } from '@entk/models';
import { type JacobianBlocks, jacobianBlocks, type JacobianBlocksOptions } from '../src/index.js';

/**
 * A network whose first layer has a dense δ, its second one with examples, its third one without: every form there is.
 */
export const threeLayers = defineNetwork({
  inputSize: 6,
  layers: [
    dense({ weight: 'W1', bias: 'b1' }),
    relu(),
    dense({ weight: 'W2', bias: 'b2' }),
    relu(),
    dense({ weight: 'W3', bias: 'b3' }),
  ],
  parameters: { W1: [5, 6], b1: [5], W2: [4, 5], b2: [4], W3: [3, 4], b3: [3] },
});

/** Blocks of so many examples of it. */
export function threeLayerBlocks(count: number, options: JacobianBlocksOptions = {}, seed = 0): JacobianBlocks {
  const inputs = ndArray(
    [count, 6],
    Float32Array.from(
      createRandom(seed)
        .fork('inputs')
        .normals(6 * count),
    ),
  );
  return jacobianBlocks(threeLayers, normalParameters(threeLayers, createRandom(seed)), inputs, options);
}
