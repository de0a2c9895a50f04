import { entrywise, type LayerReference, type Rows } from './reference.js';

/**
 * Nearer to ±1, the slope 1 − y² is a difference of nearly equal numbers, and in float32 little but roundings is left.
 */
const safeSize = 0.98;

/** tanh x. */
export const tanh: LayerReference = {
  ...entrywise('tanh', Math.tanh, { roundings: 3, size: (x) => Math.abs(Math.tanh(x)) }),
  isTame: (rows: Rows) => rows.every((row) => row.every((x) => Math.abs(Math.tanh(x)) < safeSize)),
};
