import { type LayerReference, type Rows, shapeKept } from './reference.js';

/**
 * Nearer to 1, derivatives are differences of nearly equal numbers, and in float32 little but their roundings is left.
 */
const safeShare = 0.95;

/** e^{x_i} / Σ_j e^{x_j}. */
export const softmax: LayerReference = {
  apply: (rows, _, { rounded }) =>
    rows.map((x) => {
      const largest = Math.max(...x);
      const shares = sharesOf(x);
      return shares.map((share, h) => rounded(share, share * (1 + largest - x[h]), x.length + 4));
    }),
  isTame: (rows: Rows) => rows.every((row) => row.length === 1 || Math.max(...sharesOf(row)) < safeShare),
  draw: () => ({ kind: 'softmax' }),
  cases: [
    ...shapeKept({ kind: 'softmax' }),
    { layer: { kind: 'softmax' }, input: { width: 1 }, output: { positions: 1, width: 1 } },
  ],
};

function sharesOf(x: readonly number[]): number[] {
  const largest = Math.max(...x);
  const powers = x.map((value) => Math.exp(value - largest));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((power) => power / total);
}
