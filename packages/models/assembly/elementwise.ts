/**
 * Entrywise kernels of float32 numbers, each rounded once, as those of the backend are; they may write over what they
 * read. A kernel of the backend costs more to call than to run where a tensor has 25,000 numbers.
 */

/** What `combine` does with two numbers. */
const adds: i32 = 0;
const subtracts: i32 = 1;

/**
 * Each of `rows` rows of `columns` numbers with one of b, which are `apart` bytes apart: 0 where all rows take the
 * same. `how` is 0 to add, 1 to subtract, 2 to multiply.
 */
export function combine(how: i32, rows: i32, columns: i32, a: usize, b: usize, apart: usize, out: usize): void {
  if (how == adds) combineAll(adds, rows, columns, a, b, apart, out);
  else if (how == subtracts) combineAll(subtracts, rows, columns, a, b, apart, out);
  else combineAll(2, rows, columns, a, b, apart, out);
}

/** `how` is a constant where this is inlined, so that one operation remains. */
// @ts-ignore: decorator
@inline
function combineAll(how: i32, rows: i32, columns: i32, a: usize, b: usize, apart: usize, out: usize): void {
  const bytes = <usize>columns << 2;
  const whole = bytes & ~15;
  for (let i = 0; i < rows; i++) {
    let at: usize = 0;
    for (; at < whole; at += 16) v128.store(out + at, four(how, v128.load(a + at), v128.load(b + at)));
    for (; at < bytes; at += 4) store<f32>(out + at, one(how, load<f32>(a + at), load<f32>(b + at)));
    a += bytes;
    b += apart;
    out += bytes;
  }
}

// @ts-ignore: decorator
@inline
function four(how: i32, x: v128, y: v128): v128 {
  return how == adds ? f32x4.add(x, y) : how == subtracts ? f32x4.sub(x, y) : f32x4.mul(x, y);
}

// @ts-ignore: decorator
@inline
function one(how: i32, x: f32, y: f32): f32 {
  return how == adds ? x + y : how == subtracts ? x - y : x * y;
}

/** Every number times one. */
export function multiplyAll(count: i32, a: usize, factor: f32, out: usize): void {
  const f = f32x4.splat(factor);
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(out + at, f32x4.mul(v128.load(a + at), f));
  for (; at < bytes; at += 4) store<f32>(out + at, load<f32>(a + at) * factor);
}

/** a times factor b, factor b being rounded first. */
export function multiplyScaled(count: i32, a: usize, b: usize, factor: f32, out: usize): void {
  const f = f32x4.splat(factor);
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) {
    v128.store(out + at, f32x4.mul(v128.load(a + at), f32x4.mul(v128.load(b + at), f)));
  }
  for (; at < bytes; at += 4) store<f32>(out + at, load<f32>(a + at) * (load<f32>(b + at) * factor));
}

/** (a - b) factor, times the weight of its column where there are weights: not at address 0. */
export function scaledDifference(
  rows: i32, columns: i32, a: usize, b: usize, factor: f32, weights: usize, out: usize,
): void {
  const f = f32x4.splat(factor);
  const bytes = <usize>columns << 2;
  const whole = bytes & ~15;
  for (let i = 0; i < rows; i++) {
    let at: usize = 0;
    for (; at < whole; at += 16) {
      const scaled = f32x4.mul(f32x4.sub(v128.load(a + at), v128.load(b + at)), f);
      v128.store(out + at, weights ? f32x4.mul(scaled, v128.load(weights + at)) : scaled);
    }
    for (; at < bytes; at += 4) {
      const scaled = (load<f32>(a + at) - load<f32>(b + at)) * factor;
      store<f32>(out + at, weights ? scaled * load<f32>(weights + at) : scaled);
    }
    a += bytes;
    b += bytes;
    out += bytes;
  }
}

/** max(x, 0); NaN stays, and −0 becomes 0. */
export function rectify(count: i32, a: usize, out: usize): void {
  const zero = f32x4.splat(0);
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(out + at, f32x4.max(v128.load(a + at), zero));
  for (; at < bytes; at += 4) store<f32>(out + at, max<f32>(load<f32>(a + at), 0));
}

/** 1 where x > 0, else 0; NaN stays. */
export function positivePart(count: i32, a: usize, out: usize): void {
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(out + at, stepOfFour(v128.load(a + at)));
  for (; at < bytes; at += 4) store<f32>(out + at, stepOf(load<f32>(a + at)));
}

/** v times 1 where x > 0, and times 0 elsewhere; times NaN where x is that. */
export function multiplyByStep(count: i32, v: usize, x: usize, out: usize): void {
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(out + at, f32x4.mul(v128.load(v + at), stepOfFour(v128.load(x + at))));
  for (; at < bytes; at += 4) store<f32>(out + at, load<f32>(v + at) * stepOf(load<f32>(x + at)));
}

// @ts-ignore: decorator
@inline
function stepOfFour(x: v128): v128 {
  const strange = v128.and(f32x4.ne(x, x), x);
  return v128.or(v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.splat(1)), strange);
}

// @ts-ignore: decorator
@inline
function stepOf(x: f32): f32 {
  return x > 0 ? 1 : x == x ? 0 : x;
}

/** The sum of each column, each one chain in the order of the rows. */
export function sumRows(rows: i32, columns: i32, a: usize, out: usize): void {
  const bytes = <usize>columns << 2;
  let at: usize = 0;
  for (; at + 64 <= bytes; at += 64) sumOfSixteen(rows, bytes, a + at, out + at);
  for (; at + 16 <= bytes; at += 16) {
    let sum = f32x4.splat(0);
    let from = a + at;
    for (let i = 0; i < rows; i++) {
      sum = f32x4.add(sum, v128.load(from));
      from += bytes;
    }
    v128.store(out + at, sum);
  }
  for (; at < bytes; at += 4) {
    let sum: f32 = 0;
    let from = a + at;
    for (let i = 0; i < rows; i++) {
      sum += load<f32>(from);
      from += bytes;
    }
    store<f32>(out + at, sum);
  }
}

/** A line of the cache at each step. */
function sumOfSixteen(rows: i32, bytes: usize, from: usize, out: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  for (let i = 0; i < rows; i++) {
    s0 = f32x4.add(s0, v128.load(from));
    s1 = f32x4.add(s1, v128.load(from, 16));
    s2 = f32x4.add(s2, v128.load(from, 32));
    s3 = f32x4.add(s3, v128.load(from, 48));
    from += bytes;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
}
