/** A number as a reader wants it: `0.0312`, `3.1e-7`, `12`, `1,234`. */
export function numberText(value: number, digits = 3): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return value.toExponential(digits - 1).replace('e+', 'e');
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  return value.toPrecision(Math.max(digits, Math.ceil(Math.log10(size))));
}

/** `97 %`, in one piece. */
export function percentText(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.01 ? 1 : 0)}\u00A0%`;
}

/** `0.8 s`, `12 s`: how long something took. */
export function secondsText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
