import type { NdArray } from '@entk/core';
import { firstRepeatedPosition, type RepeatedSequences } from '@entk/datasets';
import { attentionWeights, namedLayers } from '@entk/models';
import type { NetworkAt } from './kernels.js';

/** Where the heads that look there most look, as means over sequences and late positions. */
export interface BestHeads {
  /** In the first layer, at the token before. */
  readonly previous: number;
  /** In the last layer, at the token after the previous occurrence of the one that is read. */
  readonly induction: number;
}

/** The largest mean attention of a head of each layer on what an induction head is made of. */
export function bestHeads(
  { network, parameters }: NetworkAt,
  { inputs, periods }: Pick<RepeatedSequences, 'inputs' | 'periods'>,
): BestHeads {
  const [examples, length] = inputs.shape;
  const first = firstRepeatedPosition({ inputs, periods });
  const layers = namedLayers(network)
    .filter(({ kind }) => kind === 'attention')
    .map(({ name }) => attentionWeights(network, parameters, inputs, { layer: name }));
  const largest = ({ data, shape: [, heads] }: NdArray, seen: (n: number, t: number) => number) => {
    const means = Array.from({ length: heads }, (_, head) => {
      let sum = 0;
      for (let n = 0; n < examples; n++) {
        for (let t = first; t < length; t++) sum += data[((n * heads + head) * length + t) * length + seen(n, t)];
      }
      return sum / (examples * (length - first));
    });
    return Math.max(...means);
  };
  return {
    previous: largest(layers[0], (_, t) => t - 1),
    induction: largest(layers[layers.length - 1], (n, t) => t - periods[n] + 1),
  };
}
