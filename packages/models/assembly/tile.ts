/**
 * At most five rows by eight columns of a sum of products, of which an entry is one chain in the order of k. Of 3 to 6
 * rows by 8 columns, 3 or 4 by 12 and 2 by 16, five by eight was the quickest (V8, AVX): ten sums, two numbers of B and
 * one of A stay in its 16 registers, and a sixth row does not.
 */
export const tileRows: i32 = 5;

/**
 * `rows` rows of A by `eight` columns of B, or four; a sum goes on from what is in C unless it `isFirst`. Strides are in
 * bytes.
 */
// @ts-ignore: decorator
@inline
export function tileOf(
  rows: i32, eight: bool, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  c: usize, rowC: usize, isFirst: bool,
): void {
  if (rows == 5) fiveRows(eight, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else if (rows == 4) fourRows(eight, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else if (rows == 3) threeRows(eight, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else if (rows == 2) twoRows(eight, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else oneRow(eight, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
}

function fiveRows(
  eight: bool, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  if (eight) tile(5, true, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else tile(5, false, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
}

function fourRows(
  eight: bool, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  if (eight) tile(4, true, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else tile(4, false, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
}

function threeRows(
  eight: bool, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  if (eight) tile(3, true, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else tile(3, false, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
}

function twoRows(
  eight: bool, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  if (eight) tile(2, true, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else tile(2, false, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
}

function oneRow(
  eight: bool, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, c: usize, rowC: usize, isFirst: bool,
): void {
  if (eight) tile(1, true, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
  else tile(1, false, k, a, rowA, columnA, b, rowB, c, rowC, isFirst);
}

/** `rows` and `eight` are constants where this is inlined, so that what is of no row or column falls away. */
// @ts-ignore: decorator
@inline
function tile(
  rows: i32, eight: bool, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  c: usize, rowC: usize, isFirst: bool,
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
    if (eight) s01 = v128.load(c, 16);
    if (rows > 1) s10 = v128.load(c1);
    if (rows > 1 && eight) s11 = v128.load(c1, 16);
    if (rows > 2) s20 = v128.load(c2);
    if (rows > 2 && eight) s21 = v128.load(c2, 16);
    if (rows > 3) s30 = v128.load(c3);
    if (rows > 3 && eight) s31 = v128.load(c3, 16);
    if (rows > 4) s40 = v128.load(c4);
    if (rows > 4 && eight) s41 = v128.load(c4, 16);
  }
  let a1 = a + rowA;
  let a2 = a1 + rowA;
  let a3 = a2 + rowA;
  let a4 = a3 + rowA;
  const end = b + <usize>k * rowB;
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = eight ? v128.load(b, 16) : b0;
    const x0 = v128.load32_splat(a);
    s00 = f32x4.add(s00, f32x4.mul(x0, b0));
    if (eight) s01 = f32x4.add(s01, f32x4.mul(x0, b1));
    a += columnA;
    if (rows > 1) {
      const x1 = v128.load32_splat(a1);
      s10 = f32x4.add(s10, f32x4.mul(x1, b0));
      if (eight) s11 = f32x4.add(s11, f32x4.mul(x1, b1));
      a1 += columnA;
    }
    if (rows > 2) {
      const x2 = v128.load32_splat(a2);
      s20 = f32x4.add(s20, f32x4.mul(x2, b0));
      if (eight) s21 = f32x4.add(s21, f32x4.mul(x2, b1));
      a2 += columnA;
    }
    if (rows > 3) {
      const x3 = v128.load32_splat(a3);
      s30 = f32x4.add(s30, f32x4.mul(x3, b0));
      if (eight) s31 = f32x4.add(s31, f32x4.mul(x3, b1));
      a3 += columnA;
    }
    if (rows > 4) {
      const x4 = v128.load32_splat(a4);
      s40 = f32x4.add(s40, f32x4.mul(x4, b0));
      if (eight) s41 = f32x4.add(s41, f32x4.mul(x4, b1));
      a4 += columnA;
    }
    b += rowB;
  }
  v128.store(c, s00);
  if (eight) v128.store(c, s01, 16);
  if (rows > 1) v128.store(c1, s10);
  if (rows > 1 && eight) v128.store(c1, s11, 16);
  if (rows > 2) v128.store(c2, s20);
  if (rows > 2 && eight) v128.store(c2, s21, 16);
  if (rows > 3) v128.store(c3, s30);
  if (rows > 3 && eight) v128.store(c3, s31, 16);
  if (rows > 4) v128.store(c4, s40);
  if (rows > 4 && eight) v128.store(c4, s41, 16);
}
