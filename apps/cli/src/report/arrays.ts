import { type NdArray, type NumericArray, ndArray } from '@entk/core';

/** A copy of numbers as an array of one axis, for the file of arrays. */
export function vector(values: ArrayLike<number>): NdArray<Float64Array> {
  return ndArray([values.length], Float64Array.from(values));
}

/** What each seed gives by name, as arrays `seed_3_name`. */
export function arraysOfSeeds<Seed extends { readonly settings: { readonly seed: number } }>(
  seeds: readonly Seed[],
  vectorsOf: (seed: Seed) => Readonly<Record<string, ArrayLike<number>>>,
): Map<string, NdArray<NumericArray>> {
  return new Map(
    seeds.flatMap((seed) =>
      Object.entries(vectorsOf(seed)).map(([name, values]) => [`seed_${seed.settings.seed}_${name}`, vector(values)]),
    ),
  );
}
