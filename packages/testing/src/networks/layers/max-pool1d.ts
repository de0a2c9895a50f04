import { maxPooling } from './max-pooling.js';
import { poolingCase, type PoolingOptions } from './pooling.js';
import type { LayerReference } from './reference.js';

/** Windows over a signal or a sequence. */
export const maxPool1d: LayerReference<PoolingOptions> = {
  ...maxPooling,
  draw: ({ random }) => ({
    kind: 'maxPool1d',
    size: 3,
    stride: 1,
    padding: 1,
    dilation: 1,
    ...(random.uniform() < 0.3 && { size: 1, padding: 0 }),
  }),
  cases: [
    poolingCase('maxPool1d', { size: 2 }, [[5], [2]]),
    poolingCase('maxPool1d', { size: 3, stride: 1, padding: 1 }, [[4], [4]], true),
    poolingCase('maxPool1d', { size: 1 }, [[1], [1]]),
    poolingCase('maxPool1d', { size: 2, dilation: 2 }, [[4], [1]]),
  ],
};
