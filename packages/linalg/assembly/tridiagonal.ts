import { gemm } from './gemm';
import { reflect, reflectedBeta, reflectedTau } from './householder';
import { symmetricScratchRows, symmetricTimesVector } from './symmetric';
import { addRow, dot, dots, subtractRows } from './vectors';

/** Columns reduced before the rest of the matrix is updated by one matrix product. */
const PANEL: i32 = 32;

/** Doubles of scratch that `tridiagonalise` needs, for rows `stride` doubles apart. */
export function tridiagonaliseScratch(stride: i32): i32 {
  return (4 * PANEL + 2 + symmetricScratchRows(stride)) * stride + 4 * PANEL;
}

/**
 * A = Q T Q^T by Householder reflectors, blocked (Dongarra, Sorensen, Hammarling 1989; LAPACK's sytrd and latrd).
 *
 * `a` holds the upper triangle by rows, `stride` doubles apart (a multiple of 8, at least n), with zeros in the columns
 * from n on and in 3 further rows. On return row j holds the v of reflector
 * H_j = I - tau_j v v^T from column j + 1 on, its first entry an explicit 1. The lower triangle is scratch.
 */
export function tridiagonalise(n: i32, a: usize, stride: i32, d: usize, e: usize, tau: usize, scratch: usize): void {
  const row = <usize>stride << 3;
  const pairs = scratch;
  const swapped = pairs + <usize>(2 * PANEL) * row;
  const v = swapped + <usize>(2 * PANEL) * row;
  const w = v + row;
  const strips = w + row;
  const coefficients = strips + <usize>symmetricScratchRows(stride) * row;
  for (let start = 0; start < n; start += PANEL) {
    const width = min(PANEL, n - start);
    memory.fill(pairs, 0, <usize>(4 * PANEL + 2) * row);
    for (let l = 0; l < width; l++) {
      const i = start + l;
      reduceColumn(n, i, l, a, row, d, e, tau, pairs, swapped, v, w, strips, coefficients);
    }
    const next = start + width;
    const left = n - next;
    if (left > 0) {
      const at = <usize>next << 3;
      gemm(
        left, left, 2 * width, -1, pairs + at, 1, stride, swapped + at, stride, 1,
        a + <usize>next * row + at, stride, false, true,
      );
    }
  }
}

/** Column i of the matrix (row i of its upper triangle): bring up to date, reflect, and find its w. */
function reduceColumn(
  n: i32, i: i32, l: i32, a: usize, row: usize, d: usize, e: usize, tau: usize,
  pairs: usize, swapped: usize, v: usize, w: usize, strips: usize, coefficients: usize,
): void {
  const ai = a + <usize>i * row;
  const iAt = <usize>i << 3;
  const even = (n + 1) & ~1;
  const first = i & ~1;
  const firstAt = <usize>first << 3;
  const older = 2 * l;
  if (older > 0) {
    for (let r = 0; r < older; r++) {
      store<f64>(coefficients + (<usize>r << 3), load<f64>(swapped + <usize>r * row + iAt));
    }
    subtractRows(older, <usize>(even - first) << 3, pairs + firstAt, row, coefficients, ai + firstAt);
  }
  store<f64>(d + iAt, load<f64>(ai + iAt));
  if (i == n - 1) return;

  const s = i + 1;
  const group = s & ~3;
  const groupAt = <usize>group << 3;
  const bytes = <usize>(even - group) << 3;
  memory.fill(v + groupAt, 0, <usize>(s - group) << 3);
  memory.copy(v + (<usize>s << 3), ai + (<usize>s << 3), <usize>(even - s) << 3);
  reflect(v, s, even);
  const t = reflectedTau;
  store<f64>(e + iAt, reflectedBeta);
  store<f64>(tau + iAt, t);
  memory.copy(ai + (<usize>s << 3), v + (<usize>s << 3), <usize>(n - s) << 3);
  const pairV = pairs + <usize>older * row;
  const pairW = pairV + row;
  const swappedW = swapped + <usize>older * row;
  const swappedV = swappedW + row;
  memory.copy(pairV + groupAt, v + groupAt, bytes);
  memory.copy(swappedV + groupAt, v + groupAt, bytes);
  if (t == 0) return;

  symmetricTimesVector(group, n, a, row, v, w, strips);
  memory.fill(w + groupAt, 0, <usize>(s - group) << 3);
  if (older > 0) {
    dots(older, bytes, pairs + groupAt, row, v + groupAt, coefficients);
    subtractRows(older, bytes, swapped + groupAt, row, coefficients, w + groupAt);
  }
  for (let j = s; j < n; j++) {
    const at = <usize>j << 3;
    store<f64>(w + at, load<f64>(w + at) * t);
  }
  const half = -0.5 * t * dot(bytes, w + groupAt, v + groupAt);
  addRow(bytes, half, v + groupAt, w + groupAt);
  memory.copy(pairW + groupAt, w + groupAt, bytes);
  memory.copy(swappedW + groupAt, w + groupAt, bytes);
}
