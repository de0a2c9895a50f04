import { packLeft, packRight } from './pack';
import { LEFT_BYTES, operands, ownBuffers, partsFor, RIGHT_BYTES, share } from './team';
import { multiplyPanels, multiplyPanelsAtEdge, tileColumns, tileRows } from './tile';

/**
 * Packed, cache-blocked matrix product after Goto and van de Geijn (2008).
 *
 * Strides are in elements. `upperOnly` computes only the tiles that touch the upper triangle (column >= row) of C;
 * entries below the diagonal inside those tiles are written too and mean nothing.
 */
const MC: i32 = 120;
const KC: i32 = 256;
const NC: i32 = 1008;
/**
 * With few steps per tile C is what is waited for, so tiles follow each other along its rows, where the processor
 * fetches ahead; with many they go down, which reads the smaller of the packed operands again and again.
 */
const ALONG_ROWS: i32 = 128;

// @ts-ignore: decorator
@inline
function packA(): usize {
  return ownBuffers();
}
// @ts-ignore: decorator
@inline
function packB(): usize {
  return packA() + LEFT_BYTES;
}
// @ts-ignore: decorator
@inline
function edge(): usize {
  return packB() + RIGHT_BYTES;
}

/** One tile of C, whole or at its edge. */
// @ts-ignore: decorator
@inline
function oneTile(
  kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool, rows: i32, columns: i32,
): void {
  if (rows == tileRows && columns == tileColumns) multiplyPanels(kc, a, b, c, ldcBytes, overwrite);
  else multiplyPanelsAtEdge(kc, a, b, c, ldcBytes, overwrite, rows, columns, edge());
}

/** One packed block of A times one packed panel of B, down the rows of the block. */
function blockTimesPanel(
  mc: i32, nr: i32, kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool,
): void {
  const step = tileRows;
  const panelBytes = <usize>(kc * step) << 3;
  const panelRows = <usize>step * ldcBytes;
  for (let i = 0; i < mc; i += step) {
    oneTile(kc, a, b, c, ldcBytes, overwrite, min(step, mc - i), nr);
    a += panelBytes;
    c += panelRows;
  }
}

/** One packed panel of A times one packed block of B, along the columns of the block. */
function panelTimesBlock(
  mr: i32, nc: i32, kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool,
): void {
  const step = tileColumns;
  const panelBytes = <usize>(kc * step) << 3;
  for (let j = 0; j < nc; j += step) {
    oneTile(kc, a, b, c, ldcBytes, overwrite, mr, min(step, nc - j));
    b += panelBytes;
    c += <usize>step << 3;
  }
}

/** The extent of equal blocks of at most `most`, in whole tiles of `unit`: a last sliver would be packed for little. */
function blockOf(extent: i32, most: i32, unit: i32): i32 {
  const blocks = (extent + most - 1) / most;
  return min(most, (((extent + blocks - 1) / blocks + unit - 1) / unit) * unit);
}

/**
 * C[m x n] = alpha * A[m x k] * B[k x n] (+ C unless `overwrite`), shared out among the threads at hand by rows or
 * columns of C: an entry of C is one chain of sums in the order of k, whoever forms it.
 */
export function gemm(
  m: i32, n: i32, k: i32, alpha: f64,
  a: usize, rowStrideA: i32, columnStrideA: i32,
  b: usize, rowStrideB: i32, columnStrideB: i32,
  c: usize, ldc: i32, overwrite: bool, upperOnly: bool,
): void {
  const parts = partsFor((upperOnly ? 0.5 : 1) * <f64>m * <f64>n * <f64>k, max(m, n));
  if (parts == 1) {
    multiplyPart(
      m, n, k, alpha, a, rowStrideA, columnStrideA, b, rowStrideB, columnStrideB, c, ldc, overwrite, upperOnly,
    );
    return;
  }
  const at = operands();
  store<i32>(at, m);
  store<i32>(at, n, 4);
  store<i32>(at, k, 8);
  store<i32>(at, parts, 12);
  store<f64>(at, alpha, 16);
  store<i32>(at, rowStrideA, 24);
  store<i32>(at, columnStrideA, 28);
  store<i32>(at, rowStrideB, 32);
  store<i32>(at, columnStrideB, 36);
  store<i32>(at, ldc, 40);
  store<i32>(at, <i32>overwrite, 44);
  store<i32>(at, <i32>upperOnly, 48);
  store<usize>(at, a, 56);
  store<usize>(at, b, 64);
  store<usize>(at, c, 72);
  share(multiplyShared.index, parts);
}

/** Part `part` of the product that the operands of the step describe. */
function multiplyShared(part: i32): void {
  const at = operands();
  const m = load<i32>(at);
  const n = load<i32>(at, 4);
  const k = load<i32>(at, 8);
  const parts = load<i32>(at, 12);
  const alpha = load<f64>(at, 16);
  const rowStrideA = load<i32>(at, 24);
  const columnStrideA = load<i32>(at, 28);
  const rowStrideB = load<i32>(at, 32);
  const columnStrideB = load<i32>(at, 36);
  const ldc = load<i32>(at, 40);
  const overwrite = load<i32>(at, 44) != 0;
  const upperOnly = load<i32>(at, 48) != 0;
  const a = load<usize>(at, 56);
  const b = load<usize>(at, 64);
  const c = load<usize>(at, 72);
  const byRows = upperOnly || m >= n;
  const extent = byRows ? m : n;
  const unit = byRows ? tileRows : tileColumns;
  const from = boundary(part, parts, extent, unit, upperOnly);
  const to = boundary(part + 1, parts, extent, unit, upperOnly);
  if (from == to) return;
  const column = upperOnly || !byRows ? from : 0;
  const row = byRows ? from : 0;
  multiplyPart(
    byRows ? to - from : m, upperOnly ? n - from : byRows ? n : to - from, k, alpha,
    a + ((<usize>row * <usize>rowStrideA) << 3), rowStrideA, columnStrideA,
    b + ((<usize>column * <usize>columnStrideB) << 3), rowStrideB, columnStrideB,
    c + ((<usize>row * <usize>ldc + <usize>column) << 3), ldc, overwrite, upperOnly,
  );
}

/** Where part `part` begins: parts of equal area, of a square or of its upper triangle, in whole tiles. */
function boundary(part: i32, parts: i32, extent: i32, unit: i32, triangle: bool): i32 {
  const left = 1 - <f64>part / <f64>parts;
  const share = 1 - (triangle ? sqrt(left) : left);
  return part == parts ? extent : min(extent, <i32>((<f64>extent * share) / <f64>unit) * unit);
}

function multiplyPart(
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
  const MR = tileRows;
  const NR = tileColumns;
  const blockN = blockOf(n, NC, NR);
  const blockK = blockOf(k, KC, 1);
  const blockM = blockOf(m, MC, MR);
  for (let jc = 0; jc < n; jc += blockN) {
    const nc = min(blockN, n - jc);
    for (let pc = 0; pc < k; pc += blockK) {
      const kc = min(blockK, k - pc);
      const fresh = overwrite && pc == 0;
      const fromB = b + ((<usize>pc * <usize>rowStrideB + <usize>jc * <usize>columnStrideB) << 3);
      packRight(NR, nc, kc, fromB, columnStrideB, rowStrideB, packB());
      for (let ic = 0; ic < m; ic += blockM) {
        const mc = min(blockM, m - ic);
        if (upperOnly && jc + nc <= ic) continue;
        const fromA = a + ((<usize>ic * <usize>rowStrideA + <usize>pc * <usize>columnStrideA) << 3);
        packLeft(MR, mc, kc, fromA, rowStrideA, columnStrideA, packA(), alpha);
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
