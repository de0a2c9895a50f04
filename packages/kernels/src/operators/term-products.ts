import { DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import type { BlockTerm } from './block-terms.js';

/** Zᵀ V by slot: axes [R, I·b] each. */
export type Gradients = Map<string, DenseMatrix>;

const traceSlot = 'trace';

/** Adds a share of the trace to a sum that is of nothing else. */
export function addTrace(sum: Gradients, share: number): void {
  addToSlot(sum, traceSlot, new DenseMatrix(1, 1, Float64Array.of(share)));
}

/** The trace that was added up. */
export function traceOf(sum: Gradients): number {
  return sum.get(traceSlot)?.data[0] ?? 0;
}

/** Adds a matrix, which may be kept, to a slot. */
export function addToSlot(sum: Gradients, slot: string, product: DenseMatrix): void {
  const present = sum.get(slot);
  if (present) present.addInPlace(product);
  else sum.set(slot, product);
}

/** Adds Zᵀ V of a block of examples, V having axes [n, b]: leftᵀ (right ∘ V), one product a term. */
export function addGradients(gradients: Gradients, terms: readonly BlockTerm[], block: DenseMatrix): void {
  for (const { slot, left, right } of terms) {
    addToSlot(gradients, slot, multiply(left, spread(right, block), { transposeLeft: true }));
  }
}

/** Z U for a block of examples, axes [n, b]: right contracted with left U. */
export function changes(gradients: Gradients, terms: readonly BlockTerm[], count: number): DenseMatrix {
  const sum = new DenseMatrix(terms[0].left.rows, count);
  for (const { slot, left, right } of terms) {
    addContracted(sum, right, multiply(left, gradients.get(slot) as DenseMatrix));
  }
  return sum;
}

/** Z Zᵀ V at all examples of the terms, axes [N, b]. */
export function productOfTerms(terms: readonly BlockTerm[], block: DenseMatrix): DenseMatrix {
  const gradients: Gradients = new Map();
  addGradients(gradients, terms, block);
  joinMirrors(gradients, terms, block.columns);
  return changes(gradients, terms, block.columns);
}

/** Adds to each slot what its mirror has: both then hold the gradient by the whole parameter. */
export function joinMirrors(gradients: Gradients, terms: readonly BlockTerm[], count: number): void {
  const done = new Set<string>();
  for (const { slot, right, mirror } of terms) {
    if (!mirror || done.has(slot)) continue;
    done.add(slot).add(mirror.slot);
    const [own, other] = [slot, mirror.slot].map((name) => gradients.get(name) as DenseMatrix);
    const width = own.rows / mirror.channels;
    own.addInPlace(swapped(other, [mirror.channels, right.columns, width], count));
    gradients.set(mirror.slot, swapped(own, [mirror.channels, width, right.columns], count));
  }
}

/** Axes [C·p, q·b] → [C·q, p·b]. */
function swapped(values: DenseMatrix, [channels, p, q]: readonly [number, number, number], count: number): DenseMatrix {
  const result = new DenseMatrix(channels * q, p * count);
  for (let c = 0; c < channels; c++) {
    for (let i = 0; i < p; i++) {
      const row = values.rowSpan(c * p + i);
      for (let j = 0; j < q; j++) {
        result.rowSpan(c * q + j).set(row.subarray(j * count, (j + 1) * count), i * count);
      }
    }
  }
  return result;
}

/** right[n, i] · V[n, β], axes [n, I·b]. */
function spread(right: DenseMatrix, block: DenseMatrix): DenseMatrix {
  const [width, count] = [right.columns, block.columns];
  const result = new DenseMatrix(right.rows, width * count);
  const [factors, values, out] = [right.data, block.data, result.data];
  for (let n = 0, index = 0; n < right.rows; n++) {
    const start = n * count;
    for (let i = 0; i < width; i++) {
      const factor = factors[n * width + i];
      for (let k = 0; k < count; k++) out[index++] = factor * values[start + k];
    }
  }
  return result;
}

/** Adds Σ_i right[n, i] · product[n, (i, β)]. */
function addContracted(sum: DenseMatrix, right: DenseMatrix, product: DenseMatrix): void {
  const [width, count] = [right.columns, sum.columns];
  const [factors, values, out] = [right.data, product.data, sum.data];
  for (let n = 0, index = 0; n < right.rows; n++) {
    const start = n * count;
    for (let i = 0; i < width; i++) {
      const factor = factors[n * width + i];
      for (let k = 0; k < count; k++) out[start + k] += factor * values[index++];
    }
  }
}
