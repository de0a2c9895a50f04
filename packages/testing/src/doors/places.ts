import { DenseMatrix } from '@entk/core';

/** Where in a list of arguments a number stands: `['0', 'data', '3']` is entry 3 of the first argument's data. */
export type Place = readonly string[];

/**
 * The places of numbers in arguments: every number of a plain object or a list, the first and the last of a list of
 * numbers and of an array of floats. Objects that bring functions are opaque, and so are instances of classes but
 * `DenseMatrix`; shapes are no numbers to compute with.
 */
export function placesOfNumbers(value: unknown, path: Place = []): Place[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  if (value instanceof Float64Array || value instanceof Float32Array) return endsOf(value.length, path);
  if (value instanceof DenseMatrix) return endsOf(value.data.length, [...path, 'data']);
  if (value instanceof Map) {
    return Array.from(value).flatMap(([key, entry]) => placesOfNumbers(entry, [...path, String(key)]));
  }
  if (Array.isArray(value)) {
    if (path.length > 0 && value.length > 2 && value.every((entry) => typeof entry === 'number')) {
      return endsOf(value.length, path);
    }
    return value.flatMap((entry, index) => placesOfNumbers(entry, [...path, String(index)]));
  }
  if (!isPlain(value) || Object.values(value).some((entry) => typeof entry === 'function')) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'shape' ? [] : placesOfNumbers(entry, [...path, key]),
  );
}

/** The places of matrices in arguments, in plain objects and lists. */
export function placesOfMatrices(value: unknown, path: Place = []): Place[] {
  if (value instanceof DenseMatrix) return [path];
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && (!isPlain(value) || Object.values(value).some((entry) => typeof entry === 'function'))) {
    return [];
  }
  return Object.entries(value).flatMap(([key, entry]) => placesOfMatrices(entry, [...path, key]));
}

/** The places of arrays with a shape in arguments, in plain objects, lists and maps. */
export function placesOfArrays(value: unknown, path: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if (value instanceof Map) {
    return Array.from(value).flatMap(([key, entry]) => placesOfArrays(entry, [...path, String(key)]));
  }
  if (!Array.isArray(value) && (!isPlain(value) || Object.values(value).some((entry) => typeof entry === 'function'))) {
    return [];
  }
  const { shape, data } = value as { readonly shape?: unknown; readonly data?: unknown };
  if (Array.isArray(shape) && ArrayBuffer.isView(data)) return [path];
  return Object.entries(value).flatMap(([key, entry]) => placesOfArrays(entry, [...path, key]));
}

/** What stands at a place. */
export function valueAt(args: readonly unknown[], place: Place): unknown {
  return place.reduce<unknown>(
    (holder, step) => (holder instanceof Map ? holder.get(step) : (holder as Record<string, unknown>)[step]),
    args,
  );
}

/** Puts a value where another stood, in place. */
export function putValue(args: unknown[], place: Place, value: unknown): void {
  let holder: unknown = args;
  for (const step of place.slice(0, -1)) {
    holder = holder instanceof Map ? holder.get(step) : (holder as Record<string, unknown>)[step];
  }
  const last = place[place.length - 1];
  if (holder instanceof Map) holder.set(last, value);
  else (holder as Record<string, unknown>)[last] = value;
}

/** `0.data.3`, as failures and lists of exceptions name a place. */
export function placeText(place: Place): string {
  return place.join('.');
}

function endsOf(length: number, path: Place): Place[] {
  if (length === 0) return [];
  return length === 1
    ? [[...path, '0']]
    : [
        [...path, '0'],
        [...path, String(length - 1)],
      ];
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
