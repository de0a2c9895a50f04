import { dot } from '@entk/linalg';
import type { BlockTerm } from './block-terms.js';

/** Σ_n ‖Z[n]‖², the part of a block of examples in the kernel's trace. */
export function traceOfTerms(terms: readonly BlockTerm[]): number {
  let sum = 0;
  for (const left of terms) {
    for (const right of terms) {
      if (left.slot === right.slot) sum += alignedProducts(left, right);
      else if (left.mirror?.slot === right.slot) sum += mirroredProducts(left, right, left.mirror.channels);
    }
  }
  return sum;
}

/** Σ_n (l·l′)(r·r′). */
function alignedProducts(one: BlockTerm, other: BlockTerm): number {
  let sum = 0;
  for (let n = 0; n < one.left.rows; n++) {
    sum += dot(one.left.rowSpan(n), other.left.rowSpan(n)) * dot(one.right.rowSpan(n), other.right.rowSpan(n));
  }
  return sum;
}

/** Σ_n Σ_c (l_c·r′)(r·l′_c). */
function mirroredProducts(one: BlockTerm, other: BlockTerm, channels: number): number {
  const [width, otherWidth] = [one.left.columns / channels, other.left.columns / channels];
  let sum = 0;
  for (let n = 0; n < one.left.rows; n++) {
    const [left, otherLeft] = [one.left.rowSpan(n), other.left.rowSpan(n)];
    for (let c = 0; c < channels; c++) {
      sum +=
        dot(left.subarray(c * width, (c + 1) * width), other.right.rowSpan(n)) *
        dot(one.right.rowSpan(n), otherLeft.subarray(c * otherWidth, (c + 1) * otherWidth));
    }
  }
  return sum;
}
