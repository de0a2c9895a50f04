// Also tests experiments/superposition-extensions/decompositions/principal-components.ts: whitening is its scores.
import { createRandom, DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { describe, expect, test } from 'vitest';
import { independentComponents } from '../../../../src/experiments/superposition-extensions/decompositions/fast-ica.js';
import { principalComponents } from '../../../../src/experiments/superposition-extensions/decompositions/principal-components.js';
import { meanCorrelation } from '../../../../src/experiments/superposition-extensions/match.js';

const random = createRandom(3);
/** Uniform, Laplace and sparse sources, of unit scale. */
const sources = DenseMatrix.generate(3000, 3, (_, source) => {
  const uniform = 2 * random.uniform() - 1;
  if (source === 0) return uniform;
  if (source === 1) return -Math.sign(uniform) * Math.log(1 - Math.abs(uniform));
  return random.uniform() < 0.1 ? random.normal() : 0;
});
const mixing = DenseMatrix.fromRows([
  [1, 0.4, -0.3],
  [0.2, -1, 0.6],
  [0.5, 0.3, 0.9],
]);
const mixed = multiply(sources, mixing);

describe('independentComponents', () => {
  test('finds planted sources again, which principal components leave mixed', () => {
    const { sources: found, converged } = independentComponents(mixed, { seed: 0 });
    expect(converged).toBe(true);
    // Finite samples leave sources correlated by about 1/√N = 0.018.
    expect(meanCorrelation(found, sources)).toBeGreaterThan(0.998);
    expect(meanCorrelation(principalComponents(mixed).scores, sources)).toBeLessThan(0.98);
  });

  test('gives uncorrelated sources of unit variance, and the same from another start', () => {
    const { sources: found } = independentComponents(mixed, { seed: 1 });
    const gram = multiply(found, found, { transposeLeft: true });
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) expect(gram.get(i, j) / found.rows).toBeCloseTo(i === j ? 1 : 0, 10);
    }
    expect(meanCorrelation(found, independentComponents(mixed, { seed: 2 }).sources)).toBeGreaterThan(1 - 1e-6);
  });

  test('leaves out directions without variance', () => {
    const doubled = DenseMatrix.sideBySide([mixed, mixed]);
    expect(independentComponents(doubled, { seed: 0 }).sources.columns).toBe(3);
  });

  test('says when it was stopped before it converged', () => {
    expect(independentComponents(mixed, { seed: 0, maxIterations: 1 })).toMatchObject({
      converged: false,
      iterations: 1,
    });
  });
});
