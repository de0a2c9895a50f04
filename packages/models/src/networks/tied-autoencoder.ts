import { requireInteger, requireOptions } from '@entk/core';
import { dense } from '../layers/dense.js';
import { relu } from '../layers/relu.js';
import { defineNetwork, type Network } from '../network.js';

/** Names of the tied autoencoder's parameters. */
export const tiedAutoencoderParameterNames = { weight: 'W', bias: 'b' } as const;

/** Sizes of a tied autoencoder. */
export interface TiedAutoencoderOptions {
  /** The paper's n: inputs and outputs. */
  readonly features: number;
  /** The paper's m. */
  readonly hiddenUnits: number;
}

/**
 * The toy model of superposition, f(x) = ReLU(WᵀW x + b), eq. 4: the weight is used twice.
 *
 * Parameters: `W` [m, n], `b` [n].
 *
 * @throws MisuseError if a size is no positive integer.
 */
export function tiedAutoencoder(options: TiedAutoencoderOptions): Network {
  requireOptions<TiedAutoencoderOptions>('tiedAutoencoder', options, { features: true, hiddenUnits: true });
  const { features, hiddenUnits } = options;
  requireInteger('tiedAutoencoder', 'features', features, { min: 1 });
  requireInteger('tiedAutoencoder', 'hiddenUnits', hiddenUnits, { min: 1 });
  const { weight, bias } = tiedAutoencoderParameterNames;
  return defineNetwork({
    inputSize: features,
    layers: [dense({ weight }), dense({ weight, transposed: true, bias }), relu()],
    parameters: { [weight]: [hiddenUnits, features], [bias]: [features] },
  });
}
