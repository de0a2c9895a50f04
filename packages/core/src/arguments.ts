import { AbstractMatrix } from 'ml-matrix';
import { DenseMatrix } from './dense-matrix.js';
import { MisuseError, ShapeError } from './errors.js';
import { type NdArray, requireShape, sizeOf } from './nd-array.js';
import { suggestion } from './nearest-names.js';

/** The names of all options of a type, so that the compiler says when one is forgotten. */
export type OptionNames<Options> = { readonly [Name in keyof Options]-?: true };

/**
 * Requires that options are an object in which every name is known: a misspelt one would otherwise be ignored, and its
 * default taken.
 *
 * @param options What the caller was given; one that may be left out has `{}` for its default.
 * @throws MisuseError listing the known names.
 *
 * @example
 * ```ts
 * import { requireOptions } from '@entk/core';
 *
 * interface SortOptions {
 *   readonly descending?: boolean;
 * }
 * requireOptions<SortOptions>('sort', { descending: true }, { descending: true });
 * ```
 */
export function requireOptions<Options>(
  caller: string,
  options: Options | undefined,
  known: OptionNames<Options>,
): void {
  const accepted = Object.keys(known).join(', ');
  if (typeof options !== 'object' || options === null || Array.isArray(options) || !isPlain(options)) {
    throw new MisuseError({
      in: caller,
      rule: `options must be an object with any of ${accepted}`,
      got: options ?? null,
    });
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (unknown === undefined) return;
  throw new MisuseError({
    in: caller,
    rule: `options must be among ${accepted}`,
    got: unknown,
    remedy: suggestion(unknown, Object.keys(known)),
  });
}

/**
 * Requires a {@link DenseMatrix}: other matrices are not read as one, since what they lack would count as zero or NaN.
 *
 * @throws ShapeError with the way to make one of nested arrays, of an ml-matrix matrix, or of an array with a shape.
 *
 * @example
 * ```ts
 * import { DenseMatrix, requireMatrix } from '@entk/core';
 *
 * requireMatrix('f', 'basis', DenseMatrix.fromRows([[1, 0]]));
 * ```
 */
export function requireMatrix(caller: string, name: string, value: unknown): asserts value is DenseMatrix {
  if (value instanceof DenseMatrix) return;
  throw new ShapeError({
    in: caller,
    rule: `${name} must be a DenseMatrix`,
    got: value === undefined ? null : value,
    remedy: wayToMatrix(value),
  });
}

/** Says how to make a matrix of what is one in another form; a copy in each case but that of two fields. */
function wayToMatrix(value: unknown): string {
  if (value instanceof AbstractMatrix) return 'DenseMatrix.from(matrix) copies one of ml-matrix';
  if (Array.isArray(value)) return 'DenseMatrix.fromRows(rows) makes one of nested arrays';
  if (typeof value === 'object' && value !== null) {
    if ('shape' in value && 'data' in value) {
      return 'DenseMatrix.fromArray(array) copies an array of two axes or more';
    }
    if ('rows' in value && 'columns' in value) return 'reviveMatrices(value) gives a clone its class back';
  }
  return 'DenseMatrix.fromRows([[1, 2], [3, 4]]) makes one';
}

/**
 * Requires an array with a shape whose entries fill it.
 *
 * @throws ShapeError if it is something else, or the shape and the data do not fit.
 *
 * @example
 * ```ts
 * import { ndArray, requireNdArray } from '@entk/core';
 *
 * requireNdArray('f', 'targets', ndArray([4, 2]));
 * ```
 */
export function requireNdArray(caller: string, name: string, value: unknown): asserts value is NdArray {
  const { shape, data } = (value ?? {}) as Partial<NdArray>;
  if (Array.isArray(shape) && ArrayBuffer.isView(data)) {
    requireShape(caller, name, shape);
    const entries = sizeOf(shape);
    if (data.length === entries) return;
    throw new ShapeError({ in: caller, rule: `${name} must have ${entries} entries for its shape`, got: value });
  }
  throw new ShapeError({
    in: caller,
    rule: `${name} must be an array with a shape`,
    got: value === undefined ? null : value,
    remedy: 'ndArray([rows, columns], Float32Array.from(numbers)) makes one',
  });
}

/**
 * Requires a list: an array, or a typed one.
 *
 * @throws MisuseError if it is something else.
 *
 * @example
 * ```ts
 * import { requireList } from '@entk/core';
 *
 * requireList('f', 'families', []);
 * ```
 */
export function requireList(caller: string, name: string, value: unknown): void {
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)) return;
  throw new MisuseError({ in: caller, rule: `${name} must be a list`, got: value ?? null });
}

/**
 * Requires an object in which these fields are, as those of a spectrum, a panel, or data to be drawn.
 *
 * @throws MisuseError naming the fields.
 *
 * @example
 * ```ts
 * import { requireFields } from '@entk/core';
 *
 * requireFields('f', 'spectrum', { values: [2, 1] }, ['values']);
 * ```
 */
export function requireFields(caller: string, name: string, value: unknown, fields: readonly string[]): void {
  const isObject = typeof value === 'object' && value !== null;
  if (isObject && fields.every((field) => (value as Record<string, unknown>)[field] !== undefined)) return;
  const wanted = fields.length === 0 ? '' : ` with ${fields.join(', ')}`;
  throw new MisuseError({ in: caller, rule: `${name} must be an object${wanted}`, got: value ?? null });
}

function isPlain(value: object): boolean {
  return !(value instanceof AbstractMatrix) && !ArrayBuffer.isView(value);
}
