import { addProduct } from './fused';

/**
 * Matrix-vector kernels. Every length is even and every row starts at an even column: the callers pad with zeros, so
 * that no kernel has a tail.
 */

/** out[r] = M[r] . x for `count` rows of `bytes` bytes that lie `stride` bytes apart. */
export function dots(count: i32, bytes: usize, rows: usize, stride: usize, x: usize, out: usize): void {
  let r = 0;
  for (; r + 4 <= count; r += 4) {
    dots4(bytes, rows, stride, x, out);
    rows += 4 * stride;
    out += 32;
  }
  for (; r < count; r++) {
    store<f64>(out, dot(bytes, rows, x));
    rows += stride;
    out += 8;
  }
}

function dots4(bytes: usize, rows: usize, stride: usize, x: usize, out: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let r0 = rows;
  let r1 = r0 + stride;
  let r2 = r1 + stride;
  let r3 = r2 + stride;
  const end = x + bytes;
  while (x < end) {
    const v = v128.load(x);
    s0 = addProduct(s0, v, v128.load(r0));
    s1 = addProduct(s1, v, v128.load(r1));
    s2 = addProduct(s2, v, v128.load(r2));
    s3 = addProduct(s3, v, v128.load(r3));
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
    x += 16;
  }
  store<f64>(out, f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1));
  store<f64>(out, f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1), 8);
  store<f64>(out, f64x2.extract_lane(s2, 0) + f64x2.extract_lane(s2, 1), 16);
  store<f64>(out, f64x2.extract_lane(s3, 0) + f64x2.extract_lane(s3, 1), 24);
}

/** x . y */
export function dot(bytes: usize, x: usize, y: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  const end = x + bytes;
  const end4 = x + (bytes & ~63);
  while (x < end4) {
    s0 = addProduct(s0, v128.load(x), v128.load(y));
    s1 = addProduct(s1, v128.load(x, 16), v128.load(y, 16));
    s2 = addProduct(s2, v128.load(x, 32), v128.load(y, 32));
    s3 = addProduct(s3, v128.load(x, 48), v128.load(y, 48));
    x += 64;
    y += 64;
  }
  while (x < end) {
    s0 = addProduct(s0, v128.load(x), v128.load(y));
    x += 16;
    y += 16;
  }
  s0 = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  return f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
}

/** y -= sum over r of c[r] * M[r]. */
export function subtractRows(count: i32, bytes: usize, rows: usize, stride: usize, c: usize, y: usize): void {
  let r = 0;
  for (; r + 4 <= count; r += 4) {
    subtractRows4(bytes, rows, stride, c, y);
    rows += 4 * stride;
    c += 32;
  }
  for (; r < count; r++) {
    addRow(bytes, -load<f64>(c), rows, y);
    rows += stride;
    c += 8;
  }
}

function subtractRows4(bytes: usize, rows: usize, stride: usize, c: usize, y: usize): void {
  const c0 = v128.load64_splat(c);
  const c1 = v128.load64_splat(c, 8);
  const c2 = v128.load64_splat(c, 16);
  const c3 = v128.load64_splat(c, 24);
  let r0 = rows;
  let r1 = r0 + stride;
  let r2 = r1 + stride;
  let r3 = r2 + stride;
  const end = y + bytes;
  while (y < end) {
    const s = addProduct(f64x2.mul(c0, v128.load(r0)), c1, v128.load(r1));
    const t = addProduct(f64x2.mul(c2, v128.load(r2)), c3, v128.load(r3));
    v128.store(y, f64x2.sub(v128.load(y), f64x2.add(s, t)));
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
    y += 16;
  }
}

/** y += factor * x */
export function addRow(bytes: usize, factor: f64, x: usize, y: usize): void {
  const f = f64x2.splat(factor);
  const end = y + bytes;
  while (y < end) {
    v128.store(y, addProduct(v128.load(y), f, v128.load(x)));
    x += 16;
    y += 16;
  }
}

/** (x, y) <- (c x + s y, c y - s x) */
export function rotate(bytes: usize, c: f64, s: f64, x: usize, y: usize): void {
  const vc = f64x2.splat(c);
  const vs = f64x2.splat(s);
  const end = x + bytes;
  while (x < end) {
    const a = v128.load(x);
    const b = v128.load(y);
    v128.store(x, addProduct(f64x2.mul(vc, a), vs, b));
    v128.store(y, f64x2.sub(f64x2.mul(vc, b), f64x2.mul(vs, a)));
    x += 16;
    y += 16;
  }
}
