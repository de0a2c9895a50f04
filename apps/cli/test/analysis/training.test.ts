// Also tests analysis/training-report.ts: what it says and draws of these states.
import { DenseMatrix, identityMatrix } from '@entk/core';
import { findCliffs, type Spectrum } from '@entk/spectral';
import { describe, expect, test } from 'vitest';
import { trainingRecord, trainingReport } from '../../src/analysis/training-report.js';
import { followTraining, timesOf, type TrainingState } from '../../src/analysis/training.js';

const size = 40;

/**
 * Falling eigenvalues with a step of a factor after k = 20, on the axes turned by an angle in the plane of the first
 * and the last.
 */
function state(name: string, step: number, angle: number): TrainingState {
  const values = Float64Array.from({ length: size }, (_, i) => (i < 20 ? step : 1) * Math.exp(-0.02 * i));
  const axes = identityMatrix(size);
  const vectors = DenseMatrix.generate(size, size, (row, column) => axes.get(row, column));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  vectors.set(0, 0, cos);
  vectors.set(size - 1, 0, sin);
  vectors.set(0, size - 1, -sin);
  vectors.set(size - 1, size - 1, cos);
  const spectrum = { values, vectors, size, noise: 1e-12, status: { kind: 'converged' } } as unknown as Spectrum;
  const full = { label: 'all', parameters: [], parameterCount: 0, spectrum, report: findCliffs(spectrum) };
  return { name, full } as unknown as TrainingState;
}

const family = {
  name: 'feature',
  features: identityMatrix(size).columnRange(0, 2),
  groupSize: 1,
  labels: ['first', 'second'],
};
const states = [state('epoch-0', 1, Math.PI / 2), state('epoch-50', 5, Math.PI / 4), state('epoch-200', 5, 0)];
const options = { families: [family], ranges: [{ from: 0, to: 1 }], falseAlarmRate: 0.05, expected: [] };

describe('followTraining', () => {
  const training = followTraining(states, options);

  test('the drop, between which states it appeared, and its ratio before and since', () => {
    const [drop] = training.drops.filter(({ after }) => after === 20);
    expect(drop.appearance).toMatchObject({ kind: 'appears', after: 0, by: 50 });
    const steps = [1, 5, 5].map((step) => step * Math.exp(0.02));
    drop.ratios.forEach((ratio, index) => expect(ratio).toBeCloseTo(steps[index], 10));
  });

  test('cos² of the angle between a range and itself at the end, and what it holds of each feature', () => {
    const range = training.ranges.find(({ to }) => to === 1)!;
    const expected = [0, 0.5, 1];
    expected.forEach((overlap, index) => expect(range.overlapWithLast[index]).toBeCloseTo(overlap, 12));
    const [first, second] = [0, 1].map((feature) => Array.from(range.captured!.rowSpan(feature)));
    expected.forEach((overlap, index) => expect(first[index]).toBeCloseTo(Math.sqrt(overlap), 8));
    expect(second).toEqual([0, 0, 0]);
    // The cliff of the last state is 20 vectors wide, of which one turns.
    expect(training.ranges.find(({ to }) => to === 20)?.overlapWithLast[0]).toBeCloseTo(19 / 20, 12);
  });

  test('is told in figures, tables and numbers', () => {
    const report = trainingReport(training, 0.05);
    expect(report.figures.map(({ name }) => name)).toEqual(['training', 'training-features']);
    expect(report.tables[1].rows.find(([after]) => after === '20')?.[1]).toBe('after epoch 0, by 50');
    expect(trainingReport(training, 0.05, 'β = 0.3').figures[0].name).toBe('training-beta-0-3');
    const record = JSON.parse(JSON.stringify(trainingRecord(training)));
    expect(record).toMatchObject({
      unit: 'epoch',
      states: [{ name: 'epoch-0', time: 0 }, { time: 50 }, { time: 200 }],
    });
    expect(record.ranges[0].captured).toHaveLength(3);
  });

  test('without features and without a drop there is still the course of the spectrum', () => {
    const flat = followTraining([state('a', 1, 0), state('b', 1, 0)], {
      families: [],
      ranges: [],
      falseAlarmRate: 1e-6,
      expected: [],
    });
    expect(flat.ranges).toEqual([]);
    const report = trainingReport(flat, 1e-6);
    expect(report.figures).toHaveLength(1);
    expect(report.figures[0].caption).toContain('No state has a significant drop');
  });
});

describe('timesOf', () => {
  test.each<[string[], number[], string]>([
    [['epoch-9', 'epoch-10'], [9, 10], 'epoch'],
    [['step_100.final', 'step_2000.final'], [100, 2000], 'epoch'],
    [['epoch-10', 'epoch-9'], [1, 2], 'state'],
    [['before', 'after'], [1, 2], 'state'],
    [['model', 'model-5'], [1, 2], 'state'],
  ])('%j', (names, times, unit) => expect(timesOf(names)).toEqual({ times, unit }));
});
