import { requireOptions } from '@entk/core';
import { convolution, convolutionOptionNames, type ConvolutionOptions, convolutionSchemas } from './convolution.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/**
 * y[t, o] = b[o] + Σ_{i, j} W[o, i, j] x[t·stride − padding + j·dilation, i], over a signal [channels, length] or a
 * sequence of T positions: what `torch.nn.Conv1d` computes, zeros in the padding.
 *
 * @throws MisuseError for a stride, padding, dilation, size or number of groups that is no integer in its range.
 *
 * @example
 * ```ts
 * import { conv1d, defineNetwork, flatten } from '@entk/models';
 *
 * const network = defineNetwork({
 *   inputSize: 2,
 *   grid: [16],
 *   layers: [conv1d({ weight: 'W', stride: 2, padding: 1 }), flatten()],
 *   parameters: { W: [3, 2, 4] },
 * });
 * network.outputSize; // 24, exactly 3 channels at 8 places
 * ```
 */
export function conv1d(options: ConvolutionOptions): Layer {
  requireOptions<ConvolutionOptions>('conv1d', options, convolutionOptionNames);
  return convolution('conv1d', 1, options);
}

/** How a description says it. */
export const conv1dKind: LayerKind<'conv1d', ConvolutionOptions> = {
  kind: 'conv1d',
  description: 'Convolution over a signal or a sequence: y = W ∗ x + b.',
  options: () => convolutionSchemas(1),
  make: conv1d,
};
