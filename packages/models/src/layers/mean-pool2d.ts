import { requireOptions } from '@entk/core';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { meanPooling, type MeanPoolOptions, meanPoolSchemas } from './mean-pooling.js';

/**
 * The mean of every window over an image [channels, height, width], channel by channel: what
 * `torch.nn.AvgPool2d` computes.
 *
 * @throws MisuseError for a size, stride, padding or dilation that is no integer in its range.
 */
export function meanPool2d(options: MeanPoolOptions): Layer {
  requireOptions<MeanPoolOptions>('meanPool2d', options, {
    ignorePadding: true,
    size: true,
    stride: true,
    padding: true,
  });
  return meanPooling('meanPool2d', 2, options);
}

/** How a description says it. */
export const meanPool2dKind: LayerKind<'meanPool2d', MeanPoolOptions> = {
  kind: 'meanPool2d',
  description: 'The mean of every window over an image [channels, height, width].',
  options: () => meanPoolSchemas(2),
  make: meanPool2d,
};
