import { describe, it } from 'vitest';
import { expect } from '../../src/matchers/register.js';
import {
  clusteredSpectrum,
  cliffSpectrum,
  exponentialSpectrum,
  gradedSpectrum,
  powerLawSpectrum,
  rankDeficientSpectrum,
  repeatedSpectrum,
  wishartSpectrum,
} from '../../src/index.js';
import { standardErrors } from '../tolerances.js';

describe('spectra', () => {
  it('descend, all of them', () => {
    const spectra = [
      clusteredSpectrum(50, 7, 1),
      repeatedSpectrum(100),
      gradedSpectrum(50),
      cliffSpectrum(200),
      rankDeficientSpectrum(50, 20),
      powerLawSpectrum(50, 1.5),
      exponentialSpectrum(50, 0.1),
      wishartSpectrum(50, 80, 1),
      wishartSpectrum(50, 20, 1),
    ];
    for (const values of spectra) expect(values).toBeCloseToArray(values.toSorted().toReversed());
  });

  it('are what their names say', () => {
    expect(clusteredSpectrum(6, 3, 1, 1e-3)).toBeCloseToArray([3, 3, 2, 2, 1, 1], { absolute: 1e-3 });
    expect(new Set(clusteredSpectrum(6, 3, 1)).size).toBe(6);
    expect(repeatedSpectrum(60).filter((value) => value === 1 / 2)).toHaveLength(29);
    expect(gradedSpectrum(15)).toBeCloseToArray(
      Array.from({ length: 15 }, (_, index) => 10 ** -index),
      { relative: 1e-14 },
    );
    expect(rankDeficientSpectrum(4, 2)).toBeCloseToArray([1, 0.5, 0, 0]);
    expect(powerLawSpectrum(3, 2)).toBeCloseToArray([1, 1 / 4, 1 / 9], { relative: 1e-15 });
    expect(exponentialSpectrum(3, 2)).toBeCloseToArray([1, Math.exp(-2), Math.exp(-4)]);
  });

  it('have drops where they were put, of the size they were given', () => {
    const smooth = cliffSpectrum(200, { drops: [] });
    const values = cliffSpectrum(200);
    const excess = (after: number) => values[after - 1] / values[after] / (smooth[after - 1] / smooth[after]);
    expect([1, 57, 113].map(excess)).toBeCloseToArray([28, 2.1, 1.33], { relative: 1e-12 });
    expect([2, 56, 58, 112, 114, 199].map(excess)).toBeCloseToArray([1, 1, 1, 1, 1, 1], { relative: 1e-12 });
    expect(() => cliffSpectrum(57)).toThrow('cliffSpectrum: after must be an integer in 1..56, got 57');
  });

  it('has the first two moments of Marchenko and Pastur: E tr(S)/n = 1, E tr(S²)/n = 1 + (n + 1)/samples', () => {
    const [size, samples, draws] = [40, 60, 300];
    const first: number[] = [];
    const second: number[] = [];
    for (let seed = 0; seed < draws; seed++) {
      const values = wishartSpectrum(size, samples, seed);
      first.push(values.reduce((sum, value) => sum + value, 0) / size);
      second.push(values.reduce((sum, value) => sum + value * value, 0) / size);
    }
    for (const [found, exact] of [
      [first, 1],
      [second, 1 + (size + 1) / samples],
    ] as const) {
      const mean = found.reduce((sum, value) => sum + value, 0) / draws;
      const variance = found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1);
      expect(Math.abs(mean - exact)).toBeLessThan(standardErrors * Math.sqrt(variance / draws));
    }
  });

  it('gives zeros beyond the number of samples', () => {
    const values = wishartSpectrum(9, 4, 2);
    expect(values.slice(4)).toBeCloseToArray([0, 0, 0, 0, 0]);
    expect(values[3]).toBeGreaterThan(0);
  });

  it('refuses invalid extents', () => {
    expect(() => repeatedSpectrum(0)).toThrow('repeatedSpectrum: size must be an integer of at least 1, got 0');
    expect(() => rankDeficientSpectrum(3, 4)).toThrow('rankDeficientSpectrum: rank must be an integer in 0..3, got 4');
    expect(() => wishartSpectrum(3, 0, 1)).toThrow('wishartSpectrum: samples must be an integer of at least 1, got 0');
  });
});
