/** Kernels of rows of float32 numbers; `bytes` is the length of a row. */

/** x . y, in four partial sums. */
// @ts-ignore: decorator
@inline
export function dot(bytes: usize, x: usize, y: usize): f32 {
  let sums = f32x4.splat(0);
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) sums = f32x4.add(sums, f32x4.mul(v128.load(x + at), v128.load(y + at)));
  let sum =
    f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1) + (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
  for (; at < bytes; at += 4) sum += load<f32>(x + at) * load<f32>(y + at);
  return sum;
}

/** y += factor x */
// @ts-ignore: decorator
@inline
export function addTimes(bytes: usize, factor: f32, x: usize, y: usize): void {
  const f = f32x4.splat(factor);
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(y + at, f32x4.add(v128.load(y + at), f32x4.mul(f, v128.load(x + at))));
  for (; at < bytes; at += 4) store<f32>(y + at, load<f32>(y + at) + factor * load<f32>(x + at));
}
