import { type PoolingOptions, pooled, windowsOn } from './pooling.js';
import type { LayerReference } from './reference.js';

/** Nearer than this the second number of a window may overtake the first within the steps of a finite difference. */
const safeLead = 1e-2;

/** The largest number that a window sees. */
export const maxPooling: Pick<LayerReference<PoolingOptions>, 'apply' | 'gridAfter' | 'isTame'> = {
  ...pooled<PoolingOptions>((seen) => Math.max(...seen.map((value) => value ?? Number.NEGATIVE_INFINITY))),
  isTame: (rows, options, grid) =>
    windowsOn(rows, options, grid).every((places) =>
      rows[0].every((_, h) => {
        const seen = places.flatMap((place) => (place === undefined ? [] : [rows[place][h]]));
        const [first, second] = seen.toSorted((a, b) => b - a);
        return second === undefined || first - second > safeLead;
      }),
    ),
};
