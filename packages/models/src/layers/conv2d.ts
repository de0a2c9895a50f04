import { requireOptions } from '@entk/core';
import { convolution, convolutionOptionNames, type ConvolutionOptions, convolutionSchemas } from './convolution.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/**
 * y[p, o] = b[o] + Σ_{i, j} W[o, i, j] x[p·stride − padding + j·dilation, i], p and j pairs, over an image [channels,
 * height, width]: what `torch.nn.Conv2d` computes, zeros in the padding.
 *
 * @throws MisuseError for a stride, padding, dilation, size or number of groups that is no integer in its range.
 * @throws ShapeError for a list of them that does not have two.
 *
 * @example
 * ```ts
 * import { conv2d, defineNetwork, maxPool2d } from '@entk/models';
 *
 * const network = defineNetwork({
 *   inputSize: 3,
 *   grid: [8, 8],
 *   layers: [conv2d({ weight: 'W', bias: 'b', padding: 1 }), maxPool2d({ size: 2 })],
 *   parameters: { W: [4, 3, 3, 3], b: [4] },
 * });
 * network.outputPositions; // 16, exactly 4 × 4
 * ```
 */
export function conv2d(options: ConvolutionOptions): Layer {
  requireOptions<ConvolutionOptions>('conv2d', options, convolutionOptionNames);
  return convolution('conv2d', 2, options);
}

/** How a description says it. */
export const conv2dKind: LayerKind<'conv2d', ConvolutionOptions> = {
  kind: 'conv2d',
  description: 'Convolution over an image: y = W ∗ x + b.',
  options: () => convolutionSchemas(2),
  make: conv2d,
};
