import { requireOptions } from '@entk/core';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { maxPooling, type MaxPoolOptions, maxPoolSchemas } from './max-pooling.js';

/**
 * The largest number of every window over an image [channels, height, width], channel by channel: what
 * `torch.nn.MaxPool2d` computes.
 *
 * @throws MisuseError for a size, stride, padding or dilation that is no integer in its range.
 */
export function maxPool2d(options: MaxPoolOptions): Layer {
  requireOptions<MaxPoolOptions>('maxPool2d', options, { dilation: true, size: true, stride: true, padding: true });
  return maxPooling('maxPool2d', 2, options);
}

/** How a description says it. */
export const maxPool2dKind: LayerKind<'maxPool2d', MaxPoolOptions> = {
  kind: 'maxPool2d',
  description: 'The largest number of every window over an image [channels, height, width].',
  options: () => maxPoolSchemas(2),
  make: maxPool2d,
};
