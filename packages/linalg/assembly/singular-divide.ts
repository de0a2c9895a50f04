import { bidiagonalQr } from './bidiagonal';
import {
  BOTH, bothCount, BOTTOM, bottomCount, d, deflate, finishMerge, group, index, keep, kept, kind, order, packRows, poles,
  polesZ, settle, spare, squares, startMerge, TOP, topCount, useWorkspace, weights, workspaceDoubles, z,
} from './deflation';
import { gemm } from './gemm';
import { f, mergeByKey, setF, setN, sortByKey } from './rows';
import { formLeftVectors, formVectors, solveUpdate } from './update';
import { rotate } from './vectors';

/**
 * Divide and conquer for the singular values and vectors of an upper bidiagonal matrix (Gu and Eisenstat 1995;
 * LAPACK's bdsdc), with deflation, vectors that are orthogonal whatever the clustering, and the block structure of the
 * halves kept in the products. Singular vectors are the rows of u and v.
 *
 * A row in the middle is set aside. The rows above it are a block with one column more than rows, whose last right
 * vector belongs to no singular value, and so may be the rows below. In the vectors of both blocks the whole is a matrix
 * with the values on its diagonal and the middle row, z, as its first.
 */

const EPS: f64 = 2.220446049250313e-16;
const LEAF: i32 = 32;

let e: usize = 0;
let u: usize = 0;
let v: usize = 0;
let ld: i32 = 0;
let packed: usize = 0;
let gaps: usize = 0;
/** What counts as zero beside the whole matrix. A tolerance of each block would let squares underflow in small ones. */
let tolerance: f64 = 0;
/** Of the merge at hand. */
let mergeLow: i32 = 0;
let bytesU: usize = 0;
let bytesV: usize = 0;
/** The entries of a leaf, and one more. */
let leafD: usize = 0;
let leafE: usize = 0;

/** Doubles of scratch that `singularDivide` needs beside its matrices. */
export function singularDivideScratch(n: i32): i32 {
  return workspaceDoubles(n) + 4 * LEAF;
}

// @ts-ignore: decorator
@inline
function at(q: usize, row: i32, column: i32): usize {
  return q + ((<usize>row * <usize>ld + <usize>column) << 3);
}

/**
 * Singular values, not sorted, of the upper bidiagonal (diagonal, above) of size n, scaled to entries of at most 1, into
 * `diagonal`; row i of `left` and of `right` belong to value i. These, `packing` and `gapsAt` are n x stride each,
 * stride a multiple of 8. Returns 0, or 1 + the index at which a leaf did not converge.
 */
export function singularDivide(
  n: i32, diagonal: usize, above: usize, left: usize, right: usize, stride: i32, packing: usize, gapsAt: usize,
  scratch: usize,
): i32 {
  useWorkspace(n, diagonal, scratch);
  leafD = scratch + (<usize>workspaceDoubles(n) << 3);
  leafE = leafD + <usize>(2 * LEAF) * 8;
  e = above;
  u = left;
  v = right;
  ld = stride;
  packed = packing;
  gaps = gapsAt;
  memory.fill(u, 0, (<usize>n * <usize>stride) << 3);
  memory.fill(v, 0, (<usize>n * <usize>stride) << 3);
  let largest: f64 = 0;
  for (let i = 0; i < n; i++) largest = max(largest, max(abs(f(d, i)), abs(f(e, i))));
  if (largest == 0) {
    for (let i = 0; i < n; i++) {
      store<f64>(at(u, i, i), 1);
      store<f64>(at(v, i, i), 1);
    }
    return 0;
  }
  tolerance = 8 * EPS * largest;
  return solve(0, n, 0);
}

/** Rows low..high-1, which have `extra` columns more, 0 or 1. */
function solve(low: i32, high: i32, extra: i32): i32 {
  if (high - low <= LEAF) return leaf(low, high, extra);
  const middle = low + ((high - low) >> 1);
  let failure = solve(low, middle, 1);
  if (failure == 0) failure = solve(middle + 1, high, extra);
  if (failure != 0) return failure;
  merge(low, middle, high, extra);
  return 0;
}

/** With one column more, the block has a row of zeros below, which implicit QR rotates the last entry away with. */
function leaf(low: i32, high: i32, extra: i32): i32 {
  const m = high - low;
  for (let i = low; i < high; i++) store<f64>(at(u, i, i), 1);
  for (let i = low; i < high + extra; i++) store<f64>(at(v, i, i), 1);
  memory.copy(leafD, d + (<usize>low << 3), <usize>m << 3);
  memory.copy(leafE, e + (<usize>low << 3), <usize>m << 3);
  setF(leafD, m, 0);
  setF(leafE, m - 1 + extra, 0);
  const size = m + extra;
  const even = <usize>((size + 1) & ~1) << 3;
  const failure = bidiagonalQr(size, leafD, leafE, at(u, low, low), at(v, low, low), <usize>ld << 3, even);
  if (failure != 0) return failure + low;
  memory.copy(d + (<usize>low << 3), leafD, <usize>m << 3);
  for (let i = low; i < high; i++) setN(order, i, i);
  sortByKey(order + (<usize>low << 2), m, d);
  return 0;
}

function merge(low: i32, middle: i32, high: i32, extra: i32): void {
  const alpha = f(d, middle);
  const beta = f(e, middle);
  for (let i = low; i < high; i++) {
    if (i == middle) continue;
    setF(z, i, i < middle ? alpha * load<f64>(at(v, i, middle)) : beta * load<f64>(at(v, i, middle + 1)));
    setN(kind, i, i < middle ? TOP : BOTTOM);
  }
  bytesU = <usize>((high - low + 1) & ~1) << 3;
  bytesV = <usize>((high + extra - low + 1) & ~1) << 3;
  mergeLow = low;
  const first = joinSpare(middle, high, extra, alpha, beta);
  setF(z, middle, abs(first) > tolerance ? first : tolerance);
  setN(kind, middle, BOTH);
  setF(d, middle, 0);
  store<f64>(at(u, middle, middle), 1);

  const sorted = index + (<usize>low << 2);
  const below = middle + 1;
  mergeByKey(order + (<usize>low << 2), middle - low, order + (<usize>below << 2), high - below, sorted, d);
  startMerge();
  keep(middle);
  deflate(sorted, high - low - 1, 1, tolerance, (a, b, c, s) => {
    rotate(bytesU, c, s, at(u, a, mergeLow), at(u, b, mergeLow));
    rotate(bytesV, c, s, at(v, a, mergeLow), at(v, b, mergeLow));
  });
  // A value that is zero to rounding is set apart from the pole at zero.
  if (kept > 1 && f(poles, 1) < 0.5 * tolerance) setF(poles, 1, 0.5 * tolerance);
  settle(low);
  const m1 = below - low;
  packRows(v, ld, packed, low, m1, high + extra - below);
  solveUpdate(kept, poles, polesZ, squares, 1, spare, gaps, ld, weights, group, true);
  formVectors(0, kept);
  form(v, low, m1, high + extra - below);
  packRows(u, ld, packed, low, m1, high - below);
  formLeftVectors(0, kept);
  form(u, low, m1, high - below);
  finishMerge(low);
}

/**
 * The right vectors that belong to no value: what the middle row has along the one of the rows above and, if there is
 * another, that of the rows below goes into the first, which is row `middle`; returns how much that is.
 */
function joinSpare(middle: i32, high: i32, extra: i32, alpha: f64, beta: f64): f64 {
  const upper = alpha * load<f64>(at(v, middle, middle));
  if (extra == 0) return upper;
  const lower = beta * load<f64>(at(v, high, middle + 1));
  const r = sqrt(upper * upper + lower * lower);
  if (r == 0) return 0;
  rotate(bytesV, upper / r, lower / r, at(v, middle, mergeLow), at(v, high, mergeLow));
  return r;
}

/** The rows of a merge from the packed ones and the vectors at `gaps`. */
function form(q: usize, low: i32, m1: i32, m2: i32): void {
  const upper = topCount + bothCount;
  const bottomPart = packed + ((<usize>upper * <usize>m1) << 3);
  gemm(kept, m1, upper, 1, gaps, ld, 1, packed, m1, 1, at(q, low, low), ld, true, false);
  gemm(
    kept, m2, bothCount + bottomCount, 1, gaps + (<usize>topCount << 3), ld, 1, bottomPart, m2, 1,
    at(q, low, low + m1), ld, true, false,
  );
}
