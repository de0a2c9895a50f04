import { meanPooling, type MeanPoolingOptions } from './mean-pooling.js';
import { poolingCase } from './pooling.js';
import type { LayerReference } from './reference.js';

/** Windows over an image. */
export const meanPool2d: LayerReference<MeanPoolingOptions> = {
  ...meanPooling,
  cases: [
    poolingCase('meanPool2d', { size: [2, 1] }, [
      [4, 2],
      [2, 2],
    ]),
    poolingCase('meanPool2d', { size: 3, stride: 2, padding: 1 }, [
      [3, 3],
      [2, 2],
    ]),
    poolingCase('meanPool2d', { size: 2, stride: [1, 2] }, [
      [3, 2],
      [2, 1],
    ]),
    poolingCase('meanPool2d', { size: 1 }, [
      [1, 1],
      [1, 1],
    ]),
    poolingCase('meanPool2d', { size: 2, padding: 1, stride: 1, ignorePadding: true }, [
      [2, 1],
      [3, 2],
    ]),
  ],
};
