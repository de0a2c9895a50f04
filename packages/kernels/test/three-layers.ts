import { createRandom, ndArray } from '@entk/core';
import { networkFromDescription, normalParameters } from '@entk/models';
import { reluNetwork } from '@entk/testing';
import { type JacobianBlocks, jacobianBlocks, type JacobianBlocksOptions } from '../src/index.js';

/**
 * A network whose first layer has a dense δ, its second one with examples, its third one without: every form there is.
 */
export const threeLayers = networkFromDescription(reluNetwork([6, 5, 4, 3]));

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
