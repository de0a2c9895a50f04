import { DenseMatrix, type Random } from '@entk/core';
import { columnGram, eigh, gram } from '@entk/linalg';
import { furtherFamilies } from './further-families.js';
import { descending, filled, type NullFamily, noisy, noisyProfile, type Profile } from './null-family.js';

const profiles: Readonly<Record<string, Profile>> = {
  'i^-1': (i) => 1 / i,
  'i^-2': (i) => i ** -2,
  'exp(-5i/n)': (i, n) => Math.exp((-5 * i) / n),
  linear: (i, n) => 1 - (i - 1) / n,
  logistic: (i, n) => 1 / (1 + Math.exp((10 * (i - n / 2)) / n)),
};

/** Every family the detector is calibrated on. */
export const nullFamilies: readonly NullFamily[] = [
  ...[0.1, 0.5, 1, 2, 10].map(wishart),
  ...[0.3, 1, 2.5].flatMap((exponent) =>
    [0, 0.02, 0.2, 1].map((noise) => noisy(`power law i^-${exponent}`, (i) => i ** -exponent, noise)),
  ),
  ...[0.005, 0.05, 0.3].flatMap((rate) =>
    [0, 0.02, 0.2].map((noise) => noisy(`exponential ${rate}`, (i) => Math.exp(-rate * i), noise)),
  ),
  ...Object.keys(profiles).flatMap((profile) => [0.001, 0.1].map((noise) => conjugate(profile, noise))),
  ...Object.keys(profiles).flatMap((profile) => [0.5, 1, 4].map((samples) => sampleCovariance(profile, samples))),
  { name: 'independent, uniform', draw: (size, random) => descending(filled(size, () => random.uniform())) },
  { name: 'independent, chi-square', draw: (size, random) => descending(filled(size, () => random.normal() ** 2)) },
  ...[0, 1e-4, 0.01].map(wishartPairs),
  {
    name: 'near-equal pairs of a noisy i^-1',
    draw: (size, random) =>
      pairsOf(
        noisyProfile((i) => 1 / i, size >> 1, 0.3, random),
        1e-4,
        random,
      ),
  },
  {
    name: '29-fold i^-1 to rounding',
    draw: (size, random) => descending(filled(size, (i) => (1 + 1e-15 * random.normal()) / (1 + Math.floor(i / 29)))),
  },
  ...furtherFamilies,
];

/** Eigenvalues of X Xᵀ, X standard normal [n, n / aspect], of rank n / aspect if that is below n. */
function wishart(aspect: number): NullFamily {
  return {
    name: `Wishart, rows / samples = ${aspect}`,
    dense: true,
    draw: (size, random) => wishartValues(size, Math.max(1, Math.round(size / aspect)), random),
  };
}

function wishartValues(size: number, samples: number, random: Random, profile: Profile = () => 1): Float64Array {
  const data = new DenseMatrix(size, samples, random.normals(size * samples));
  for (let i = 0; i < size; i++) {
    const deviation = Math.sqrt(profile(i + 1, size));
    for (let j = 0; j < samples; j++) data.data[i * samples + j] *= deviation;
  }
  const { values } = eigh(samples < size ? columnGram(data) : gram(data), { vectors: false });
  const padded = new Float64Array(size);
  padded.set(values);
  return padded;
}

/**
 * Q diag(λ) Qᵀ + ε E, Q uniformly random and E of the Gaussian orthogonal ensemble with ‖E‖₂ → √2 · median λ.
 *
 * E is as likely as QᵀEQ, so the eigenvalues of diag(λ) + ε E are the same in law, and that is what is drawn.
 */
function conjugate(profile: string, noise: number): NullFamily {
  return {
    name: `conjugate of ${profile} + ${noise} of noise`,
    largest: 300,
    dense: true,
    draw(size, random) {
      const scale = (noise * profiles[profile]((size + 1) / 2, size)) / Math.sqrt(2 * size);
      const matrix = new DenseMatrix(size, size);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < i; j++) {
          const entry = scale * random.normal();
          matrix.set(i, j, entry).set(j, i, entry);
        }
        matrix.set(i, i, profiles[profile](i + 1, size) + Math.SQRT2 * scale * random.normal());
      }
      return eigh(matrix, { vectors: false }).values;
    },
  };
}

/** The covariance of `samples` · n normal vectors whose population spectrum is the profile. */
function sampleCovariance(profile: string, samples: number): NullFamily {
  return {
    name: `sample covariance of ${profile}, samples / rows = ${samples}`,
    largest: 300,
    dense: true,
    draw: (size, random) => wishartValues(size, Math.round(size * samples), random, profiles[profile]),
  };
}

function wishartPairs(splitting: number): NullFamily {
  return {
    name: `near-equal pairs of Wishart 0.5, splitting ${splitting}`,
    dense: true,
    draw: (size, random) => pairsOf(wishartValues(size >> 1, size, random), splitting, random),
  };
}

function pairsOf(values: Float64Array, splitting: number, random: Random): Float64Array {
  return descending(filled(2 * values.length, (i) => values[i >> 1] * Math.exp(splitting * random.normal())));
}
