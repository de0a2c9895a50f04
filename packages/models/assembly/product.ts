import { tileOf, tileRows } from './tile';

/**
 * C = A B for row-major B and C, in float32. An entry of C is one chain of sums in the order of k, multiplication and
 * addition rounded apart, which is what the backend's own product gives, bit for bit; it differs in that nothing is
 * packed, which pays while B stays in the cache and few rows would use the copy. Strides are in bytes: A has one for
 * each axis, so that its transpose is read where it lies.
 */
export function product(
  m: i32, n: i32, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, c: usize, rowC: usize,
): void {
  if (m == 1) return oneRow(n, k, a, columnA, b, rowB, c);
  for (; m > 0; m -= tileRows) {
    alongRows(min(tileRows, m), n, k, a, rowA, columnA, b, rowB, c, rowC);
    a += tileRows * rowA;
    c += tileRows * rowC;
  }
}

/** The last tile reaches back over columns that are there already, which it gives the same bits again. */
function alongRows(
  rows: i32, n: i32, k: i32, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, c: usize, rowC: usize,
): void {
  const bytes = <usize>n << 2;
  if (n < 4) {
    for (let i = 0; i < rows; i++) {
      for (let at: usize = 0; at < bytes; at += 4) store<f32>(c + at, entry(k, a, columnA, b + at, rowB));
      a += rowA;
      c += rowC;
    }
    return;
  }
  let at: usize = 0;
  for (; at + 32 <= bytes; at += 32) tileOf(rows, true, k, a, rowA, columnA, b + at, rowB, c + at, rowC, true);
  if (at == bytes) return;
  const last = n < 8 || n - <i32>(at >> 2) <= 4 ? bytes - 16 : bytes - 32;
  if (at < last) tileOf(rows, false, k, a, rowA, columnA, b + at, rowB, c + at, rowC, true);
  tileOf(rows, bytes - last == 32, k, a, rowA, columnA, b + last, rowB, c + last, rowC, true);
}

function oneRow(n: i32, k: i32, a: usize, columnA: usize, b: usize, rowB: usize, c: usize): void {
  const bytes = <usize>n << 2;
  let at: usize = 0;
  for (; at + 64 <= bytes; at += 64) oneBySixteen(k, a, columnA, b + at, rowB, c + at);
  for (; at + 16 <= bytes; at += 16) {
    let sum = f32x4.splat(0);
    let left = a;
    let right = b + at;
    for (let i = 0; i < k; i++) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(left), v128.load(right)));
      left += columnA;
      right += rowB;
    }
    v128.store(c + at, sum);
  }
  for (; at < bytes; at += 4) store<f32>(c + at, entry(k, a, columnA, b + at, rowB));
}

/** A line of the cache of B at each step. */
function oneBySixteen(k: i32, a: usize, columnA: usize, b: usize, rowB: usize, c: usize): void {
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let c2 = f32x4.splat(0);
  let c3 = f32x4.splat(0);
  for (let i = 0; i < k; i++) {
    const x = v128.load32_splat(a);
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load(b)));
    c1 = f32x4.add(c1, f32x4.mul(x, v128.load(b, 16)));
    c2 = f32x4.add(c2, f32x4.mul(x, v128.load(b, 32)));
    c3 = f32x4.add(c3, f32x4.mul(x, v128.load(b, 48)));
    a += columnA;
    b += rowB;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}

function entry(k: i32, a: usize, columnA: usize, b: usize, rowB: usize): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < k; i++) {
    sum += load<f32>(a) * load<f32>(b);
    a += columnA;
    b += rowB;
  }
  return sum;
}

/** The transpose of a row-major matrix of `rows` rows and `columns` columns, four by four entries at a time. */
export function transpose(rows: i32, columns: i32, from: usize, to: usize): void {
  const rowFrom = <usize>columns << 2;
  const rowTo = <usize>rows << 2;
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    const source = from + <usize>i * rowFrom;
    const target = to + (<usize>i << 2);
    let j = 0;
    for (; j + 4 <= columns; j += 4) {
      block(source + (<usize>j << 2), rowFrom, target + <usize>j * rowTo, rowTo);
    }
    for (; j < columns; j++) {
      for (let r = 0; r < 4; r++) {
        store<f32>(target + <usize>j * rowTo + (<usize>r << 2), load<f32>(source + <usize>r * rowFrom + (<usize>j << 2)));
      }
    }
  }
  for (; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      store<f32>(to + <usize>j * rowTo + (<usize>i << 2), load<f32>(from + <usize>i * rowFrom + (<usize>j << 2)));
    }
  }
}

// @ts-ignore: decorator
@inline
export function block(from: usize, rowFrom: usize, to: usize, rowTo: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + rowFrom);
  const r2 = v128.load(from + 2 * rowFrom);
  const r3 = v128.load(from + 3 * rowFrom);
  const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(to + rowTo, v128.shuffle<i64>(low01, low23, 1, 3));
  v128.store(to + 2 * rowTo, v128.shuffle<i64>(high01, high23, 0, 2));
  v128.store(to + 3 * rowTo, v128.shuffle<i64>(high01, high23, 1, 3));
}
