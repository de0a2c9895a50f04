import { meanPooling, type MeanPoolingOptions } from './mean-pooling.js';
import { poolingCase } from './pooling.js';
import type { LayerReference } from './reference.js';

/** Windows over a signal or a sequence. */
export const meanPool1d: LayerReference<MeanPoolingOptions> = {
  ...meanPooling,
  draw: ({ random }) => ({ kind: 'meanPool1d', size: 3, stride: 1, padding: 1, ignorePadding: random.uniform() < 0.5 }),
  cases: [
    poolingCase('meanPool1d', { size: 2 }, [[5], [2]]),
    poolingCase('meanPool1d', { size: 3, stride: 1, padding: 1 }, [[4], [4]], true),
    poolingCase('meanPool1d', { size: 1 }, [[1], [1]]),
    poolingCase('meanPool1d', { size: 2, padding: 1, ignorePadding: true }, [[4], [3]]),
  ],
};
