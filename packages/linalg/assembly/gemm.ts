import { addProduct } from './fused';
import { pack3, pack6 } from './pack';

/**
 * Packed, cache-blocked matrix product after Goto and van de Geijn (2008), with a 3 x 6 register tile: 9 accumulators,
 * 3 + 3 operands and a product leave no register of 16 to spill, and one step of the inner loop is 24 SIMD operations
 * for 36 flops. The loop is not unrolled: V8 lifts every load of a loop body above its arithmetic, so that unrolling
 * spills.
 *
 * Strides are in elements. `upperOnly` computes only the tiles that touch the upper triangle (column >= row) of C;
 * entries below the diagonal inside those tiles are written too and mean nothing.
 */
const MR: i32 = 3;
const NR: i32 = 6;
const MC: i32 = 120;
const KC: i32 = 256;
const NC: i32 = 1020;
/**
 * With few steps per tile C is what is waited for, so tiles follow each other along its rows, where the processor
 * fetches ahead; with many they go down, which reads the smaller of the packed operands again and again.
 */
const ALONG_ROWS: i32 = 128;

const PACK_A_BYTES: usize = <usize>(MC * KC * 8);
const PACK_B_BYTES: usize = <usize>(KC * NC * 8);
const TILE_BYTES: usize = 192;

// @ts-ignore: decorator
@inline
function packA(): usize {
  return (__heap_base + 63) & ~63;
}
// @ts-ignore: decorator
@inline
function packB(): usize {
  return packA() + PACK_A_BYTES;
}
// @ts-ignore: decorator
@inline
function tile(): usize {
  return packB() + PACK_B_BYTES;
}

/** The first byte that belongs to the caller; below it lie the packing buffers. */
export function arenaStart(): usize {
  return tile() + TILE_BYTES;
}

/**
 * C[3 x 6] += panelA * panelB, or = with `overwrite`. Nothing but the accumulators lives in vector registers through
 * the loop, which is why a factor is applied when A is packed: one more makes V8 spill accumulators, at half the speed.
 */
export function multiplyPanels(kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c02 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c12 = f64x2.splat(0);
  let c20 = f64x2.splat(0);
  let c21 = f64x2.splat(0);
  let c22 = f64x2.splat(0);
  const row1 = c + ldcBytes;
  const row2 = row1 + ldcBytes;
  if (!overwrite) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c02 = v128.load(c, 32);
    c10 = v128.load(row1);
    c11 = v128.load(row1, 16);
    c12 = v128.load(row1, 32);
    c20 = v128.load(row2);
    c21 = v128.load(row2, 16);
    c22 = v128.load(row2, 32);
  }
  const end = b + <usize>kc * 48;
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const t0 = v128.load64_splat(a);
    c00 = addProduct(c00, t0, b0);
    c01 = addProduct(c01, t0, b1);
    c02 = addProduct(c02, t0, b2);
    const t1 = v128.load64_splat(a, 8);
    c10 = addProduct(c10, t1, b0);
    c11 = addProduct(c11, t1, b1);
    c12 = addProduct(c12, t1, b2);
    const t2 = v128.load64_splat(a, 16);
    c20 = addProduct(c20, t2, b0);
    c21 = addProduct(c21, t2, b1);
    c22 = addProduct(c22, t2, b2);
    a += 24;
    b += 48;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(row1, c10);
  v128.store(row1, c11, 16);
  v128.store(row1, c12, 32);
  v128.store(row2, c20);
  v128.store(row2, c21, 16);
  v128.store(row2, c22, 32);
}

/** A tile at the edge of C: the full 3 x 6 product goes to scratch, the valid part to C. */
function edgeTile(
  kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool, rows: i32, columns: i32,
): void {
  const from = tile();
  multiplyPanels(kc, a, b, from, 48, true);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = load<f64>(from + <usize>i * 48 + (<usize>j << 3));
      const to = c + <usize>i * ldcBytes + (<usize>j << 3);
      store<f64>(to, overwrite ? value : load<f64>(to) + value);
    }
  }
}

/** One packed block of A times one packed panel of B, down the rows of the block. */
function blockTimesPanel(
  mc: i32, nr: i32, kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool,
): void {
  const panelBytes = <usize>kc * 24;
  const panelRows: usize = 3 * ldcBytes;
  for (let i = 0; i < mc; i += MR) {
    const rows = min(MR, mc - i);
    if (rows == MR && nr == NR) multiplyPanels(kc, a, b, c, ldcBytes, overwrite);
    else edgeTile(kc, a, b, c, ldcBytes, overwrite, rows, nr);
    a += panelBytes;
    c += panelRows;
  }
}

/** One packed panel of A times one packed block of B, along the columns of the block. */
function panelTimesBlock(
  mr: i32, nc: i32, kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool,
): void {
  const panelBytes = <usize>kc * 48;
  for (let j = 0; j < nc; j += NR) {
    const columns = min(NR, nc - j);
    if (mr == MR && columns == NR) multiplyPanels(kc, a, b, c, ldcBytes, overwrite);
    else edgeTile(kc, a, b, c, ldcBytes, overwrite, mr, columns);
    b += panelBytes;
    c += 48;
  }
}

/** The extent of equal blocks of at most `most`, in whole tiles of `unit`: a last sliver would be packed for little. */
function blockOf(extent: i32, most: i32, unit: i32): i32 {
  const blocks = (extent + most - 1) / most;
  return min(most, (((extent + blocks - 1) / blocks + unit - 1) / unit) * unit);
}

/** C[m x n] = alpha * A[m x k] * B[k x n] (+ C unless `overwrite`). */
export function gemm(
  m: i32, n: i32, k: i32, alpha: f64,
  a: usize, rowStrideA: i32, columnStrideA: i32,
  b: usize, rowStrideB: i32, columnStrideB: i32,
  c: usize, ldc: i32, overwrite: bool, upperOnly: bool,
): void {
  const ldcBytes = <usize>ldc << 3;
  if (k == 0) {
    if (overwrite) for (let i = 0; i < m; i++) memory.fill(c + <usize>i * ldcBytes, 0, <usize>n << 3);
    return;
  }
  if (m == 0 || n == 0) return;
  const blockN = blockOf(n, NC, NR);
  const blockK = blockOf(k, KC, 1);
  const blockM = blockOf(m, MC, MR);
  for (let jc = 0; jc < n; jc += blockN) {
    const nc = min(blockN, n - jc);
    for (let pc = 0; pc < k; pc += blockK) {
      const kc = min(blockK, k - pc);
      const fresh = overwrite && pc == 0;
      const fromB = b + ((<usize>pc * <usize>rowStrideB + <usize>jc * <usize>columnStrideB) << 3);
      pack6(nc, kc, fromB, columnStrideB, rowStrideB, packB());
      for (let ic = 0; ic < m; ic += blockM) {
        const mc = min(blockM, m - ic);
        if (upperOnly && jc + nc <= ic) continue;
        const fromA = a + ((<usize>ic * <usize>rowStrideA + <usize>pc * <usize>columnStrideA) << 3);
        pack3(mc, kc, fromA, rowStrideA, columnStrideA, packA(), alpha);
        const target = c + <usize>ic * ldcBytes + (<usize>jc << 3);
        if (kc <= ALONG_ROWS) {
          for (let i = 0; i < mc; i += MR) {
            const skip = upperOnly ? max(0, (ic + i - jc) / NR) * NR : 0;
            panelTimesBlock(
              min(MR, mc - i), nc - skip, kc, packA() + <usize>i * (<usize>kc << 3),
              packB() + <usize>skip * (<usize>kc << 3), target + <usize>i * ldcBytes + (<usize>skip << 3), ldcBytes, fresh,
            );
          }
        } else {
          for (let j = 0; j < nc; j += NR) {
            const nr = min(NR, nc - j);
            const rows = upperOnly ? min(mc, jc + j + nr - ic) : mc;
            if (rows <= 0) continue;
            blockTimesPanel(
              rows, nr, kc, packA(), packB() + <usize>j * (<usize>kc << 3), target + (<usize>j << 3), ldcBytes, fresh,
            );
          }
        }
      }
    }
  }
}

/** Copies the upper triangle of C onto the lower one, in square tiles so that both sides stay in cache. */
export function mirrorUpper(n: i32, c: usize, ldc: i32): void {
  const ld = <usize>ldc << 3;
  for (let ib = 0; ib < n; ib += 16) {
    const iEnd = min(ib + 16, n);
    for (let jb = ib; jb < n; jb += 16) {
      const jEnd = min(jb + 16, n);
      for (let i = ib; i < iEnd; i++) {
        for (let j = max(jb, i + 1); j < jEnd; j++) {
          store<f64>(c + <usize>j * ld + (<usize>i << 3), load<f64>(c + <usize>i * ld + (<usize>j << 3)));
        }
      }
    }
  }
}
