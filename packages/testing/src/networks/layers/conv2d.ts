import { convolution, convolutionCase, type ConvolutionOptions } from './convolution.js';
import type { LayerReference } from './reference.js';

/** A convolution over an image. */
export const conv2d: LayerReference<ConvolutionOptions> = {
  ...convolution,
  cases: [
    convolutionCase(
      'conv2d',
      { bias: 'b' },
      [
        [3, 2],
        [2, 1],
      ],
      [2, 2, 2, 2],
    ),
    convolutionCase(
      'conv2d',
      { stride: [2, 1], padding: [1, 0] },
      [
        [3, 3],
        [2, 2],
      ],
      [2, 1, 3, 2],
    ),
    convolutionCase(
      'conv2d',
      { dilation: [1, 2], padding: 1, bias: 'b' },
      [
        [2, 3],
        [3, 3],
      ],
      [1, 2, 2, 2],
    ),
    convolutionCase(
      'conv2d',
      { groups: 2, padding: 1, stride: 2 },
      [
        [2, 2],
        [2, 2],
      ],
      [2, 1, 1, 2],
    ),
    convolutionCase(
      'conv2d',
      { groups: 3 },
      [
        [2, 2],
        [1, 1],
      ],
      [3, 1, 2, 2],
    ),
    convolutionCase(
      'conv2d',
      {},
      [
        [1, 1],
        [1, 1],
      ],
      [3, 2, 1, 1],
    ),
  ],
};
