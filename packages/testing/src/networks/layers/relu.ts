import { entrywise, type LayerReference, type Rows } from './reference.js';

/**
 * No parameter of the tests' networks moves an activation by more than 100 steps of a finite difference, in practice by
 * a tenth of it; so none steps over a kink that is farther away.
 */
const safeDistance = 1e-2;

/** Whether no number is so near to 0 that a step may go over it. */
export function farFromKink(rows: Rows): boolean {
  return rows.every((row) => row.every((x) => Math.abs(x) > safeDistance));
}

/** max(x, 0). */
export const relu: LayerReference = {
  ...entrywise('relu', (x) => (x > 0 ? x : 0), { roundings: 1 }),
  isTame: farFromKink,
};
