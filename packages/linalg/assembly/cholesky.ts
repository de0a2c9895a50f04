import { gemm } from './gemm';
import { f, setF } from './rows';
import { operands, ownBuffers, share } from './team';
import { subtractRows } from './vectors';

const BLOCK: i32 = 48;

let failedPivot: f64 = 0;

/** The value of the pivot at which `cholesky` stopped. */
export function choleskyFailedPivot(): f64 {
  return failedPivot;
}

/**
 * A = U^T U on the upper triangle of `a` by rows (`lda` doubles apart, a multiple of 2, zeros from n on). `scratch`
 * holds BLOCK doubles. Returns -1, or the index of the first pivot that is not positive.
 */
export function cholesky(n: i32, a: usize, lda: i32, scratch: usize): i32 {
  const row = <usize>lda << 3;
  const end = (n + 1) & ~1;
  for (let start = 0; start < n; start += BLOCK) {
    const width = min(BLOCK, n - start);
    const block = a + <usize>start * row;
    for (let i = start; i < start + width; i++) {
      const ai = a + <usize>i * row;
      const older = i - start;
      for (let l = 0; l < older; l++) {
        store<f64>(scratch + (<usize>l << 3), load<f64>(block + <usize>l * row + (<usize>i << 3)));
      }
      const even = i & ~1;
      const at = <usize>even << 3;
      subtractRows(older, <usize>(end - even) << 3, block + at, row, scratch, ai + at);
      const pivot = load<f64>(ai + (<usize>i << 3));
      if (!(pivot > 0)) {
        failedPivot = pivot;
        return i;
      }
      const root = sqrt(pivot);
      store<f64>(ai + (<usize>i << 3), root);
      const inverse = 1 / root;
      for (let j = i + 1; j < n; j++) {
        const entry = ai + (<usize>j << 3);
        store<f64>(entry, load<f64>(entry) * inverse);
      }
    }
    const next = start + width;
    const left = n - next;
    if (left > 0) {
      const at = <usize>next << 3;
      gemm(left, left, width, -1, block + at, 1, lda, block + at, lda, 1, a + <usize>next * row + at, lda, false, true);
    }
  }
  return -1;
}

/** Row i of a block, columns from..to-1 (`from` even), less the part of the rows of the block above it. */
function subtractOlder(i: i32, block: usize, row: usize, start: i32, from: i32, to: i32): void {
  const coefficients = ownBuffers();
  for (let l = 0; l < i; l++) setF(coefficients, l, f(block + <usize>l * row, start + i));
  const at = <usize>from << 3;
  subtractRows(i, <usize>(((to + 1) & ~1) - from) << 3, block + at, row, coefficients, block + <usize>i * row + at);
}

function scaleRow(row: usize, from: i32, to: i32, factor: f64): void {
  for (let j = from; j < to; j++) setF(row, j, f(row, j) * factor);
}

/**
 * B <- L^-1 B, or with `transposed` L^-T B, for the lower triangular L at `l` (by rows, `ldl` doubles apart) and n rows
 * of B, `ldb` doubles apart (even, zeros beyond its columns).
 */
export function solveLower(
  n: i32, l: usize, ldl: i32, columns: i32, b: usize, ldb: i32, transposed: bool,
): void {
  const bytes = <usize>((columns + 1) & ~1) << 3;
  const rowB = <usize>ldb << 3;
  const rowL = <usize>ldl << 3;
  const blocks = (n + BLOCK - 1) / BLOCK;
  for (let t = 0; t < blocks; t++) {
    const start = (transposed ? blocks - 1 - t : t) * BLOCK;
    const end = min(start + BLOCK, n);
    const own = b + <usize>start * rowB;
    const scratch = ownBuffers();
    if (transposed) {
      const below = l + <usize>end * rowL + (<usize>start << 3);
      if (end < n) gemm(end - start, columns, n - end, -1, below, 1, ldl, b + <usize>end * rowB, ldb, 1, own, ldb, false, false);
      for (let i = end - 1; i >= start; i--) {
        for (let j = i + 1; j < end; j++) {
          store<f64>(scratch + (<usize>(j - i - 1) << 3), load<f64>(l + <usize>j * rowL + (<usize>i << 3)));
        }
        const bi = b + <usize>i * rowB;
        subtractRows(end - 1 - i, bytes, bi + rowB, rowB, scratch, bi);
        divideRow(bytes, bi, load<f64>(l + <usize>i * rowL + (<usize>i << 3)));
      }
    } else {
      const left = l + <usize>start * rowL;
      if (start > 0) gemm(end - start, columns, start, -1, left, ldl, 1, b, ldb, 1, own, ldb, false, false);
      for (let i = start; i < end; i++) {
        const bi = b + <usize>i * rowB;
        subtractRows(i - start, bytes, own, rowB, l + <usize>i * rowL + (<usize>start << 3), bi);
        divideRow(bytes, bi, load<f64>(l + <usize>i * rowL + (<usize>i << 3)));
      }
    }
  }
}

function divideRow(bytes: usize, row: usize, by: f64): void {
  const divisor = f64x2.splat(by);
  const end = row + bytes;
  while (row < end) {
    v128.store(row, f64x2.div(v128.load(row), divisor));
    row += 16;
  }
}
