import { describe, expect, test } from 'vitest';
import {
  accuracyReached,
  spectrumClaims,
} from '../../../../src/experiments/modular-addition/claims/spectrum-claims.js';
import type { Measurements } from '../../../../src/experiments/modular-addition/measurements.js';
import type { Claim } from '../../../../src/report/claim.js';
import type { Ratios } from '../../spectrum-with-drops.js';
import {
  type AccuracySteps,
  additionControls,
  additionMeasurements,
  evolutionOf,
  finalKernels,
  firstCliffWith,
  historyOf,
  kernelWithDrops,
  trainedWith,
} from '../measurements.js';

type Changes = Partial<Measurements>;

function claimed(id: string, changes: Changes = {}): Claim {
  const claims = spectrumClaims(additionMeasurements(changes), additionControls);
  return claims.find((claim) => claim.id === id)!;
}

test('every claim holds where the paper is right', () => {
  const claims = spectrumClaims(additionMeasurements(), additionControls);
  expect(claims.map(({ id, holds }) => [id, holds])).toEqual([
    ['grokking', true],
    ['two-cliffs', true],
    ['first-cliff-in-layer-1', true],
    ['second-cliff-needs-both-layers', true],
    ['second-cliff-appears-at-grokking', true],
    ['first-cliff-at-initialisation', true],
  ]);
});

describe('the epoch at which an accuracy is reached', () => {
  test.each<[string, AccuracySteps | undefined, number | null]>([
    ['is the first at the level', { 0: 0, 80: 0.5 }, 80],
    ['is not one just below it', { 0: 0, 80: 0.4999, 90: 0.5 }, 90],
    ['is that of the last time it was reached', { 0: 0, 80: 0.6, 90: 0.4, 100: 0.7 }, 100],
    ['is the first of all where it never was below', { 0: 0.6 }, 0],
    ['is none where it is lost at the end', { 0: 0, 80: 0.6, 150: 0.4 }, null],
    ['is none where accuracy is not a number at the end', { 0: 0, 80: 0.6, 150: Number.NaN }, null],
    ['is none where nothing was tested', undefined, null],
  ])('%s', (_, accuracy, epoch) => {
    expect(accuracyReached(additionMeasurements(trainedWith(accuracy)), 0.5)).toBe(epoch);
  });
});

describe('grokking', () => {
  test('says when either accuracy was reached', () => {
    const { measured, values, method } = claimed('grokking');
    expect(method).toContain('50 % or more, required in 70..110, and train accuracy 100 % before it');
    expect(method).toContain('stays at 99 % or more');
    expect(measured).toBe('train 100 % at epoch 37, test 50 % at epoch 83, 100 % at the end');
    expect(values).toEqual({ testReachesHalf: 83, trainReachesAll: 37, testAccuracyAtEnd: 1 });
  });

  test.each<[string, AccuracySteps, boolean]>([
    ['at epoch 69: too early', { 69: 0.5, 120: 1 }, false],
    ['at epoch 70', { 70: 0.5, 120: 1 }, true],
    ['at epoch 110', { 110: 0.5, 120: 1 }, true],
    ['at epoch 111: too late', { 111: 0.5, 120: 1 }, false],
    ['but for a hair until it is too late', { 83: 0.4999, 120: 1 }, false],
    ['and stays at 99 %', { 83: 0.5, 120: 0.99 }, true],
    ['and stays just below 99 %', { 83: 0.5, 120: 0.9899 }, false],
    ['and falls again', { 83: 1, 140: 0.5 }, false],
    ['no more than by chance', { 0: 1 / 29 }, false],
    ['with accuracies that are no numbers', { 0: Number.NaN }, false],
  ])('accuracy on the other pairs passes one half %s', (_, accuracy, holds) => {
    expect(claimed('grokking', trainedWith(accuracy)).holds).toBe(holds);
  });

  test.each<[string, AccuracySteps, boolean]>([
    ['one epoch before test accuracy passes one half', { 82: 1 }, true],
    ['only when test accuracy passes one half', { 83: 1 }, false],
    ['but for one pair', { 37: 587 / 588 }, false],
  ])('accuracy on the training pairs is complete %s', (_, train, holds) => {
    expect(claimed('grokking', { history: historyOf({ train, test: { 83: 1 } }) }).holds).toBe(holds);
  });

  test('says with a dash what was never reached, and fails', () => {
    const { measured, values, holds } = claimed('grokking', { history: historyOf({ train: {} }) });
    expect(measured).toBe('train 100 % at epoch –, test 50 % at epoch –, 0 % at the end');
    expect(values).toEqual({ testReachesHalf: null, trainReachesAll: null, testAccuracyAtEnd: null });
    expect(holds).toBe(false);
  });
});

describe('two cliffs', () => {
  const spectrum = (ratios: Ratios) => finalKernels({ full: kernelWithDrops(ratios) });

  test('says where the spectrum drops and by how much', () => {
    const { method, measured, values } = claimed('two-cliffs');
    expect(method).toContain('after 1 (the constant mode), 57 and 113, and no other up to 113');
    expect(measured).toBe('drops after 1 (×29.0), after 57 (×2), after 113 (×1.5)');
    expect(values).toEqual({ after: [1, 57, 113], ratio: [29, 2, 1.5].map((ratio) => expect.closeTo(ratio, 10)) });
  });

  test('says that there is no drop', () => {
    expect(claimed('two-cliffs', spectrum({}))).toMatchObject({ measured: 'drops none', holds: false });
  });

  test.each<[string, Ratios, boolean]>([
    ['no drop after the constant mode', { 57: 2, 113: 1.5 }, false],
    ['no drop after the first cliff', { 1: 29, 113: 1.5 }, false],
    ['no drop after the second cliff', { 1: 29, 57: 2 }, false],
    ['another drop in the place of the first', { 30: 2, 57: 2, 113: 1.5 }, false],
    ['another drop in the place of the last', { 1: 29, 57: 2, 85: 1.5 }, false],
    ['a first cliff that is one too short', { 1: 29, 56: 2, 113: 1.5 }, false],
    ['a second cliff that is one too long', { 1: 29, 57: 2, 114: 1.5 }, false],
    ['a further drop inside the first cliff', { 1: 29, 30: 2, 57: 2, 113: 1.5 }, false],
    ['a further drop inside the second cliff', { 1: 29, 57: 2, 85: 2, 113: 1.5 }, false],
    ['a further drop after the second cliff', { 1: 29, 57: 2, 113: 1.5, 130: 1.5 }, true],
  ])('drops are counted and placed exactly: %s', (_, ratios, holds) => {
    const { holds: held, values } = claimed('two-cliffs', spectrum(ratios));
    expect(values.after).toEqual(Object.keys(ratios).map(Number));
    expect(held).toBe(holds);
  });
});

describe('the first cliff in layer 1', () => {
  const id = 'first-cliff-in-layer-1';
  const { full, layer1 } = additionMeasurements().final;
  const energy = (value: number) => firstCliffWith({ layer1Energy: { energy: value, maximum: 56 } });

  test('says the ratios, the energy and what chance gives', () => {
    const { method, measured, values, controls } = claimed(id);
    expect(method).toContain('layer 1 > full > layer 2');
    expect(method).toContain('at least 95 % of 56');
    expect(measured).toBe(
      'ratio at 57: layer 1 12, full 2, layer 2 1.01; energy 55.9 of 56 (random subspaces 4, p = 0.25; untrained networks 55.4)',
    );
    expect(values).toEqual({
      ratioLayer1: expect.closeTo(12, 10),
      ratioFull: expect.closeTo(2, 10),
      ratioLayer2: expect.closeTo(Math.exp(0.01), 10),
      energy: 55.9,
      maximum: 56,
      pValue: 0.25,
    });
    expect(controls!.map(({ kind, observed, largest }) => [kind, observed, largest])).toEqual([
      ['random subspaces', 55.9, 5],
      ['permuted labels', 55.9, 2],
      ['untrained networks', 55.9, 55.8],
    ]);
  });

  test.each<[string, Changes, boolean]>([
    ['layer 1 drops no more than the full kernel', finalKernels({ layer1: full }), false],
    ['layer 1 drops less than the full kernel', finalKernels({ layer1: kernelWithDrops({ 57: 1.9 }) }), false],
    ['layer 1 drops a little more', finalKernels({ layer1: kernelWithDrops({ 57: 2.1 }) }), true],
    ['layer 2 drops as much as the full kernel', finalKernels({ layer2: full }), false],
    ['layer 2 drops more than the full kernel', finalKernels({ layer2: kernelWithDrops({ 57: 2.1 }) }), false],
    ['layer 2 drops a little less', finalKernels({ layer2: kernelWithDrops({ 57: 1.9 }) }), true],
    ['the full kernel does not drop', finalKernels({ full: kernelWithDrops({}) }), false],
    ['layer 2 has no ratio there', finalKernels({ layer2: kernelWithDrops({}, { count: 57 }) }), false],
    ['the energy is 95 % of the whole', energy(0.95 * 56), true],
    ['the energy is just below', energy(0.95 * 56 - 1e-9), false],
    ['the whole is not a number', firstCliffWith({ layer1Energy: { energy: 55.9, maximum: Number.NaN } }), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });

  test('fails where layer 1 is the steepest, but evenly', () => {
    const changes = finalKernels({
      layer1: kernelWithDrops({}, { decay: 0.03 }),
      full: kernelWithDrops({}, { decay: 0.02 }),
      layer2: kernelWithDrops({}, { decay: 0.01 }),
    });
    expect(claimed(id, changes).holds).toBe(false);
    expect(claimed(id, { final: { ...changes.final, layer1 } }).holds).toBe(true);
  });

  test('an energy that is not a number is refused', () => {
    expect(() => claimed(id, energy(Number.NaN))).toThrow(/observed must be a number .*got NaN/);
  });
});

describe('the second cliff and both layers', () => {
  const id = 'second-cliff-needs-both-layers';
  const { full } = additionMeasurements().final;
  const sharper = kernelWithDrops({ 113: 1.4 }, { decay: 1e-4 });
  const fainter = kernelWithDrops({ 113: 1.4 });
  const steep = kernelWithDrops({}, { decay: 0.5 });
  const short = kernelWithDrops({}, { count: 113 });

  test('says the ratios, and the scores where there are drops', () => {
    const { measured, values } = claimed(id, finalKernels({ layer1: fainter }));
    const scoreOf = ({ report }: typeof full) => report.drops.find(({ after }) => after === 113)!.score;
    expect(measured).toBe('ratio at 113: full 1.5, layer 1 1.4, layer 2 1.01');
    expect(values).toEqual({
      ratioFull: expect.closeTo(1.5, 10),
      ratioLayer1: expect.closeTo(1.4, 10),
      ratioLayer2: expect.closeTo(Math.exp(0.01), 10),
      scoreFull: scoreOf(full),
      scoreLayer1: scoreOf(fainter),
      scoreLayer2: 0,
    });
  });

  test.each<[string, Measurements['final']['full'], boolean]>([
    ['drops less and less clearly', fainter, true],
    ['drops as much', full, false],
    ['drops less, but more clearly', sharper, false],
    ['has a larger ratio without a drop', steep, false],
    ['has no ratio there', short, false],
  ])('holds only where a layer has less of both: it %s', (_, layer, holds) => {
    expect(claimed(id, finalKernels({ layer1: layer })).holds).toBe(holds);
    expect(claimed(id, finalKernels({ layer2: layer })).holds).toBe(holds);
  });

  test('fails where a layer drops as much, if less clearly', () => {
    const twofold = kernelWithDrops({ 1: 29, 57: 2, 113: 2 });
    const unclear = kernelWithDrops({ 113: 2 }, { decay: 0.05 });
    expect(claimed(id, finalKernels({ full: twofold, layer1: unclear })).holds).toBe(false);
    expect(claimed(id, finalKernels({ full: twofold, layer2: unclear })).holds).toBe(false);
  });

  test('fails where the full kernel is the steepest, but evenly', () => {
    expect(claimed(id, finalKernels({ full: kernelWithDrops({}, { decay: 0.02 }) })).holds).toBe(false);
  });
});

describe('the second cliff at grokking', () => {
  const id = 'second-cliff-appears-at-grokking';
  const [with113, without] = [{ 57: 2, 113: 1.5 }, { 57: 2 }];
  const at = (...epochs: number[]) => ({
    evolution: evolutionOf(
      Object.fromEntries([0, 40, 75, 80, 100, 120, 150].map((e) => [e, epochs.includes(e) ? with113 : without])),
    ),
  });
  const from = (start: number) => at(...[0, 40, 75, 80, 100, 120, 150].filter((epoch) => epoch >= start));
  const between = (begins: number, ends: number) => trainedWith({ 0: 0.09, [begins]: 0.1, [ends]: 0.99 });

  test('says between which epochs it appears', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('before test accuracy passes 10 %');
    expect(method).toContain('no later than the first checkpoint after it passes 99 %');
    expect(measured).toBe('appears between epochs 85 and 90; test accuracy passes 10 % at 75, 99 % at 122');
    expect(values).toMatchObject({
      bracket: [85, 90],
      testReachesTenth: 75,
      testReaches99: 122,
      epochs: [0, 70, 85, 90, 150],
    });
    const [even, weak, strong] = [Math.exp(0.01), 1.2, 1.5].map((ratio): unknown => expect.closeTo(ratio, 10));
    expect(values.ratios).toEqual([even, even, even, weak, strong]);
  });

  test.each<[string, Changes, boolean]>([
    ['it is there at the checkpoint where 10 % is passed', { ...from(80), ...between(80, 90) }, true],
    ['it is there at the checkpoint before', { ...from(80), ...between(81, 90) }, false],
    ['it is there at the first checkpoint after 99 % is passed', { ...from(120), ...between(75, 101) }, true],
    ['it is missing at the checkpoint where 99 % is passed', { ...from(120), ...between(75, 100) }, false],
    ['it comes and goes before 10 % is passed', { ...at(40, 100, 120, 150), ...between(75, 110) }, false],
    ['it comes and goes between', { ...at(80, 120, 150), ...between(75, 110) }, true],
    ['it is lost for a while after 99 % is passed', { ...at(100, 150), ...between(75, 110) }, false],
    ['10 % is hardly missed', { ...from(80), ...trainedWith({ 0: 0.0999 }) }, false],
    ['99 % is hardly missed', { ...from(80), ...trainedWith({ 75: 0.1, 90: 0.9899 }) }, false],
    ['99 % is lost again', { ...from(80), ...trainedWith({ 75: 0.1, 90: 1, 150: 0.9 }) }, false],
    ['accuracy ends as no number', { ...from(80), ...trainedWith({ 75: 0.1, 90: 1, 150: Number.NaN }) }, false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });

  test('fails where it was always there, or never, and says so', () => {
    expect(claimed(id, from(0))).toMatchObject({ measured: 'always', values: { bracket: [] }, holds: false });
    expect(claimed(id, from(151))).toMatchObject({ measured: 'absent', values: { bracket: [] }, holds: false });
    expect(claimed(id, at(80))).toMatchObject({ measured: 'absent', values: { bracket: [] }, holds: false });
  });

  test('says with a dash which accuracy was never reached', () => {
    const { measured, values, holds } = claimed(id, trainedWith());
    expect(measured).toBe('appears between epochs 85 and 90; test accuracy passes 10 % at –, 99 % at –');
    expect(values).toMatchObject({ testReachesTenth: null, testReaches99: null });
    expect(holds).toBe(false);
  });
});

describe('the first cliff at initialisation', () => {
  const id = 'first-cliff-at-initialisation';

  test('says the ratio and the score of the drop', () => {
    const { measured, values, method } = claimed(id);
    expect(method).toBe('The detector reports a drop after 57 at epoch 0.');
    expect(measured).toMatch(/^drop after 57, ratio 4, score \d+\.\d$/);
    expect(values).toEqual({ ratio: expect.closeTo(4, 10), score: kernelWithDrops({ 57: 4 }).report.drops[0].score });
  });

  test.each<[string, Readonly<Record<number, Ratios>>, string]>([
    ['nowhere', { 0: {}, 40: { 57: 4 } }, 'no drop'],
    ['beside it', { 0: { 56: 4 }, 40: { 57: 4 } }, 'no drop'],
    ['first seen after training began', { 20: { 57: 4 }, 40: { 57: 4 } }, 'drop after 57'],
  ])('fails where the drop is %s', (_, spectra, measured) => {
    const claim = claimed(id, { evolution: evolutionOf(spectra) });
    expect(claim.measured).toContain(measured);
    expect(claim.holds).toBe(false);
  });

  test('a drop that is not there has no ratio and no score', () => {
    expect(claimed(id, { evolution: evolutionOf({ 0: {} }) }).values).toEqual({ ratio: null, score: null });
  });
});
