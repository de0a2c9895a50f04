import { type NdArray, ndArray, requireOptions } from '@entk/core';
import { forwardTo, namedLayers, requireLayer } from './activations.js';
import { patternOf } from './layers/attention.js';
import type { AttentionOptions } from './layers/attention-options.js';
import { attentionStreams } from './layers/attention-streams.js';
import type { Network } from './network.js';
import { type ParameterSet, requireParameters, withParameterTensors } from './parameters.js';
import { type NetworkInputs, requireInputs } from './predict.js';
import { attend, type AttentionPattern } from './tensor/attention.js';
import { requireBackend, scoped, type Tensor, toTensor } from './tensor/index.js';
import { numbersOf } from './tensor/tensor.js';

/** Whose weights. */
export interface AttentionWeightsOptions {
  /** A name of `namedLayers`, of a layer of the kind `attention`. */
  readonly layer: string;
}

/**
 * Where a layer of attention looks: a[n, h, t, u], the share of position u in what head h gives for the query at t.
 *
 * @returns Axes [N, H, T′, T], float32, T′ being the positions that have queries; rows sum to 1, and what a query does
 *   not see is 0.
 * @throws MisuseError for a name that is no layer of attention, naming those there are, or an invalid token.
 * @throws ShapeError if inputs or parameters are not the network's.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @remarks One forward pass to the layer, and T/d mixings of one-hot values, d the numbers of a head: they are read off
 *   what the layer itself gives. N·H·T′·T numbers.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { attention, attentionWeights, defineNetwork, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const layers = [attention({ heads: 1, query: 'Q', key: 'K', value: 'V', causal: true })];
 * const parameters = { Q: [1, 1], K: [1, 1], V: [1, 1] };
 * const network = defineNetwork({ inputSize: 1, positions: 2, layers, parameters });
 * const zeros = new Map(Object.keys(parameters).map((name) => [name, ndArray([1, 1])]));
 * const inputs = ndArray([1, 2, 1], Float32Array.of(1, 2));
 * // Queries of zero see all that they may alike.
 * attentionWeights(network, zeros, inputs, { layer: '0' }).data; // Float32Array [1, 0, 0.5, 0.5]
 * ```
 */
export function attentionWeights(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  options: AttentionWeightsOptions,
): NdArray {
  requireOptions<AttentionWeightsOptions>('attentionWeights', options, { layer: true });
  const caller = 'attentionWeights';
  requireBackend(caller);
  requireParameters(caller, network, parameters);
  requireInputs(caller, network, inputs);
  const layers = namedLayers(network).filter(({ kind }) => kind === 'attention');
  const { name } = requireLayer(caller, layers, options.layer);
  return withParameterTensors(parameters, (tensors) =>
    scoped(() => {
      const { layer, input } = forwardTo(network, name, inputs, tensors);
      const of = layer.options as unknown as AttentionOptions;
      const pattern = patternOf(of, input, tensors);
      const { queries, keys } = attentionStreams(of, input, tensors, pattern).given;
      return weightsOf(queries, keys, pattern, inputs.shape[0]);
    }),
  );
}

/** As many positions at a time as a head has numbers: their values are unit vectors, those of the others zero. */
function weightsOf(queries: Tensor, keys: Tensor, pattern: AttentionPattern, examples: number): NdArray {
  const { heads, keyValueHeads, headSize, positions, queryPositions } = pattern;
  const weights = new Float32Array(examples * heads * queryPositions * positions);
  const width = keyValueHeads * headSize;
  for (let first = 0; first < positions; first += headSize) {
    const shown = Math.min(headSize, positions - first);
    const values = new Float32Array(examples * positions * width);
    for (let n = 0; n < examples; n++) {
      for (let i = 0; i < shown; i++) {
        const row = (n * positions + first + i) * width;
        for (let head = 0; head < keyValueHeads; head++) values[row + head * headSize + i] = 1;
      }
    }
    const given = { queries, keys, values: toTensor(ndArray([examples * positions, width], values)) };
    const mixed = scoped(() => numbersOf(attend(given, pattern).mixed).slice());
    for (let n = 0; n < examples; n++) {
      for (let t = 0; t < queryPositions; t++) {
        for (let h = 0; h < heads; h++) {
          const from = ((n * queryPositions + t) * heads + h) * headSize;
          const to = ((n * heads + h) * queryPositions + t) * positions + first;
          weights.set(mixed.subarray(from, from + shown), to);
        }
      }
    }
  }
  return ndArray([examples, heads, queryPositions, positions], weights);
}
