/** e^x and tanh x from additions and multiplications alone, so that all processors and engines give the same bits. */

const inverseLn2: f64 = 1.4426950408889634;
/** ln 2 in two parts, the first of 32 bits, so that its products with the whole numbers here are exact. */
const ln2High: f64 = 0.6931471803691238;
const ln2Low: f64 = 1.9082149292705877e-10;

/** e^x to 1 ulp or so, for x <= 700; 0 below -700. */
export function exp(x: f64): f64 {
  if (isNaN(x)) return x;
  if (x < -700) return 0;
  const k = floor(x * inverseLn2 + 0.5);
  const r = x - k * ln2High - k * ln2Low;
  return reinterpret<f64>((<i64>k + 1023) << 52) * (1 + (r + tail(r)));
}

/** tanh x to a few ulp. */
export function tanh(x: f64): f64 {
  const doubled = -2 * abs(x);
  // e^-2|x| - 1, without loss where it is small.
  const down = doubled > -0.35 ? doubled + tail(doubled) : exp(doubled) - 1;
  return copysign(-down / (2 + down), x);
}

/** e^r - 1 - r for |r| <= 0.35, by its Taylor series up to r^13; what is left out is below 2^-54. */
function tail(r: f64): f64 {
  let series: f64 = 1.0 / 6227020800;
  series = series * r + 1.0 / 479001600;
  series = series * r + 1.0 / 39916800;
  series = series * r + 1.0 / 3628800;
  series = series * r + 1.0 / 362880;
  series = series * r + 1.0 / 40320;
  series = series * r + 1.0 / 5040;
  series = series * r + 1.0 / 720;
  series = series * r + 1.0 / 120;
  series = series * r + 1.0 / 24;
  series = series * r + 1.0 / 6;
  series = series * r + 0.5;
  return r * r * series;
}
