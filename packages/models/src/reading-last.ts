import { attention } from './layers/attention.js';
import type { AttentionOptions } from './layers/attention-options.js';
import { lastPosition } from './layers/last-position.js';
import type { Layer } from './layers/layer.js';
import { isPositionwise } from './layers/positionwise.js';
import { product } from './layers/product.js';
import { sum } from './layers/sum.js';
import { defineNetwork, type Network } from './network.js';

/**
 * The network that gives the last position of a network's outputs, and computes nothing that this does not need: what
 * comes after its last attention acts at one position, and that attention has one query. Its parameters are the same
 * ones, and the gradients by those of the last block are of one position instead of T.
 *
 * A network whose outputs are no sequence stays as it is.
 *
 * @example
 * ```ts
 * import { attention, defineNetwork, dense, readingLast, residual } from '@entk/models';
 *
 * const block = residual([attention({ heads: 1, query: 'Q', key: 'K', value: 'V', causal: true })]);
 * const parameters = { Q: [4, 4], K: [4, 4], V: [4, 4], U: [9, 4] };
 * const network = defineNetwork({ inputSize: 4, positions: 5, layers: [block, dense({ weight: 'U' })], parameters });
 * readingLast(network).layers.map(({ kind }) => kind); // ['sum', 'dense']
 * readingLast(network).outputPositions; // 1
 * ```
 */
export function readingLast(network: Network): Network {
  const { layers, inputSize, tokens, positions, grid, outputPositions, parameterShapes, bufferShapes } = network;
  if (outputPositions === 1) return network;
  return defineNetwork({
    ...(tokens ? { vocabularySize: inputSize } : { inputSize }),
    ...(grid ? { grid } : { positions }),
    layers: ofLast(layers),
    parameters: Object.fromEntries([...parameterShapes, ...bufferShapes]),
  });
}

/** Layers that give the last position of what those given give. */
function ofLast(layers: readonly Layer[]): Layer[] {
  const mixing = layers.findLastIndex((layer) => !isPositionwise(layer));
  const after = layers.slice(mixing + 1);
  if (mixing < 0) return [lastPosition(), ...after];
  return [...layers.slice(0, mixing), ...lastOf(layers[mixing]), ...after];
}

/** The last position of one layer's output. */
function lastOf(layer: Layer): Layer[] {
  const { kind, options = {}, inner = {} } = layer;
  const chains = Object.values(inner);
  switch (kind) {
    case 'attention':
      return [attention({ ...(options as unknown as AttentionOptions), queries: 'last' })];
    case 'residual':
      return [sum([[lastPosition()], ...chains.map(ofLast)])];
    case 'sum':
      return [sum(chains.map(ofLast))];
    case 'product':
      return [product(chains.map(ofLast))];
    default:
      return [layer, lastPosition()];
  }
}
