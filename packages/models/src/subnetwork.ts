import { requireInteger } from '@entk/core';
import { chainedShapes } from './layers/chain.js';
import { defineNetwork, type Network } from './network.js';

/** Which layers of `network.layers`: from … to − 1. */
export interface LayerRange {
  /** @default 0 */
  readonly from?: number;
  /** @default the number of layers */
  readonly to?: number;
}

/**
 * Some layers of a network, one after the other, as a network of their own: what it takes is what the first of them
 * takes, and its parameters are those that they read.
 *
 * Without the layers before, what those give is computed once and kept, however often the rest is run; without the
 * last, what it gives is the hidden state that the vocabulary is read from.
 *
 * @throws MisuseError for a range that has no layer in it.
 * @example
 * ```ts
 * import { defineNetwork, dense, relu, subnetwork } from '@entk/models';
 *
 * const network = defineNetwork({
 *   inputSize: 2,
 *   layers: [dense({ weight: 'V' }), relu(), dense({ weight: 'W' })],
 *   parameters: { V: [5, 2], W: [3, 5] },
 * });
 * const head = subnetwork(network, { from: 1 });
 * head.inputSize; // 5
 * Array.from(head.parameterShapes.keys()); // ['W']
 * ```
 */
export function subnetwork(network: Network, { from = 0, to = network.layers.length }: LayerRange = {}): Network {
  const caller = 'subnetwork';
  const { layers, parameterShapes, bufferShapes } = network;
  requireInteger(caller, 'from', from, { min: 0, max: layers.length - 1 });
  requireInteger(caller, 'to', to, { min: from + 1, max: layers.length });
  const shapes = new Map([...parameterShapes, ...bufferShapes]);
  const { positions, width, tokens, grid } = chainedShapes(layers, network.activationShapes[0], shapes, () => {})[from];
  const chosen = layers.slice(from, to);
  const read = new Set(chosen.flatMap(({ parameters, buffers = {} }) => [...parameters, ...Object.keys(buffers)]));
  return defineNetwork({
    ...(tokens ? { vocabularySize: width } : { inputSize: width }),
    ...(grid ? { grid } : { positions }),
    layers: chosen,
    parameters: Object.fromEntries(Array.from(shapes).filter(([name]) => read.has(name))),
  });
}
