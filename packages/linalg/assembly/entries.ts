/** Whether none of `length` entries is NaN or infinite: 0 times such an entry is NaN, and stays in the sum. */
export function allFinite(from: usize, length: i32): bool {
  const zero = f64x2.splat(0);
  let sum0 = zero;
  let sum1 = zero;
  let sum2 = zero;
  let sum3 = zero;
  const endBlocks = from + (<usize>(length & ~7) << 3);
  const end = from + (<usize>length << 3);
  while (from < endBlocks) {
    sum0 = f64x2.add(sum0, f64x2.mul(zero, v128.load(from)));
    sum1 = f64x2.add(sum1, f64x2.mul(zero, v128.load(from, 16)));
    sum2 = f64x2.add(sum2, f64x2.mul(zero, v128.load(from, 32)));
    sum3 = f64x2.add(sum3, f64x2.mul(zero, v128.load(from, 48)));
    from += 64;
  }
  while (from < end) {
    sum0 = f64x2.add(sum0, f64x2.mul(zero, v128.load64_splat(from)));
    from += 8;
  }
  sum0 = f64x2.add(f64x2.add(sum0, sum1), f64x2.add(sum2, sum3));
  return f64x2.extract_lane(sum0, 0) + f64x2.extract_lane(sum0, 1) == 0;
}

/** The largest magnitude of `length` entries; NaN or infinity if any entry is. */
export function maxAbs(from: usize, length: i32): f64 {
  let most0 = f64x2.splat(0);
  let most1 = f64x2.splat(0);
  const endPairs = from + (<usize>(length & ~3) << 3);
  const end = from + (<usize>length << 3);
  while (from < endPairs) {
    most0 = f64x2.max(most0, f64x2.abs(v128.load(from)));
    most1 = f64x2.max(most1, f64x2.abs(v128.load(from, 16)));
    from += 32;
  }
  let most = f64x2.splat(0);
  while (from < end) {
    most = f64x2.max(most, f64x2.abs(v128.load64_splat(from)));
    from += 8;
  }
  most = f64x2.max(most, f64x2.max(most0, most1));
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}

/** Multiplies `length` entries by `factor`. */
export function scale(from: usize, length: i32, factor: f64): void {
  const f = f64x2.splat(factor);
  const endPairs = from + (<usize>(length & ~1) << 3);
  while (from < endPairs) {
    v128.store(from, f64x2.mul(f, v128.load(from)));
    from += 16;
  }
  if (length & 1) store<f64>(from, load<f64>(from) * factor);
}
