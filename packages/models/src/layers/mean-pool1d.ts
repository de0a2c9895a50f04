import { requireOptions } from '@entk/core';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { meanPooling, type MeanPoolOptions, meanPoolSchemas } from './mean-pooling.js';

/**
 * The mean of every window over a signal [channels, length] or a sequence, channel by channel: what
 * `torch.nn.AvgPool1d` computes.
 *
 * @throws MisuseError for a size, stride, padding or dilation that is no integer in its range.
 */
export function meanPool1d(options: MeanPoolOptions): Layer {
  requireOptions<MeanPoolOptions>('meanPool1d', options, {
    ignorePadding: true,
    size: true,
    stride: true,
    padding: true,
  });
  return meanPooling('meanPool1d', 1, options);
}

/** How a description says it. */
export const meanPool1dKind: LayerKind<'meanPool1d', MeanPoolOptions> = {
  kind: 'meanPool1d',
  description: 'The mean of every window over a signal [channels, length] or a sequence.',
  options: () => meanPoolSchemas(1),
  make: meanPool1d,
};
