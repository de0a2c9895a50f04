import { convolution, convolutionCase, type ConvolutionOptions } from './convolution.js';
import type { LayerReference } from './reference.js';

/** A convolution over a signal or a sequence. */
export const conv1d: LayerReference<ConvolutionOptions> = {
  ...convolution,
  draw: ({ random, width, parameter }) => ({
    kind: 'conv1d',
    weight: parameter('K', [width, width, 3]),
    padding: 1,
    ...(random.uniform() < 0.5 && { bias: parameter('b', [width]) }),
  }),
  cases: [
    convolutionCase('conv1d', {}, [[5], [3]], [2, 2, 3]),
    convolutionCase('conv1d', { bias: 'b', stride: 2, padding: 1 }, [[5], [3]], [3, 2, 3]),
    convolutionCase('conv1d', { bias: 'b', dilation: 2, padding: 2 }, [[4], [4]], [2, 1, 3], true),
    convolutionCase('conv1d', { groups: 2, bias: 'b' }, [[3], [2]], [4, 2, 2]),
    convolutionCase('conv1d', {}, [[1], [1]], [2, 3, 1]),
  ],
};
