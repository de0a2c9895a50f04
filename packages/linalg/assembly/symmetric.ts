import { addProduct } from './fused';
import { operands, share } from './team';
import { addRow } from './vectors';

/** Strips that a product is cut into, at most, and rows that make up for the sums of one more. */
const MOST_STRIPS: i32 = 16;
const ROWS_PER_STRIP: i32 = 128;

/** Rows of scratch, as long as y, that `symmetricTimesVector` needs for at most `n` rows. */
export function symmetricScratchRows(n: i32): i32 {
  return min(MOST_STRIPS, max(1, n / ROWS_PER_STRIP)) - 1;
}

/**
 * y = S x for a symmetric S whose upper triangle is stored by rows, over rows and columns first..n-1, `first` a
 * multiple of 4. Each entry is loaded once and used twice, which matters because the product is bound by memory.
 * Rows and columns n..n+3 must exist; the columns beyond n hold zeros.
 *
 * Strips of rows, as many as the size says, are summed apart, so that threads can take one each, and then added in
 * their order.
 */
export function symmetricTimesVector(
  first: i32, n: i32, s: usize, stride: usize, x: usize, y: usize, scratch: usize,
): void {
  const strips = min(MOST_STRIPS, max(1, (n - first) / ROWS_PER_STRIP));
  const at = operands();
  store<i32>(at, first);
  store<i32>(at, n, 4);
  store<i32>(at, strips, 8);
  store<usize>(at, s, 16);
  store<usize>(at, stride, 24);
  store<usize>(at, x, 32);
  store<usize>(at, y, 40);
  store<usize>(at, scratch, 48);
  share(sumStrip.index, strips);
  const end = (n + 3) & ~3;
  for (let strip = 1; strip < strips; strip++) {
    const from = stripStart(strip, strips, first, n);
    const offset = <usize>from << 3;
    addRow(<usize>(end - from) << 3, 1, scratch + <usize>(strip - 1) * stride + offset, y + offset);
  }
}

/** The first row of a strip: a multiple of 4, so that strips have equal shares of the triangle. */
function stripStart(strip: i32, strips: i32, first: i32, n: i32): i32 {
  if (strip == strips) return n;
  const share = 1 - sqrt(1 - <f64>strip / <f64>strips);
  return first + (<i32>(<f64>(n - first) * share) & ~3);
}

/** The first strip into y, the others each into a row of the scratch. */
function sumStrip(strip: i32): void {
  const at = operands();
  const first = load<i32>(at);
  const n = load<i32>(at, 4);
  const strips = load<i32>(at, 8);
  const s = load<usize>(at, 16);
  const stride = load<usize>(at, 24);
  const x = load<usize>(at, 32);
  const y = strip == 0 ? load<usize>(at, 40) : load<usize>(at, 48) + <usize>(strip - 1) * stride;
  const from = stripStart(strip, strips, first, n);
  const to = stripStart(strip + 1, strips, first, n);
  const even = (n + 1) & ~1;
  memory.fill(y + (<usize>from << 3), 0, <usize>(((n + 3) & ~3) - from) << 3);
  for (let r = from; r < to; r += 4) {
    const place = <usize>r << 3;
    diagonalBlock(s + <usize>r * stride + place, stride, x + place, y + place);
    if (r + 4 < even) {
      rowsTwice(<usize>(even - r - 4) << 3, s + <usize>r * stride + place + 32, stride, x + place, y + place);
    }
  }
}

function diagonalBlock(s: usize, stride: usize, x: usize, y: usize): void {
  for (let p: usize = 0; p < 32; p += 8) {
    const xp = load<f64>(x + p);
    let sum = load<f64>(y + p) + load<f64>(s + p) * xp;
    for (let q: usize = p + 8; q < 32; q += 8) {
      const entry = load<f64>(s + q);
      sum += entry * load<f64>(x + q);
      store<f64>(y + q, load<f64>(y + q) + entry * xp);
    }
    store<f64>(y + p, sum);
    s += stride;
  }
}

/** Four rows from column 4 on: y[0..3] += rows . x[4..], y[4..] += rows^T x[0..3]. */
function rowsTwice(bytes: usize, s: usize, stride: usize, x: usize, y: usize): void {
  let d0 = f64x2.splat(0);
  let d1 = f64x2.splat(0);
  let d2 = f64x2.splat(0);
  let d3 = f64x2.splat(0);
  const x0 = v128.load64_splat(x);
  const x1 = v128.load64_splat(x, 8);
  const x2 = v128.load64_splat(x, 16);
  const x3 = v128.load64_splat(x, 24);
  const out = y;
  let s1 = s + stride;
  let s2 = s1 + stride;
  let s3 = s2 + stride;
  const end = s + bytes;
  while (s < end) {
    const xv = v128.load(x, 32);
    let yv = v128.load(y, 32);
    const a0 = v128.load(s);
    d0 = addProduct(d0, a0, xv);
    yv = addProduct(yv, a0, x0);
    const a1 = v128.load(s1);
    d1 = addProduct(d1, a1, xv);
    yv = addProduct(yv, a1, x1);
    const a2 = v128.load(s2);
    d2 = addProduct(d2, a2, xv);
    yv = addProduct(yv, a2, x2);
    const a3 = v128.load(s3);
    d3 = addProduct(d3, a3, xv);
    yv = addProduct(yv, a3, x3);
    v128.store(y, yv, 32);
    s += 16;
    s1 += 16;
    s2 += 16;
    s3 += 16;
    x += 16;
    y += 16;
  }
  store<f64>(out, load<f64>(out) + f64x2.extract_lane(d0, 0) + f64x2.extract_lane(d0, 1));
  store<f64>(out, load<f64>(out, 8) + f64x2.extract_lane(d1, 0) + f64x2.extract_lane(d1, 1), 8);
  store<f64>(out, load<f64>(out, 16) + f64x2.extract_lane(d2, 0) + f64x2.extract_lane(d2, 1), 16);
  store<f64>(out, load<f64>(out, 24) + f64x2.extract_lane(d3, 0) + f64x2.extract_lane(d3, 1), 24);
}
