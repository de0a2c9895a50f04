/** The largest magnitude of `length` entries; NaN if any is NaN or infinite. */
export function maxAbs(from: usize, length: i32): f64 {
  const zero = f64x2.splat(0);
  let most0 = zero;
  let most1 = zero;
  let sum0 = zero;
  let sum1 = zero;
  let most2 = zero;
  let most3 = zero;
  let sum2 = zero;
  let sum3 = zero;
  const endBlocks = from + (<usize>(length & ~7) << 3);
  const end = from + (<usize>length << 3);
  // Four of each, since a sum waits four cycles for the one before.
  while (from < endBlocks) {
    const a = v128.load(from);
    const b = v128.load(from, 16);
    const c = v128.load(from, 32);
    const d = v128.load(from, 48);
    most0 = f64x2.pmax(most0, f64x2.abs(a));
    most1 = f64x2.pmax(most1, f64x2.abs(b));
    most2 = f64x2.pmax(most2, f64x2.abs(c));
    most3 = f64x2.pmax(most3, f64x2.abs(d));
    sum0 = f64x2.add(sum0, f64x2.mul(zero, a));
    sum1 = f64x2.add(sum1, f64x2.mul(zero, b));
    sum2 = f64x2.add(sum2, f64x2.mul(zero, c));
    sum3 = f64x2.add(sum3, f64x2.mul(zero, d));
    from += 64;
  }
  while (from < end) {
    const a = v128.load64_splat(from);
    most0 = f64x2.pmax(most0, f64x2.abs(a));
    sum0 = f64x2.add(sum0, f64x2.mul(zero, a));
    from += 8;
  }
  most0 = f64x2.pmax(f64x2.pmax(most0, most1), f64x2.pmax(most2, most3));
  sum0 = f64x2.add(f64x2.add(sum0, sum1), f64x2.add(sum2, sum3));
  const largest = max(f64x2.extract_lane(most0, 0), f64x2.extract_lane(most0, 1));
  // 0, or NaN where an entry is not finite.
  return largest + f64x2.extract_lane(sum0, 0) + f64x2.extract_lane(sum0, 1);
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
