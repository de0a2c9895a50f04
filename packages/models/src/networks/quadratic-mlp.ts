import { requireInteger, requireOneOf, requireOptions } from '@entk/core';
import { dense } from '../layers/dense.js';
import type { Layer } from '../layers/layer.js';
import { quadratic } from '../layers/quadratic.js';
import { scale } from '../layers/scale.js';
import { defineNetwork, type Network } from '../network.js';

/** Names of the two weights, as a PyTorch `Sequential(Linear, scale, square, Linear, scale)` gives them. */
export const quadraticMlpWeights = { layer1: 'net.0.weight', layer2: 'net.3.weight' } as const;

/** Sizes of a quadratic network and its scaling. */
export interface QuadraticMlpOptions {
  /** D, 2p for modular addition. */
  readonly inputs: number;
  /** H, the paper's n. */
  readonly hiddenUnits: number;
  /** C, p for modular addition. */
  readonly outputs: number;
  /**
   * `meanField`: f(x) = (1/H) W2 ((1/√D) W1 x)², which the paper's figures were made with; the factors belong to the
   * forward pass. `none`: f(x) = W2 (W1 x)², eq. 6 to the letter.
   *
   * @default 'meanField'
   */
  readonly scaling?: 'meanField' | 'none';
}

/**
 * The network of eq. 6: one hidden layer, quadratic activation, no biases.
 *
 * Parameters: `net.0.weight` [H, D], `net.3.weight` [C, H].
 *
 * @throws MisuseError if a size is no positive integer or the scaling has another name.
 */
export function quadraticMlp(options: QuadraticMlpOptions): Network {
  requireOptions<QuadraticMlpOptions>('quadraticMlp', options, {
    inputs: true,
    hiddenUnits: true,
    outputs: true,
    scaling: true,
  });
  const { inputs, hiddenUnits, outputs, scaling = 'meanField' } = options;
  requireInteger('quadraticMlp', 'inputs', inputs, { min: 1 });
  requireInteger('quadraticMlp', 'hiddenUnits', hiddenUnits, { min: 1 });
  requireInteger('quadraticMlp', 'outputs', outputs, { min: 1 });
  requireOneOf('quadraticMlp', 'scaling', scaling, ['meanField', 'none']);
  const { layer1, layer2 } = quadraticMlpWeights;
  const scaled = (factor: number): Layer[] => (scaling === 'none' ? [] : [scale(factor)]);
  return defineNetwork({
    inputSize: inputs,
    layers: [
      dense({ weight: layer1 }),
      ...scaled(1 / Math.sqrt(inputs)),
      quadratic(),
      dense({ weight: layer2 }),
      ...scaled(1 / hiddenUnits),
    ],
    parameters: { [layer1]: [hiddenUnits, inputs], [layer2]: [outputs, hiddenUnits] },
  });
}
