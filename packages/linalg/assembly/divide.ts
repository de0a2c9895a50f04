import {
  bothCount, BOTTOM, bottomCount, d, deflate, deflatedCount, deflatedRow, finishMerge, group, index, kept, kind, order,
  packRows, poles, polesZ, settle, spare, squares, startMerge, TOP, topCount, useWorkspace, weights, workspaceDoubles, z,
} from './deflation';
import { gemm } from './gemm';
import { implicitQl } from './ql';
import { f, mergeByKey, n32, setF, setN, sortByKey } from './rows';
import { formVectors, solveUpdate } from './update';
import { rotate } from './vectors';

/**
 * Divide and conquer for the symmetric tridiagonal eigenproblem (Cuppen 1981), with deflation, with the update vector
 * recomputed from the roots so that the eigenvectors are orthogonal whatever the clustering (Gu and Eisenstat 1995),
 * and with the block structure of the halves kept in the matrix products (LAPACK's laed2 and laed3).
 *
 * Eigenvectors are the rows of q, so that rotating, moving and packing them runs along memory.
 */

const EPS: f64 = 2.220446049250313e-16;
const LEAF: i32 = 32;

let e: usize = 0;
let q: usize = 0;
let ldq: i32 = 0;
let packed: usize = 0;
let roots: usize = 0;
let ldr: i32 = 0;
let wantFrom: i32 = 0;
let wantTo: i32 = 0;
let wanted: usize = 0;
/** Of the merge at hand. */
let mergeLow: i32 = 0;
let rowBytes: usize = 0;

/** Doubles of scratch that `divideAndConquer` needs beside its matrices. */
export function divideScratch(n: i32): i32 {
  return workspaceDoubles(n);
}

// @ts-ignore: decorator
@inline
function rowAt(row: i32, column: i32): usize {
  return q + ((<usize>row * <usize>ldq + <usize>column) << 3);
}

/**
 * Eigenpairs of the symmetric tridiagonal (diagonal, offDiagonal) of size n, scaled to entries of at most 1.
 *
 * Wanted are the eigenvalues from..to-1 counted from below. On return `diagonal` holds all eigenvalues in ascending
 * order, and the eigenvector of eigenvalue from + i is column columnOf[i] of the n x (to - from) matrix at `vectors`,
 * rows `stride` doubles apart. `vectors`, `packing` and `rootsAt` are n x stride each, stride a multiple of 8.
 * Returns 0, or 1 + the index at which a leaf did not converge.
 */
export function divideAndConquer(
  n: i32, diagonal: usize, offDiagonal: usize, from: i32, to: i32,
  vectors: usize, stride: i32, packing: usize, rootsAt: usize, columnOf: usize, scratch: usize,
): i32 {
  useWorkspace(n, diagonal, scratch);
  e = offDiagonal;
  q = vectors;
  ldq = stride;
  packed = packing;
  roots = rootsAt;
  ldr = stride;
  wanted = columnOf;
  wantFrom = from;
  wantTo = to;
  memory.fill(q, 0, (<usize>n * <usize>stride) << 3);
  if (n <= LEAF) {
    const failure = leaf(0, n);
    if (failure != 0) return failure;
    return finishLeaf(n);
  }
  const failure = solve(0, n, true);
  if (failure != 0) return failure;
  for (let i = 0; i < n; i++) setF(spare, i, f(d, n32(order, i)));
  memory.copy(d, spare, <usize>n << 3);
  return 0;
}

function finishLeaf(n: i32): i32 {
  memory.copy(packed, q, (<usize>n * <usize>ldq) << 3);
  for (let i = wantFrom; i < wantTo; i++) {
    const row = packed + ((<usize>n32(order, i) * <usize>ldq) << 3);
    setN(wanted, i - wantFrom, i - wantFrom);
    for (let r = 0; r < n; r++) store<f64>(rowAt(r, i - wantFrom), f(row, r));
  }
  for (let i = 0; i < n; i++) setF(spare, i, f(d, n32(order, i)));
  memory.copy(d, spare, <usize>n << 3);
  return 0;
}

function solve(low: i32, high: i32, whole: bool): i32 {
  if (high - low <= LEAF) return leaf(low, high);
  const middle = (low + ((high - low) >> 1) + 1) & ~1;
  const rho = f(e, middle - 1);
  setF(d, middle - 1, f(d, middle - 1) - abs(rho));
  setF(d, middle, f(d, middle) - abs(rho));
  let failure = solve(low, middle, false);
  if (failure == 0) failure = solve(middle, high, false);
  if (failure != 0) return failure;
  merge(low, middle, high, rho, whole);
  return 0;
}

function leaf(low: i32, high: i32): i32 {
  const m = high - low;
  for (let i = low; i < high; i++) store<f64>(rowAt(i, i), 1);
  memory.copy(spare, e + (<usize>low << 3), <usize>m << 3);
  const even = <usize>((m + 1) & ~1) << 3;
  const failure = implicitQl(m, d + (<usize>low << 3), spare, rowAt(low, low), <usize>ldq << 3, even);
  if (failure != 0) return failure + low;
  for (let i = low; i < high; i++) setN(order, i, i);
  sortByKey(order + (<usize>low << 2), high - low, d);
  return 0;
}

function merge(low: i32, middle: i32, high: i32, offDiagonal: f64, whole: bool): void {
  const rho = 2 * abs(offDiagonal);
  let largest: f64 = 0;
  for (let i = low; i < high; i++) {
    const half = load<f64>(rowAt(i, i < middle ? middle - 1 : middle)) * Math.SQRT1_2;
    const zi = i >= middle && offDiagonal < 0 ? -half : half;
    setF(z, i, zi);
    setN(kind, i, i < middle ? TOP : BOTTOM);
    largest = max(largest, max(abs(zi), abs(f(d, i))));
  }
  const sorted = index + (<usize>low << 2);
  mergeByKey(order + (<usize>low << 2), middle - low, order + (<usize>middle << 2), high - middle, sorted, d);
  mergeLow = low;
  rowBytes = <usize>((high - low + 1) & ~1) << 3;
  startMerge();
  deflate(sorted, high - low, rho, 8 * EPS * largest, (a, b, c, s) => {
    rotate(rowBytes, c, s, rowAt(a, mergeLow), rowAt(b, mergeLow));
  });
  settle(low);
  packRows(q, ldq, packed, low, middle - low, high - middle);
  if (kept > 0) solveUpdate(kept, poles, polesZ, squares, rho, spare, roots, ldr, weights, group, false);
  finishMerge(low);
  if (whole) formWanted(low, middle, high);
  else form(low, middle, high);
}

function form(low: i32, middle: i32, high: i32): void {
  if (kept == 0) return;
  formVectors(0, kept);
  const m1 = middle - low;
  const m2 = high - middle;
  const upper = topCount + bothCount;
  const bottomPart = packed + ((<usize>upper * <usize>m1) << 3);
  gemm(kept, m1, upper, 1, roots, ldr, 1, packed, m1, 1, rowAt(low, low), ldq, true, false);
  gemm(
    kept, m2, bothCount + bottomCount, 1, roots + (<usize>topCount << 3), ldr, 1, bottomPart, m2, 1,
    rowAt(low, middle), ldq, true, false,
  );
}

/** The last merge: wanted eigenvectors only, as columns; those that take part first, then the deflated ones. */
function formWanted(low: i32, middle: i32, high: i32): void {
  const m = high - low;
  const gone = deflatedCount();
  const tail = packed + (((<usize>kept * <usize>m + 7) & ~7) << 3);
  for (let i = 0; i < gone; i++) {
    const row = deflatedRow(i);
    memory.copy(tail + ((<usize>i * <usize>m) << 3), rowAt(row, low), <usize>m << 3);
    setN(kind, row, i);
  }
  let chosen = 0;
  let first = 0;
  for (let i = wantFrom; i < wantTo; i++) {
    const row = n32(order, low + i);
    if (row >= low + kept) continue;
    if (chosen == 0) first = row - low;
    setN(wanted, i - wantFrom, chosen++);
  }
  if (chosen > 0) formVectors(first, first + chosen);
  const formed = roots + ((<usize>first * <usize>ldr) << 3);
  const m1 = middle - low;
  const m2 = high - middle;
  const upper = topCount + bothCount;
  const bottomPart = packed + ((<usize>upper * <usize>m1) << 3);
  if (chosen > 0) {
    gemm(m1, chosen, upper, 1, packed, 1, m1, formed, 1, ldr, q, ldq, true, false);
    gemm(
      m2, chosen, bothCount + bottomCount, 1, bottomPart, 1, m2, formed + (<usize>topCount << 3), 1, ldr,
      q + ((<usize>m1 * <usize>ldq) << 3), ldq, true, false,
    );
  }
  for (let i = wantFrom; i < wantTo; i++) {
    const row = n32(order, low + i);
    if (row < low + kept) continue;
    const from = tail + ((<usize>n32(kind, row) * <usize>m) << 3);
    for (let r = 0; r < m; r++) store<f64>(q + ((<usize>r * <usize>ldq + <usize>chosen) << 3), f(from, r));
    setN(wanted, i - wantFrom, chosen++);
  }
}
