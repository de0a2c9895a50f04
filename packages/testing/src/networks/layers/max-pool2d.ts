import { maxPooling } from './max-pooling.js';
import { poolingCase, type PoolingOptions } from './pooling.js';
import type { LayerReference } from './reference.js';

/** Windows over an image. */
export const maxPool2d: LayerReference<PoolingOptions> = {
  ...maxPooling,
  cases: [
    poolingCase('maxPool2d', { size: [2, 1] }, [
      [4, 2],
      [2, 2],
    ]),
    poolingCase('maxPool2d', { size: 3, stride: 2, padding: 1 }, [
      [3, 3],
      [2, 2],
    ]),
    poolingCase('maxPool2d', { size: 2, stride: [1, 2] }, [
      [3, 2],
      [2, 1],
    ]),
    poolingCase('maxPool2d', { size: 1 }, [
      [1, 1],
      [1, 1],
    ]),
    poolingCase('maxPool2d', { size: 2, stride: 1, dilation: [1, 2] }, [
      [2, 4],
      [1, 2],
    ]),
  ],
};
