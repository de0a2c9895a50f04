import { DenseMatrix, type NdArray } from '@entk/core';
import { sumOf } from './layers/reference.js';

/**
 * Two float32 sums of the same products in another order, as a share of the sum of their sizes: some tens of roundings
 * at the widths of these cases.
 */
export const adjointShare = 64 * 2 ** -24;

/** A function that computes what it gives for a name at the first call. */
export function once<T>(compute: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>();
  return (name) => {
    if (!found.has(name)) found.set(name, compute(name));
    return found.get(name) as T;
  };
}

/** Far from the kink of a ReLU. */
export function awayFromZero(value: number): number {
  return value + Math.sign(value) * 0.1;
}

/** The largest sum of sizes in a row of weights, at least 1. */
export function sizeOfWeights({ shape: [rows], data }: NdArray): number {
  const width = data.length / rows;
  const sums = Array.from({ length: rows }, (_, row) =>
    sumOf(Array.from(data.subarray(row * width, (row + 1) * width), Math.abs)),
  );
  return Math.max(1, ...sums);
}

/** Every choice of some names, none and all among them. */
export function subsets(names: readonly string[]): string[][] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((__, index) => bits & (1 << index)));
}

/** Σ_o weights[n, s, o] derivative[(n, o), ·], [N·scalars, ·]. */
export function weightedRows(weights: NdArray, derivative: DenseMatrix, outputs: number): DenseMatrix {
  const rows = weights.data.length / outputs;
  const scalars = rows / (derivative.rows / outputs);
  const sum = new DenseMatrix(rows, derivative.columns);
  for (let row = 0; row < sum.rows; row++) {
    const n = Math.floor(row / scalars);
    for (let o = 0; o < outputs; o++) {
      const weight = weights.data[row * outputs + o];
      derivative.rowSpan(n * outputs + o).forEach((value, j) => {
        sum.rowSpan(row)[j] += weight * value;
      });
    }
  }
  return sum;
}

/** Adds derivative[(n, o), ·] · direction of n to entry (n, o). */
export function addProducts(
  target: DenseMatrix,
  derivative: DenseMatrix,
  outputs: number,
  directionOf: (n: number) => ArrayLike<number>,
): void {
  for (let row = 0; row < derivative.rows; row++) {
    const n = Math.floor(row / outputs);
    const direction = directionOf(n);
    derivative.rowSpan(row).forEach((value, j) => {
      target.data[row] += value * direction[j];
    });
  }
}
