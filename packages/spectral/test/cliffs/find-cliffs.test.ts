import { findCliffs } from '@entk/spectral';
import {
  classifierSpectra,
  hasPlainDrop,
  modularAdditionEpochs,
  modularAdditionReference,
  repeatedSpectrum,
  superpositionReference,
  wishartSpectrum,
} from '@entk/testing';
import { describe, expect, test } from 'vitest';
import { matchedSpectra } from '../../bench/calibration/held-out.js';
import { plainDropsFound } from '../../bench/calibration/reference-table.js';
import { gold, smearedDrop } from '../fixtures.js';

const places = (values: ArrayLike<number>, options = {}) => findCliffs(values, options).drops.map(({ after }) => after);
const full = (epoch: (typeof modularAdditionEpochs)[number]) =>
  modularAdditionReference(epoch).expected.eigenvalues.full;

describe('findCliffs on the reference networks', () => {
  test.each([100, 150, 500] as const)('modular addition at epoch %i: after 1, 57 and 113, nothing else', (epoch) => {
    expect(places(full(epoch))).toEqual([1, 57, 113]);
    expect(places(full(epoch), { size: 841 })).toEqual([1, 57, 113]);
  });

  test.each([0, 40, 60, 80] as const)('modular addition at epoch %i: after 1 and 57, nothing at 113', (epoch) => {
    expect(places(full(epoch))).toEqual([1, 57]);
    expect(places(full(epoch), { size: 841 })).toEqual([1, 57]);
  });

  test('all 841 values show what the first 160 show', () => {
    expect(places(gold.fullSpectra[40])).toEqual([1, 57]);
    expect(places(gold.fullSpectra[100])).toEqual([1, 57, 113]);
    expect(places(gold.fullSpectra[500])).toEqual([1, 57, 113]);
  });

  test.each(modularAdditionEpochs)('layer 1 at epoch %i drops after 1 and 57, layer 2 after 1', (epoch) => {
    const { layer1, layer2 } = modularAdditionReference(epoch).expected.eigenvalues;
    // Before training λ₂ / λ₃ is 1.07 where the next ratios are 1.01: the constant mode takes two vectors.
    expect(places(layer1)).toEqual(epoch === 0 ? [1, 2, 57] : [1, 57]);
    expect(places(layer2)[0]).toBe(1);
  });

  test.each([
    ['m10-S0.3', [10, 50]],
    ['m10-S0.9', [28, 50]],
    ['m40-S0.9', [50]],
  ] as const)('superposition %s at β = 0: after %j', (name, expected) => {
    expect(places(superpositionReference(name).expected['beta=0,parameters=W,b'].eigenvalues)).toEqual(expected);
  });

  test('a network of ours whose kernel falls from 453 to 144 in six ranks: after 32, the largest of them, and 50', () => {
    const { values, size } = smearedDrop;
    for (const options of [{}, { size }]) {
      const { drops } = findCliffs(values, options);
      expect(drops.map(({ after, width }) => [after, width > 1])).toEqual([
        [32, true],
        [50, expect.any(Boolean)],
      ]);
      expect(drops[0].ratio).toBeCloseTo(values[31] / values[32], 12);
    }
  });
});

describe('findCliffs', () => {
  test('reports ratio, neighbours, false-alarm level and the ranges between', () => {
    const { drops, cliffs, considered } = findCliffs(full(100));
    expect(drops[2].ratio).toBeCloseTo(modularAdditionReference(100).expected.gap_ratio['113'], 4);
    expect(drops[2].nearbyRatio).toBeGreaterThan(1.005);
    expect(drops[2].nearbyRatio).toBeLessThan(1.02);
    expect(drops[2].falseAlarm).toBeLessThan(0.01);
    expect(drops[2].score).toBeCloseTo(-Math.log10(drops[2].falseAlarm), 10);
    expect(cliffs).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 57 },
      { from: 57, to: 113 },
    ]);
    expect(considered).toBe(160);
  });

  test('does not depend on the scale of the values', () => {
    const scaled = full(150).map((value) => value * 1e6);
    expect(places(scaled)).toEqual(places(full(150)));
  });

  test('leaves what is below the floor alone, and says where it is', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 60 ? 1 - i / 100 : 1e-16 / (i - 58) ** 3));
    const report = findCliffs(values);
    expect(report.drops).toEqual([]);
    expect(report.considered).toBe(60);
    expect(report.floor).toBe(100 * 2 ** -52);
    expect(places(values, { noise: 0 })).toContain(60);
  });

  test('a noise level hides what lies below it', () => {
    const values = Array.from({ length: 80 }, (_, i) => (i < 40 ? 1 - i / 100 : 1e-8 * (1 - (i - 40) / 100)));
    expect(places(values)).toEqual([40]);
    expect(findCliffs(values, { noise: 1e-7 })).toMatchObject({ drops: [], considered: 40 });
  });

  test('joins repeated values: 29-fold levels that decay smoothly have no cliff, 29-fold levels with one have it', () => {
    const smooth = repeatedSpectrum(29 * 20);
    expect(places(smooth)).toEqual([]);
    const dropped = smooth.map((value, i) => (i < 29 * 8 ? 5 * value : value));
    expect(places(dropped)).toEqual([29 * 8]);
  });

  test('sees a cliff among near-equal pairs', () => {
    const values = Array.from(
      { length: 120 },
      (_, i) => (i < 60 ? 2 : 1) * (1 - (i >> 1) / 150) * (1 - 1e-6 * (i % 2)),
    );
    expect(places(values)).toEqual([60]);
  });

  test('tells a drop from its shoulder', () => {
    const values = Array.from({ length: 100 }, (_, i) => {
      const shoulder = i < 46 ? 0 : i < 50 ? 0.05 * (i - 45) : 3;
      return Math.exp(-0.01 * i - shoulder);
    });
    expect(places(values)).toEqual([50]);
  });

  test('drops within one window do not hide each other', () => {
    for (const drops of [
      [10, 30],
      [10, 30, 50],
      [20, 26, 33],
    ]) {
      let log = 0;
      const values = Array.from({ length: 100 }, (_, i) => Math.exp((log -= drops.includes(i) ? 1.1 : 0.01)));
      expect(places(values)).toEqual(drops);
    }
  });

  test('finds a drop that is smeared over some ranks, once, at its largest gap', () => {
    for (const gaps of [
      [0.06, 0.08],
      [0.05, 0.07, 0.06],
      [0.04, 0.05, 0.05, 0.06, 0.05, 0.04],
    ]) {
      let log = 0;
      const values = Array.from({ length: 100 }, (_, i) => {
        log -= gaps[i - 50] ?? 0.008 + 0.007 * Math.sin(i) ** 2;
        return Math.exp(log);
      });
      const { drops } = findCliffs(values);
      expect(drops).toHaveLength(1);
      expect(drops[0].after).toBe(50 + gaps.indexOf(Math.max(...gaps)));
      expect(drops[0].ratio).toBeCloseTo(Math.exp(Math.max(...gaps)), 12);
    }
  });

  test('has nothing to say of fewer than three values, of zeros and of negative ones', () => {
    for (const values of [[], [1], [2, 1], [0, 0, 0], [-1, -2, -3]]) expect(places(values)).toEqual([]);
  });

  test('asks more of a drop at a smaller false-alarm rate', () => {
    const strict = places(full(100), { falseAlarmRate: 1e-4 });
    expect(strict).toEqual([1, 57]);
  });

  test('refuses what is no spectrum', () => {
    expect(() => findCliffs([1, 2])).toThrow('findCliffs: values must descend, got [1, 2] (entries 0 and 1 of 2)');
    expect(() => findCliffs([1, NaN])).toThrow('findCliffs: values must be finite, got NaN');
    expect(() => findCliffs([2, 1], { size: 1 })).toThrow('findCliffs: size must be an integer of at least 2, got 1');
    expect(() => findCliffs([2, 1], { falseAlarmRate: 0 })).toThrow('falseAlarmRate must be a number in (0, 1), got 0');
    expect(() => findCliffs([2, 1], { noise: -1 })).toThrow('noise must be a number in [0, 1), got -1');
  });
});

describe('findCliffs on trained classifiers', () => {
  const plain = classifierSpectra().filter(hasPlainDrop);
  const given = [20, 40, 60, 120, 200];
  const answers = (told: boolean) =>
    plain.map(({ values, classes, rows }) =>
      given.map((count) => places(values.slice(0, count), told ? { size: rows, noise: 1e-7 } : {}).includes(classes)),
    );

  test.each([true, false])(
    'finds 95 %% of the plain drops after C values, however many are given (size told: %j)',
    (told) => {
      expect(plain).toHaveLength(36);
      const found = given.map((_, i) => answers(told).filter((answer) => answer[i]).length);
      for (const count of found) expect(count).toBeGreaterThanOrEqual(Math.ceil(0.95 * plain.length));
    },
  );

  test.each([true, false])('says the same for most of them, however many are given (size told: %j)', (told) => {
    const changing = answers(told).filter((answer) => answer.includes(true) && answer.includes(false));
    expect(changing.length).toBeLessThanOrEqual(0.05 * plain.length);
  });

  test('finds 95 % of those of others with drops as large where the number of classes is named beforehand', () => {
    const { spectra, found, changes } = plainDropsFound(matchedSpectra(), 'size, noise and C');
    expect(spectra).toBe(63);
    for (const count of found) expect(count).toBeGreaterThanOrEqual(Math.ceil(0.95 * spectra));
    expect(changes).toBeLessThanOrEqual(0.05 * spectra);
  });

  test('the tail changes nothing about an early drop', () => {
    const { values, rows } = plain[1];
    const early = (count: number) =>
      findCliffs(values.slice(0, count), { size: rows, noise: 1e-7 }).drops.find(({ after }) => after === 4);
    expect(early(60)).toBeDefined();
    for (const count of [100, 200]) expect(early(count)).toEqual(early(60));
  });
});

describe('candidates', () => {
  test('are the largest ratios and the drops with their probabilities, the least probable first', () => {
    const { candidates, drops } = findCliffs(full(100));
    const ratios = Array.from(full(100).slice(1), (value, i) => full(100)[i] / value).sort((a, b) => b - a);
    for (const ratio of ratios.slice(0, 5)) expect(candidates.map((of) => of.ratio)).toContain(ratio);
    for (const drop of drops) expect(candidates).toContainEqual(drop);
    expect(candidates.map(({ falseAlarm }) => falseAlarm)).toEqual(
      candidates.map(({ falseAlarm }) => falseAlarm).sort((a, b) => a - b),
    );
    expect(candidates.every(({ significant, falseAlarm }) => significant === falseAlarm <= 0.05)).toBe(true);
    expect(new Set(candidates.map(({ after }) => after)).size).toBe(candidates.length);
  });

  test('say of a visible step that is no drop how probable it is', () => {
    const { candidates, drops } = findCliffs([20, 15, 12, 10, 3, 2.4, 1.9, 1.6, 1.4]);
    expect(drops).toEqual([]);
    expect(candidates[0]).toMatchObject({ after: 4, ratio: 10 / 3, significant: false });
    expect(candidates[0].falseAlarm).toBeGreaterThan(0.05);
    expect(candidates[0].falseAlarm).toBeLessThanOrEqual(1);
  });

  test('keep their probability at any rate', () => {
    const candidatesAt = (falseAlarmRate: number) =>
      findCliffs(full(100), { falseAlarmRate }).candidates.find(({ after }) => after === 57);
    expect(candidatesAt(1e-12)).toEqual({ ...candidatesAt(0.05), significant: false });
  });

  test('are as many as there are ratios, and none of fewer than two values', () => {
    expect(findCliffs([3, 2, 1]).candidates).toHaveLength(2);
    expect(findCliffs([3]).candidates).toEqual([]);
  });
});

describe('places that are expected', () => {
  const stepped = [20, 15, 12, 10, 3.4, 2.72, 2.13, 1.96, 1.49, 1.45, 1.19, 1.12, 0.935, 0.918, 0.876, 0.723, 0.706];
  const at = (after: number, expected: readonly number[]) =>
    findCliffs(stepped, { expected }).candidates.find((candidate) => candidate.after === after)?.falseAlarm ?? NaN;

  test('need less evidence than places that are searched, and others need twice as much', () => {
    expect(places(stepped)).toEqual([]);
    expect(places(stepped, { expected: [4] })).toEqual([4]);
    expect(at(4, [4])).toBeCloseTo((at(4, []) * 0.035) / (0.15 + 0.5 * 0.035), 10);
    expect(at(4, [6])).toBeCloseTo(2 * at(4, []), 10);
  });

  test('share what they are given', () => {
    expect(at(4, [4, 9])).toBeCloseTo((at(4, []) * 0.035) / (0.15 / 2 + 0.5 * 0.035), 10);
    expect(findCliffs(stepped, { expected: [] })).toEqual(findCliffs(stepped));
  });

  test('must be numbers of values of the spectrum, each once', () => {
    expect(() => findCliffs([3, 2, 1], { expected: [3] })).toThrow(
      'findCliffs: expected must be an integer in 1..2, got 3',
    );
    expect(() => findCliffs([3, 2, 1], { expected: [1, 1] })).toThrow('findCliffs: expected must name each place once');
    expect(() => findCliffs([3, 2, 1], { expected: [1.5] })).toThrow('expected must be an integer');
    expect(places([3, 2, 1, 0.5], { size: 100, expected: [60] })).toEqual([]);
  });
});

describe('the numerical rank', () => {
  test('is no drop: a Wishart matrix of fewer samples than rows', () => {
    const values = wishartSpectrum(120, 60, 5);
    expect(findCliffs(values)).toMatchObject({ drops: [], considered: 60 });
  });
});

describe('findCliffs of a spectrum', () => {
  const { values, size } = smearedDrop;
  const described = (known: object) => ({ values: Float64Array.from(values), size, ...known });

  test('reads how long it is and how noisy from it', () => {
    expect(findCliffs(described({ noise: 1e-7 }))).toEqual(findCliffs(values, { size, noise: 1e-7 }));
    expect(findCliffs(described({}))).toEqual(findCliffs(values, { size }));
    expect(findCliffs(described({ noise: 0.1 })).considered).toBeLessThan(findCliffs(described({})).considered);
  });

  test('ends at the rank bound, and never before its last value', () => {
    const report = findCliffs(described({ rankBound: values.length + 5 }));
    expect(report).toEqual(findCliffs(values, { size: values.length + 5 }));
    expect(findCliffs(described({ rankBound: 3 }))).toEqual(findCliffs(values));
  });

  test('goes by the options where they say otherwise', () => {
    const options = { size: size + 1, noise: 1e-3 };
    expect(findCliffs(described({ noise: 1e-7 }), options)).toEqual(findCliffs(values, options));
  });
});
