import { requireOptions } from '@entk/core';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { maxPooling, type MaxPoolOptions, maxPoolSchemas } from './max-pooling.js';

/**
 * The largest number of every window over a signal [channels, length] or a sequence, channel by channel: what
 * `torch.nn.MaxPool1d` computes.
 *
 * @throws MisuseError for a size, stride, padding or dilation that is no integer in its range.
 */
export function maxPool1d(options: MaxPoolOptions): Layer {
  requireOptions<MaxPoolOptions>('maxPool1d', options, { dilation: true, size: true, stride: true, padding: true });
  return maxPooling('maxPool1d', 1, options);
}

/** How a description says it. */
export const maxPool1dKind: LayerKind<'maxPool1d', MaxPoolOptions> = {
  kind: 'maxPool1d',
  description: 'The largest number of every window over a signal [channels, length] or a sequence.',
  options: () => maxPoolSchemas(1),
  make: maxPool1d,
};
