/**
 * A number with so many significant digits, without an exponent where a reader needs none: 0.835, 26.3, 1.2e-7. What is
 * rounded never looks exact: no digit before the point becomes 0 (20114.3, not 20110), and only whole numbers are
 * without a point (0.9998 is 1.00).
 */
export function significant(value: number, digits = 3): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return value.toExponential(digits - 1);
  if (Number.isInteger(value)) return String(value);
  const rounded = value.toPrecision(digits);
  if (!Number.isInteger(Number(rounded))) return String(Number(rounded));
  return /^-?\d+\.\d+$/.test(rounded) ? rounded : value.toFixed(1);
}

/** A share as a percentage: 88.9 %. */
export function percent(share: number): string {
  return `${significant(100 * share)} %`;
}

/** Tails of closed forms have exponents that nobody reads. */
const leastProbability = 1e-9;

/** A p-value: 0.023, or < 1e-9. */
export function probability(value: number): string {
  return value < leastProbability ? `< ${leastProbability}` : significant(value, 2);
}
