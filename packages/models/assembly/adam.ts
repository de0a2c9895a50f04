/**
 * One step of Adam for `count` entries: m' = beta1 m + (1 - beta1) g, v' = beta2 v + (1 - beta2) g^2,
 * p' = decay p - rate (m' / (correction sqrt(v') + epsilon)). Every operation rounds to float32, in this order, four
 * entries at a time or one.
 */
export function adamStep(
  count: i32,
  p: usize, g: usize, m: usize, v: usize,
  nextP: usize, nextM: usize, nextV: usize,
  beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  correction: f32, epsilon: f32, rate: f32, decay: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const r1 = f32x4.splat(rest1);
  const b2 = f32x4.splat(beta2);
  const r2 = f32x4.splat(rest2);
  const c = f32x4.splat(correction);
  const e = f32x4.splat(epsilon);
  const step = f32x4.splat(rate);
  const d = f32x4.splat(decay);
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let at: usize = 0; at < whole; at += 16) {
    const slope = v128.load(g + at);
    const mean = f32x4.add(f32x4.mul(v128.load(m + at), b1), f32x4.mul(slope, r1));
    const variance = f32x4.add(f32x4.mul(v128.load(v + at), b2), f32x4.mul(f32x4.mul(slope, slope), r2));
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(variance), c), e);
    const change = f32x4.mul(f32x4.div(mean, denominator), step);
    v128.store(nextM + at, mean);
    v128.store(nextV + at, variance);
    v128.store(nextP + at, f32x4.sub(f32x4.mul(v128.load(p + at), d), change));
  }
  for (let at = whole; at < bytes; at += 4) {
    const slope = load<f32>(g + at);
    const mean = load<f32>(m + at) * beta1 + slope * rest1;
    const variance = load<f32>(v + at) * beta2 + slope * slope * rest2;
    const change = (mean / (sqrt<f32>(variance) * correction + epsilon)) * rate;
    store<f32>(nextM + at, mean);
    store<f32>(nextV + at, variance);
    store<f32>(nextP + at, load<f32>(p + at) * decay - change);
  }
}
