import { ndArray } from '@entk/core';
import { multiply } from './elementwise.js';
import { reshape, sumOfMiddle } from './operations.js';
import { scoped, type Tensor, toTensor } from './tensor.js';

/** Of each example of a batch, the positions `from` … `to` − 1 that hold a token; the others are padding. */
export interface Spans {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** What stands in the place of a token where there is none. */
export const noToken = -1;

/**
 * Where the tokens of each example stand.
 *
 * @param tokens Axes [N·T].
 * @returns `undefined` where every position holds one.
 */
export function spansOf(tokens: ArrayLike<number>, positions: number): Spans | undefined {
  const count = tokens.length / positions;
  const spans = { from: new Int32Array(count), to: new Int32Array(count).fill(positions) };
  let padded = false;
  for (let n = 0; n < count; n++) {
    const start = n * positions;
    while (spans.from[n] < positions && tokens[start + spans.from[n]] === noToken) spans.from[n]++;
    while (spans.to[n] > spans.from[n] && tokens[start + spans.to[n] - 1] === noToken) spans.to[n]--;
    padded ||= spans.to[n] - spans.from[n] < positions;
  }
  return padded ? spans : undefined;
}

/** w[n, t], axes [N·T, 1], of a sum over positions: 1 at the last of each span, or one over its length at each. */
export function weightsOfSpans({ from, to }: Spans, positions: number, which: 'last' | 'mean'): Tensor {
  const weights = new Float32Array(from.length * positions);
  for (let n = 0; n < from.length; n++) {
    const [start, end] = [n * positions, n * positions + to[n]];
    if (which === 'last') weights[end - 1] = 1;
    else weights.fill(1 / (to[n] - from[n]), start + from[n], end);
  }
  return toTensor(ndArray([weights.length, 1], weights));
}

/** Σ_t w[n, t] x[n, t, ·], [N·T, H] → [N, H]. */
export function weightedOverPositions(values: Tensor, weights: Tensor, positions: number): Tensor {
  const [height, width] = values.shape;
  return scoped(() => sumOfMiddle(reshape(multiply(values, weights), [height / positions, positions, width])));
}
