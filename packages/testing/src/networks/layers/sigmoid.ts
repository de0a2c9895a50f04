import { entrywise, type LayerReference, type Rows } from './reference.js';

/**
 * Nearer to 1, the slope y − y² is a difference of nearly equal numbers, and in float32 little but roundings is left.
 */
const safeSize = 0.98;

/** 1 / (1 + e^−x). */
export const sigmoid: LayerReference = {
  ...entrywise('sigmoid', sigmoidOf, { roundings: 3, size: () => 1 }),
  isTame: (rows: Rows) => rows.every((row) => row.every((x) => sigmoidOf(x) < safeSize)),
};

function sigmoidOf(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
