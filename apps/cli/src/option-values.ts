import { InvalidArgumentError } from 'commander';

/** Digits with a sign, a point and an exponent: what `Number` takes beside it (hexadecimal, blanks, nothing) is a slip. */
const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A whole number of the command line. */
export function whole(text: string): number {
  const value = decimalNumber.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

/** A finite number of the command line. */
export function decimal(text: string): number {
  const value = decimalNumber.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

/** Whole numbers separated by commas. */
export function wholes(text: string): number[] {
  return text.split(',').map(whole);
}

/** Numbers separated by commas. */
export function decimals(text: string): number[] {
  return text.split(',').map(decimal);
}
