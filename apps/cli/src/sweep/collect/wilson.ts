/** Of a standard normal distribution, between ± this: 95 %. */
const quantile = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share: what shares make k of n no surprise.
 *
 * With p̂ = k/n and z = 1.96: (p̂ + z²/2n ± z √(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n). It stays within [0, 1], and is no
 * point where k is 0 or n (Wilson 1927; Brown, Cai and DasGupta 2001).
 *
 * @param held k.
 * @param count n, at least 1.
 */
export function wilsonInterval(held: number, count: number): readonly [low: number, high: number] {
  const share = held / count;
  const square = quantile * quantile;
  const centre = share + square / (2 * count);
  const half = quantile * Math.sqrt((share * (1 - share)) / count + square / (4 * count * count));
  const whole = 1 + square / count;
  return [held === 0 ? 0 : (centre - half) / whole, held === count ? 1 : (centre + half) / whole];
}
