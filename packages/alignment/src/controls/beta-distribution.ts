import { exp, log, log1p } from '@entk/core/elementary';
/**
 * Terms of the continued fraction at most; it converges in O(√max(a, b)) of them (Press and others, Numerical Recipes,
 * 6.4).
 */
const mostTerms = 10_000;

/** Where a term of the continued fraction no longer changes the product. */
const termTolerance = 4 * Number.EPSILON;

/** Stands for a zero denominator in Lentz's method. */
const tiny = 1e-300;

/**
 * P(X ≥ x) of a Beta variable of shape a, b: I_{1−x}(b, a), the regularised incomplete beta function.
 *
 * By the continued fraction of DLMF 8.17.22, evaluated by Lentz's method on the side of the mode where it converges
 * fast; a small tail keeps its digits.
 */
export function betaTail(x: number, a: number, b: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  const lower = x < (a + 1) / (a + b + 2);
  const logFactor = a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  if (lower) return Math.max(0, 1 - (exp(logFactor) * continuedFraction(x, a, b)) / a);
  return Math.min(1, (exp(logFactor) * continuedFraction(1 - x, b, a)) / b);
}

/** The x with P(X ≥ x) = tail, by bisection to the last bits. */
export function betaUpperQuantile(tail: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (betaTail(middle, a, b) > tail) low = middle;
    else high = middle;
  }
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = inverse(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = inverse(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = inverse(1 + odd * d);
    c = nonZero(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < termTolerance) break;
  }
  return fraction;
}

function inverse(value: number): number {
  return 1 / nonZero(value);
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** From where Stirling's series has 16 digits with the terms below. */
const stirlingFrom = 10;

/** log Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) from 10 on, brought there by Γ(x + 1) = x Γ(x). */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < stirlingFrom; at++) shift += log(at);
  const square = 1 / (at * at);
  const series =
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))))) /
    at;
  return (at - 0.5) * log(at) - at + 0.5 * log(2 * Math.PI) + series - shift;
}
