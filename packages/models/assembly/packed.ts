import { block } from './product';
import { tileOf, tileRows } from './tile';

/**
 * C = A B as `product` gives it, bit for bit, for factors that do not stay in the cache: a block of B is packed into
 * panels of eight columns, read from end to end for every five rows of A, before the next is. A sum that goes on in
 * another block of k is stored in C and loaded again, which changes no bit of it.
 */

/** With the panel of B, 10 kB, so many steps of five rows of A stay in the first cache. */
const mostSteps: i32 = 320;

/**
 * Strides are in bytes. B is row-major, or its transpose is where it is `turned`. `panels` has room for `room` numbers,
 * the last 40 of which are for a tile at the edge of C.
 */
export function packedProduct(
  m: i32, n: i32, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, turned: i32,
  c: usize, rowC: usize, panels: usize, room: i32,
): void {
  const inTile = tileRows * 8;
  const edge = panels + (<usize>(room - inTile) << 2);
  const blocks = (k + mostSteps - 1) / mostSteps;
  const steps = (k + blocks - 1) / blocks;
  const columns = ((room - inTile) / steps) & ~7;
  for (let j = 0; j < n; j += columns) {
    const nc = min(columns, n - j);
    for (let l = 0; l < k; l += steps) {
      const kc = min(steps, k - l);
      if (turned) packTurned(kc, nc, b + <usize>j * rowB + (<usize>l << 2), rowB, panels);
      else pack(kc, nc, b + <usize>l * rowB + (<usize>j << 2), rowB, panels);
      let from = a + <usize>l * columnA;
      let to = c + (<usize>j << 2);
      for (let i = 0; i < m; i += tileRows) {
        alongRows(min(tileRows, m - i), nc, kc, from, rowA, columnA, panels, to, rowC, l == 0, edge);
        from += tileRows * rowA;
        to += tileRows * rowC;
      }
    }
  }
}

/** At most five rows of A by all panels. */
function alongRows(
  rows: i32, nc: i32, kc: i32, a: usize, rowA: usize, columnA: usize, panel: usize, c: usize, rowC: usize,
  isFirst: bool, edge: usize,
): void {
  const bytes = <usize>kc << 5;
  let j = 0;
  for (; j + 8 <= nc; j += 8) {
    tileOf(rows, true, kc, a, rowA, columnA, panel, 32, c, rowC, isFirst);
    c += 32;
    panel += bytes;
  }
  if (j == nc) return;
  copyTile(rows, nc - j, c, rowC, edge, 32);
  tileOf(rows, true, kc, a, rowA, columnA, panel, 32, edge, 32, isFirst);
  copyTile(rows, nc - j, edge, 32, c, rowC);
}

function copyTile(rows: i32, columns: i32, from: usize, rowFrom: usize, to: usize, rowTo: usize): void {
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < <usize>columns << 2; j += 4) store<f32>(to + j, load<f32>(from + j));
    from += rowFrom;
    to += rowTo;
  }
}

/** Panels of eight columns of B, row after row; the last is padded with zeros. */
function pack(kc: i32, nc: i32, from: usize, rowB: usize, to: usize): void {
  const bytes = <usize>kc << 5;
  for (let l = 0; l < kc; l++) {
    let source = from;
    let target = to;
    let j = 0;
    for (; j + 8 <= nc; j += 8) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
      source += 32;
      target += bytes;
    }
    if (j < nc) lastOfStep(nc - j, source, 4, target);
    from += rowB;
    to += 32;
  }
}

/** The same of the transpose of B, whose rows are the columns. */
function packTurned(kc: i32, nc: i32, from: usize, rowB: usize, to: usize): void {
  const half = 4 * rowB;
  for (let j = 0; j < nc; j += 8) {
    let source = from;
    let l = 0;
    if (j + 8 <= nc) {
      for (; l + 4 <= kc; l += 4) {
        block(source, rowB, to, 32);
        block(source + half, rowB, to + 16, 32);
        source += 16;
        to += 128;
      }
    }
    for (; l < kc; l++) {
      lastOfStep(min(8, nc - j), source, rowB, to);
      source += 4;
      to += 32;
    }
    from += 2 * half;
  }
}

function lastOfStep(count: i32, from: usize, apart: usize, to: usize): void {
  v128.store(to, f32x4.splat(0));
  v128.store(to, f32x4.splat(0), 16);
  for (let j = 0; j < count; j++) {
    store<f32>(to + (<usize>j << 2), load<f32>(from));
    from += apart;
  }
}
