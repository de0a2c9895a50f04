import { block } from './product';

/**
 * C = A B as `product` gives it, bit for bit, for factors that do not stay in the cache: a block of B is packed into
 * panels of eight columns, read from end to end for every five rows of A, before the next is. A sum that goes on in
 * another block of k is stored in C and loaded again, which changes no bit of it.
 *
 * Of 3 to 6 rows by 8 columns, 3 or 4 by 12 and 2 by 16, a tile of five by eight was the quickest (V8, AVX): ten sums,
 * two numbers of B and one of A stay in its 16 registers, and a sixth row does not.
 */
const tileRows: i32 = 5;

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
    tileOf(rows, kc, a, rowA, columnA, panel, c, rowC, isFirst);
    c += 32;
    panel += bytes;
  }
  if (j == nc) return;
  copyTile(rows, nc - j, c, rowC, edge, 32);
  tileOf(rows, kc, a, rowA, columnA, panel, edge, 32, isFirst);
  copyTile(rows, nc - j, edge, 32, c, rowC);
}

function copyTile(rows: i32, columns: i32, from: usize, rowFrom: usize, to: usize, rowTo: usize): void {
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < <usize>columns << 2; j += 4) store<f32>(to + j, load<f32>(from + j));
    from += rowFrom;
    to += rowTo;
  }
}

// @ts-ignore: decorator
@inline
function tileOf(
  rows: i32, kc: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  if (rows == 5) fiveRows(kc, a, rowA, columnA, b, c, rowC, isFirst);
  else if (rows == 4) fourRows(kc, a, rowA, columnA, b, c, rowC, isFirst);
  else if (rows == 3) threeRows(kc, a, rowA, columnA, b, c, rowC, isFirst);
  else if (rows == 2) twoRows(kc, a, rowA, columnA, b, c, rowC, isFirst);
  else oneRow(kc, a, rowA, columnA, b, c, rowC, isFirst);
}

function fiveRows(
  kc: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  tile(5, kc, a, rowA, columnA, b, c, rowC, isFirst);
}

function fourRows(
  kc: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  tile(4, kc, a, rowA, columnA, b, c, rowC, isFirst);
}

function threeRows(
  kc: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  tile(3, kc, a, rowA, columnA, b, c, rowC, isFirst);
}

function twoRows(
  kc: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  tile(2, kc, a, rowA, columnA, b, c, rowC, isFirst);
}

function oneRow(
  kc: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  tile(1, kc, a, rowA, columnA, b, c, rowC, isFirst);
}

/** `rows` is a constant where this is inlined, so that what is of no row falls away. */
// @ts-ignore: decorator
@inline
function tile(
  rows: i32, kc: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  let s00 = f32x4.splat(0);
  let s01 = f32x4.splat(0);
  let s10 = f32x4.splat(0);
  let s11 = f32x4.splat(0);
  let s20 = f32x4.splat(0);
  let s21 = f32x4.splat(0);
  let s30 = f32x4.splat(0);
  let s31 = f32x4.splat(0);
  let s40 = f32x4.splat(0);
  let s41 = f32x4.splat(0);
  const c1 = c + rowC;
  const c2 = c1 + rowC;
  const c3 = c2 + rowC;
  const c4 = c3 + rowC;
  if (!isFirst) {
    s00 = v128.load(c);
    s01 = v128.load(c, 16);
    if (rows > 1) s10 = v128.load(c1);
    if (rows > 1) s11 = v128.load(c1, 16);
    if (rows > 2) s20 = v128.load(c2);
    if (rows > 2) s21 = v128.load(c2, 16);
    if (rows > 3) s30 = v128.load(c3);
    if (rows > 3) s31 = v128.load(c3, 16);
    if (rows > 4) s40 = v128.load(c4);
    if (rows > 4) s41 = v128.load(c4, 16);
  }
  let a1 = a + rowA;
  let a2 = a1 + rowA;
  let a3 = a2 + rowA;
  let a4 = a3 + rowA;
  const end = b + (<usize>kc << 5);
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.load32_splat(a);
    s00 = f32x4.add(s00, f32x4.mul(x0, b0));
    s01 = f32x4.add(s01, f32x4.mul(x0, b1));
    a += columnA;
    if (rows > 1) {
      const x1 = v128.load32_splat(a1);
      s10 = f32x4.add(s10, f32x4.mul(x1, b0));
      s11 = f32x4.add(s11, f32x4.mul(x1, b1));
      a1 += columnA;
    }
    if (rows > 2) {
      const x2 = v128.load32_splat(a2);
      s20 = f32x4.add(s20, f32x4.mul(x2, b0));
      s21 = f32x4.add(s21, f32x4.mul(x2, b1));
      a2 += columnA;
    }
    if (rows > 3) {
      const x3 = v128.load32_splat(a3);
      s30 = f32x4.add(s30, f32x4.mul(x3, b0));
      s31 = f32x4.add(s31, f32x4.mul(x3, b1));
      a3 += columnA;
    }
    if (rows > 4) {
      const x4 = v128.load32_splat(a4);
      s40 = f32x4.add(s40, f32x4.mul(x4, b0));
      s41 = f32x4.add(s41, f32x4.mul(x4, b1));
      a4 += columnA;
    }
    b += 32;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  if (rows > 1) v128.store(c1, s10);
  if (rows > 1) v128.store(c1, s11, 16);
  if (rows > 2) v128.store(c2, s20);
  if (rows > 2) v128.store(c2, s21, 16);
  if (rows > 3) v128.store(c3, s30);
  if (rows > 3) v128.store(c3, s31, 16);
  if (rows > 4) v128.store(c4, s40);
  if (rows > 4) v128.store(c4, s41, 16);
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
