import { type PoolingOptions, pooled } from './pooling.js';
import { type LayerReference, meanOf } from './reference.js';

/** As a description has them. */
export interface MeanPoolingOptions extends PoolingOptions {
  readonly ignorePadding?: boolean;
}

/** The mean of what a window sees, its padding as zeros or left out. */
export const meanPooling: Pick<LayerReference<MeanPoolingOptions>, 'apply' | 'gridAfter'> = pooled(
  (seen, { ignorePadding }) =>
    meanOf(seen.flatMap((value) => (value === undefined ? (ignorePadding ? [] : [0]) : [value]))),
);
