import { createRandom, requireInteger, requireNumber } from '@entk/core';
import { tridiagonalEigenvalues } from './tridiagonal.js';

/** `clusters` equal groups around 1, 2, … `clusters`, each within ± `spread` (@default 1e-10). */
export function clusteredSpectrum(size: number, clusters: number, seed: number, spread = 1e-10): Float64Array {
  requireInteger('clusteredSpectrum', 'size', size, { min: 1 });
  requireInteger('clusteredSpectrum', 'clusters', clusters, { min: 1, max: size });
  requireNumber('clusteredSpectrum', 'spread', spread, { min: 0 });
  const random = createRandom(seed).fork('clustered');
  const values = Float64Array.from(
    { length: size },
    (_, index) => clusters - Math.floor((index * clusters) / size) + spread * (2 * random.uniform() - 1),
  );
  return values.sort().toReversed();
}

/** Every value exactly `multiplicity` times (@default 29, the modulus of the paper): 1/1, 1/2, 1/3, … */
export function repeatedSpectrum(size: number, multiplicity = 29): Float64Array {
  requireInteger('repeatedSpectrum', 'size', size, { min: 1 });
  requireInteger('repeatedSpectrum', 'multiplicity', multiplicity, { min: 1 });
  return Float64Array.from({ length: size }, (_, index) => 1 / (1 + Math.floor(index / multiplicity)));
}

/** Geometric from 1 down to 10^−`decades` (@default 14). */
export function gradedSpectrum(size: number, decades = 14): Float64Array {
  requireInteger('gradedSpectrum', 'size', size, { min: 2 });
  requireNumber('gradedSpectrum', 'decades', decades, { min: 0 });
  return Float64Array.from({ length: size }, (_, index) => 10 ** ((-decades * index) / (size - 1)));
}

/** One drop of a spectrum: value number `after` divided by the next is `ratio` times what it would have been. */
export interface Drop {
  readonly after: number;
  readonly ratio: number;
}

/**
 * A smooth decay with drops in it: λ_i = (1 + i)^−`exponent` divided by the ratio of every drop at or before i.
 *
 * Without `drops`, those of modular addition at p = 29: after 1 (× 28), 57 (× 2.1) and 113 (× 1.33).
 */
export function cliffSpectrum(
  size: number,
  {
    drops = [
      { after: 1, ratio: 28 },
      { after: 57, ratio: 2.1 },
      { after: 113, ratio: 1.33 },
    ],
    exponent = 0.3,
  }: { readonly drops?: readonly Drop[]; readonly exponent?: number } = {},
): Float64Array {
  requireInteger('cliffSpectrum', 'size', size, { min: 1 });
  requireNumber('cliffSpectrum', 'exponent', exponent, { min: 0 });
  for (const { after, ratio } of drops) {
    requireInteger('cliffSpectrum', 'after', after, { min: 1, max: size - 1 });
    requireNumber('cliffSpectrum', 'ratio', ratio, { min: 1 });
  }
  return Float64Array.from({ length: size }, (_, index) =>
    drops.reduce((value, { after, ratio }) => (index >= after ? value / ratio : value), (1 + index) ** -exponent),
  );
}

/** `rank` values from 1 down to 1/`rank`, then exact zeros. */
export function rankDeficientSpectrum(size: number, rank: number): Float64Array {
  requireInteger('rankDeficientSpectrum', 'size', size, { min: 1 });
  requireInteger('rankDeficientSpectrum', 'rank', rank, { min: 0, max: size });
  return Float64Array.from({ length: size }, (_, index) => (index < rank ? 1 - index / rank : 0));
}

/** λ_i = (1 + i)^−`exponent`. */
export function powerLawSpectrum(size: number, exponent: number): Float64Array {
  requireInteger('powerLawSpectrum', 'size', size, { min: 1 });
  requireNumber('powerLawSpectrum', 'exponent', exponent, { min: 0 });
  return Float64Array.from({ length: size }, (_, index) => (1 + index) ** -exponent);
}

/** λ_i = exp(−`rate` · i). */
export function exponentialSpectrum(size: number, rate: number): Float64Array {
  requireInteger('exponentialSpectrum', 'size', size, { min: 1 });
  requireNumber('exponentialSpectrum', 'rate', rate, { min: 0 });
  return Float64Array.from({ length: size }, (_, index) => Math.exp(-rate * index));
}

/**
 * A draw of the eigenvalues of XXᵀ/`samples`, X standard normal [size, samples], descending.
 *
 * Drawn without X: the eigenvalues are those of BBᵀ, B bidiagonal with independent χ entries
 * (Dumitriu and Edelman 2002, the β-Laguerre ensemble at β = 1). O(n²). Values beyond `samples` are zeros.
 */
export function wishartSpectrum(size: number, samples: number, seed: number): Float64Array {
  requireInteger('wishartSpectrum', 'size', size, { min: 1 });
  requireInteger('wishartSpectrum', 'samples', samples, { min: 1 });
  const random = createRandom(seed).fork('wishart');
  const small = Math.min(size, samples);
  const large = Math.max(size, samples);
  const chi = (degrees: number) => Math.sqrt(random.normals(degrees).reduce((sum, value) => sum + value * value, 0));
  const main = Float64Array.from({ length: small }, (_, index) => chi(large - index));
  const below = Float64Array.from({ length: small - 1 }, (_, index) => chi(small - 1 - index));
  const eigenvalues = tridiagonalEigenvalues({
    diagonal: main.map((value, i) => (value * value + (i === 0 ? 0 : below[i - 1] ** 2)) / samples),
    offDiagonal: below.map((value, i) => (value * main[i]) / samples),
  });
  const values = new Float64Array(size);
  values.set(eigenvalues.map((value) => Math.max(value, 0)));
  return values;
}
