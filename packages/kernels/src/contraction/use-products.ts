import { DenseMatrix } from '@entk/core';
import { deltaOfOutput, denseDelta, type FactoredMatrixUse, type PlainUse } from '@entk/jacobians/factors';
import type { Collapse } from '../collapse/collapse.js';
import { keptDelta, outputModeOf } from '../collapse/outputs.js';
import { outerProduct, traceOfDeltaProduct } from './delta-products.js';

/**
 * Matrices of a kernel's size while it is summed: the sum, a term and its two factors, of which one is still in WASM.
 */
export const matricesHeld = 4;

/** One term of a kernel: the product of two uses of one parameter, at examples on the left and on the right. */
export interface UsePair {
  readonly left: PlainUse;
  readonly right: PlainUse;
  /** N and N′. */
  readonly counts: readonly [number, number];
  readonly outputCount: number;
}

/**
 * What a pair of uses adds to the collapsed kernel, axes [N, N′] or [N·C, N′·C] with row n·C + c; for `classMean`, what
 * it adds to C times that kernel.
 *
 * Uses of one orientation give (δ·δ′)(a·a′), uses of opposite ones (δ·a′)(a·δ′), a vector δ·δ′.
 */
export function usePairKernel(pair: UsePair, collapse: Collapse): DenseMatrix {
  switch (outputModeOf(collapse)) {
    case 'single':
      return singleOutputKernel(pair, (use, count) => keptDelta(use.delta, collapse, count));
    case 'summed':
      return traceKernel(pair);
    case 'apart':
      return flattenedKernel(pair);
  }
}

type DeltaRows = (use: PlainUse, exampleCount: number) => DenseMatrix;

function singleOutputKernel({ left, right, counts }: UsePair, deltaOf: DeltaRows): DenseMatrix {
  const leftDelta = deltaOf(left, counts[0]);
  const rightDelta = left === right ? leftDelta : deltaOf(right, counts[1]);
  if (left.kind === 'vector' || right.kind === 'vector') return outerProduct(leftDelta, rightDelta);
  if (left.transposed === right.transposed) {
    return timesEntries(outerProduct(leftDelta, rightDelta), outerProduct(left.activation, right.activation));
  }
  return timesEntries(outerProduct(leftDelta, right.activation), outerProduct(left.activation, rightDelta));
}

function traceKernel(pair: UsePair): DenseMatrix {
  const { left, right, counts, outputCount } = pair;
  if (left.kind === 'matrix' && right.kind === 'matrix' && left.transposed !== right.transposed) {
    let sum: DenseMatrix | undefined;
    for (let c = 0; c < outputCount; c++) {
      const term = singleOutputKernel(pair, (use, count) => deltaOfOutput(use.delta, c, count));
      sum = sum ? sum.addInPlace(term) : term;
    }
    return sum as DenseMatrix;
  }
  const deltas = traceOfDeltaProduct(left.delta, right.delta, counts);
  if (left.kind === 'vector' || right.kind === 'vector') return deltas;
  return timesEntries(deltas, outerProduct(left.activation, right.activation));
}

function flattenedKernel({ left, right, counts, outputCount }: UsePair): DenseMatrix {
  const leftDelta = denseDelta(left.delta, counts[0]);
  const rightDelta = left === right ? leftDelta : denseDelta(right.delta, counts[1]);
  if (left.kind === 'vector' || right.kind === 'vector') return outerProduct(leftDelta, rightDelta);
  if (left.transposed === right.transposed) {
    const activations = outerProduct(left.activation, right.activation);
    return timesBlocks(outerProduct(leftDelta, rightDelta), activations, outputCount);
  }
  return oppositeFlattened(left, right, leftDelta, rightDelta, outputCount);
}

/** K[(n,c),(n′,c′)] = (δ[n,c]·a′[n′]) (a[n]·δ′[n′,c′]). */
function oppositeFlattened(
  left: FactoredMatrixUse,
  right: FactoredMatrixUse,
  leftDelta: DenseMatrix,
  rightDelta: DenseMatrix,
  outputCount: number,
): DenseMatrix {
  const leftTerm = outerProduct(leftDelta, right.activation);
  const product = outerProduct(left.activation, rightDelta);
  const ofExample = new DenseMatrix(leftDelta.rows, rightDelta.rows);
  for (let i = 0; i < ofExample.rows; i++) {
    ofExample.rowSpan(i).set(product.rowSpan(Math.floor(i / outputCount)));
  }
  return timesRowBlocks(ofExample, leftTerm, outputCount);
}

/** Adds its transpose to a square matrix, in place: exactly symmetric. */
export function plusTranspose(matrix: DenseMatrix): DenseMatrix {
  const { rows, data } = matrix;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      const sum = data[i * rows + j] + data[j * rows + i];
      data[i * rows + j] = sum;
      data[j * rows + i] = sum;
    }
  }
  return matrix;
}

function timesEntries(product: DenseMatrix, factors: DenseMatrix): DenseMatrix {
  const [{ data }, { data: by }] = [product, factors];
  for (let index = 0; index < data.length; index++) data[index] *= by[index];
  return product;
}

/** Every [C, C] block (n, n′) of `product` times factors[n, n′]. */
function timesBlocks(product: DenseMatrix, factors: DenseMatrix, blockSize: number): DenseMatrix {
  const ofRow = new DenseMatrix(product.rows, factors.columns);
  for (let i = 0; i < product.rows; i++) ofRow.rowSpan(i).set(factors.rowSpan(Math.floor(i / blockSize)));
  return timesRowBlocks(product, ofRow, blockSize);
}

/** Every run (i, n′) of C columns of `product` times factors[i, n′]. */
function timesRowBlocks(product: DenseMatrix, factors: DenseMatrix, blockSize: number): DenseMatrix {
  for (let run = 0, index = 0; run < factors.data.length; run++) {
    const factor = factors.data[run];
    for (const end = index + blockSize; index < end; index++) product.data[index] *= factor;
  }
  return product;
}
