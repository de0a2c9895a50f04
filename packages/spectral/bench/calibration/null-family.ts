import type { Random } from '@entk/core';

/** Spectra without a cliff, of one kind. */
export interface NullFamily {
  readonly name: string;
  /** The largest size it is drawn at, where every draw is a dense eigenproblem. */
  readonly largest?: number;
  /** Whether every draw is a dense eigenproblem, so that fewer are drawn of the largest sizes. */
  readonly dense?: boolean;
  /** All `size` eigenvalues, descending. */
  draw(size: number, random: Random): Float64Array;
}

/** λ_i as a function of i = 1 … n. */
export type Profile = (i: number, n: number) => number;

/** A profile times independent log-normal factors. */
export function noisy(name: string, profile: Profile, noise: number): NullFamily {
  return {
    name: `${name}, noise ${noise}`,
    draw: (size, random) => noisyProfile(profile, size, noise, random),
  };
}

export function noisyProfile(profile: Profile, size: number, noise: number, random: Random): Float64Array {
  return descending(filled(size, (i) => profile(i + 1, size) * Math.exp(noise * random.normal())));
}

export function filled(size: number, value: (i: number) => number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => value(i));
}

export function descending(values: Float64Array): Float64Array {
  return values.sort().toReversed();
}
