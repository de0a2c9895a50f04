import { MisuseError } from '@entk/core';
import { attention } from './layers/attention.js';
import type { AttentionOptions } from './layers/attention-options.js';
import type { Layer } from './layers/layer.js';
import { product } from './layers/product.js';
import { residual } from './layers/residual.js';
import { sum } from './layers/sum.js';
import { defineNetwork, type Network } from './network.js';

/**
 * The network with another derivative: keys and values of positions other than a query's own are constants in it. What
 * it gives is the same.
 *
 * The derivative of what stands at position t is then of that position's own stream alone, so that one pullback gives
 * those of all positions apart, ∂f(x)[t]/∂W ≈ δ[t] ⊗ a[t] without a sum over the past: an approximation, exact for the
 * last attention's queries and all that comes after it.
 *
 * @throws MisuseError naming a layer that mixes positions and is no attention, or that gives fewer than it takes.
 *
 * @example
 * ```ts
 * import { attention, defineNetwork, dense, ownPositions, residual } from '@entk/models';
 *
 * const block = residual([attention({ heads: 1, query: 'Q', key: 'K', value: 'V', causal: true })]);
 * const parameters = { Q: [4, 4], K: [4, 4], V: [4, 4], U: [9, 4] };
 * const network = defineNetwork({ inputSize: 4, positions: 5, layers: [block, dense({ weight: 'U' })], parameters });
 * ownPositions(network).layers[0].inner?.layers[0].options?.context; // 'constant'
 * ```
 */
export function ownPositions(network: Network): Network {
  const { layers, inputSize, tokens, positions, grid, parameterShapes, bufferShapes } = network;
  return defineNetwork({
    ...(tokens ? { vocabularySize: inputSize } : { inputSize }),
    ...(grid ? { grid } : { positions }),
    layers: layers.map(ofOwnPosition),
    parameters: Object.fromEntries([...parameterShapes, ...bufferShapes]),
  });
}

/** Kinds that act position by position, though what they do depends on where that stands. */
const atTheirPlace = new Set(['embedding', 'positionEmbedding']);

function ofOwnPosition(layer: Layer): Layer {
  const { kind, options = {}, inner = {}, positionwise = false } = layer;
  const chains = Object.values(inner).map((layers) => layers.map(ofOwnPosition));
  switch (kind) {
    case 'attention':
      if (options.queries === 'last') break;
      return attention({ ...(options as unknown as AttentionOptions), context: 'constant' });
    case 'residual':
      return residual(chains[0]);
    case 'sum':
      return sum(chains);
    case 'product':
      return product(chains);
    default:
      if (positionwise || atTheirPlace.has(kind)) return layer;
  }
  throw new MisuseError({
    in: 'ownPositions',
    rule: 'layers must act at every position apart, or be attention with a query at each',
    got: kind,
  });
}
