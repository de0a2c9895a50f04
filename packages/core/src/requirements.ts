import { MisuseError, NonFiniteError, ShapeError } from './errors.js';
import { entryText } from './nd-array.js';
import { suggestion } from './nearest-names.js';
import { show } from './show.js';

/** Inclusive bounds of an accepted number. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Requires an integer within inclusive bounds.
 *
 * @throws MisuseError `caller: name must be an integer in min..max, got value`.
 */
export function requireInteger(caller: string, name: string, value: number, { min, max }: Bounds = {}): void {
  if (Number.isSafeInteger(value) && value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return;
  throw new MisuseError({ in: caller, rule: `${name} must be an integer${boundsText(min, max)}`, got: value });
}

/**
 * Requires a finite number within inclusive bounds; `above` and `below` are exclusive ones.
 *
 * @throws MisuseError naming the interval and the value.
 */
export function requireNumber(
  caller: string,
  name: string,
  value: number,
  { min, max, above, below }: Bounds & { readonly above?: number; readonly below?: number } = {},
): void {
  const inside =
    Number.isFinite(value) &&
    value >= (min ?? -Infinity) &&
    value <= (max ?? Infinity) &&
    value > (above ?? -Infinity) &&
    value < (below ?? Infinity);
  if (inside) return;
  const left = above === undefined ? (min === undefined ? '(-∞' : `[${min}`) : `(${above}`;
  const right = below === undefined ? (max === undefined ? '∞)' : `${max}]`) : `${below})`;
  throw new MisuseError({ in: caller, rule: `${name} must be a number in ${left}, ${right}`, got: value });
}

/**
 * Requires one of a set of names.
 *
 * @throws MisuseError listing the accepted names.
 */
export function requireOneOf<T extends string>(
  caller: string,
  name: string,
  value: string,
  accepted: readonly T[],
): asserts value is T {
  if ((accepted as readonly string[]).includes(value)) return;
  throw new MisuseError({
    in: caller,
    rule: `${name} must be one of ${accepted.join(', ')}`,
    got: value,
    remedy: typeof value === 'string' ? suggestion(value, accepted) : undefined,
  });
}

/** Numbers in rows and columns: a `DenseMatrix`, or an array with axes. */
export type Arranged = { readonly data: ArrayLike<number> } & (
  | { readonly rows: number; readonly columns: number }
  | { readonly shape: readonly number[] }
);

/**
 * Requires that no entry is NaN or infinite; the first that is, is named, by its row and column where there are such.
 *
 * @throws NonFiniteError with the place and the value.
 * @throws MisuseError if there is no list of numbers.
 */
export function requireFinite(caller: string, name: string, values: ArrayLike<number> | Arranged): void {
  requireNumbers(caller, name, values);
  const found = firstNonFinite(values);
  if (found) throw new NonFiniteError({ in: caller, rule: `${name} must be finite`, ...found });
}

/** The first NaN or infinity and its place, as an error has them. */
export function firstNonFinite(
  values: ArrayLike<number> | Arranged,
): { readonly got: number; readonly context: string } | undefined {
  const list = listOf(values);
  const index = nonFiniteIndex(list);
  return index < 0 ? undefined : { got: list[index], context: entryText(shapeOf(values), index) };
}

/**
 * Requires a list of numbers, an array or a matrix, whatever its entries are.
 *
 * @throws MisuseError if it is something else, or of 64-bit integers, with which no number computes.
 */
export function requireNumbers(caller: string, name: string, values: ArrayLike<number> | Arranged): void {
  const list = listOf(values);
  const large: unknown = list;
  const isLarge = large instanceof BigInt64Array || large instanceof BigUint64Array;
  if (typeof list === 'object' && typeof list?.length === 'number' && !isLarge) return;
  throw new MisuseError({
    in: caller,
    rule: `${name} must be a list of numbers`,
    got: values ?? null,
    remedy: isLarge ? 'Int32Array.from(data, Number) makes one of 64-bit integers' : undefined,
  });
}

/** The numbers of an array or a matrix; of what is neither, itself, whatever it is. */
function listOf(values: ArrayLike<number> | Arranged): ArrayLike<number> {
  return typeof values === 'object' && values !== null && 'data' in values ? values.data : values;
}

/**
 * Every door runs through all its numbers here: those of matrices are looked at one by one only if one is not finite.
 */
function nonFiniteIndex(values: ArrayLike<number>): number {
  if (values instanceof Float64Array && areFinite(values)) return -1;
  const { length } = values;
  for (let index = 0; index < length; index++) if (!Number.isFinite(values[index])) return index;
  return -1;
}

/**
 * Whether x − x is 0 for every x: it is NaN for NaN and infinity. Of one type of array alone, and in four sums that do
 * not wait for each other: two fifths of the time of a test a number.
 */
function areFinite(values: Float64Array): boolean {
  const { length } = values;
  const whole = length - (length % 4);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let index = 0; index < whole; index += 4) {
    first += values[index] - values[index];
    second += values[index + 1] - values[index + 1];
    third += values[index + 2] - values[index + 2];
    fourth += values[index + 3] - values[index + 3];
  }
  for (let index = whole; index < length; index++) first += values[index] - values[index];
  return first + second + third + fourth === 0;
}

function shapeOf(values: ArrayLike<number> | Arranged): readonly number[] {
  if (!('data' in values)) return [values.length];
  return 'shape' in values ? values.shape : [values.rows, values.columns];
}

/**
 * Requires two extents of an axis to agree.
 *
 * @throws ShapeError naming the axis and both extents.
 */
export function requireSameExtent(caller: string, axis: string, expected: number, got: number): void {
  if (expected === got) return;
  throw new ShapeError({ in: caller, rule: `${axis} must be ${show(expected)}`, got });
}

function boundsText(min?: number, max?: number): string {
  if (min !== undefined && max !== undefined) return ` in ${min}..${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}
