import { type Heatmap, type HeatmapSummary, heatmapSummary } from '@entk/alignment';
import { DenseMatrix } from '@entk/core';
import type { HistoryEntry } from '@entk/models';
import { type Evolution, trackEvolution } from '@entk/spectral';
import type { AdditionControls, ScoreDraws } from '../../../src/experiments/modular-addition/controls.js';
import { type Families, fourierFamilies } from '../../../src/experiments/modular-addition/families.js';
import type { Measurements } from '../../../src/experiments/modular-addition/measurements.js';
import type { RotationResult } from '../../../src/experiments/modular-addition/rotation-result.js';
import { paperSettings } from '../../../src/experiments/modular-addition/settings.js';
import type { CliffWithoutPrior } from '../../../src/experiments/modular-addition/without-prior.js';
import { type Ratios, spectrumWithDrops } from '../spectrum-with-drops.js';

/** By the epoch from which on it is so. */
export type AccuracySteps = Readonly<Record<number, number>>;

const families = fourierFamilies(paperSettings.p) as Families;
const pairs = 14;
const size = paperSettings.p ** 2;

/** Frequencies 1 … 14 in the order of 2 − 2 cos(4πk/29), which is that of min(2k, 29 − 2k). */
export const frequenciesByEnergy = [14, 1, 13, 2, 12, 3, 11, 4, 10, 5, 9, 6, 8, 7];

/** A kernel of all 841 pairs whose 160 leading eigenvalues drop where asked. */
export function kernelWithDrops(ratios: Ratios, { count = 160, decay }: { count?: number; decay?: number } = {}) {
  return spectrumWithDrops(ratios, { count, size, decay });
}

/** Accuracies at the epochs 0 … 150; no test accuracy at all without `test`. */
export function historyOf({ train, test }: { train: AccuracySteps; test?: AccuracySteps }): HistoryEntry[] {
  const reached = (steps: AccuracySteps, epoch: number) =>
    Object.entries(steps).findLast(([from]) => Number(from) <= epoch)?.[1] ?? 0;
  return Array.from({ length: 151 }, (_, epoch) => ({
    epoch,
    train: { loss: 1, accuracy: reached(train, epoch) },
    test: test && { loss: 1, accuracy: reached(test, epoch) },
  }));
}

/** Train accuracy is 100 % from epoch 37 on; the test accuracy is the one given. */
export function trainedWith(test?: AccuracySteps): Pick<Measurements, 'history'> {
  return { history: historyOf({ train: { 0: 0.1, 37: 1 }, test }) };
}

/** The spectra of the full kernel at the epochs given, by the drops that they have. */
export function evolutionOf(drops: Readonly<Record<number, Ratios>>): Evolution {
  const checkpoints = Object.entries(drops).map(([epoch, ratios]) => ({
    epoch: Number(epoch),
    spectrum: kernelWithDrops(ratios).spectrum,
  }));
  return trackEvolution(checkpoints, { cliffs: { size, noise: 1e-7 } });
}

/** A rotation whose vectors match one row each: `rows[j]` by `values[j]`, 0.95 without it, and no other. */
export function rotationTo(rows: readonly number[], values: readonly number[] = []): RotationResult {
  const heatmap: Heatmap = {
    values: DenseMatrix.generate(2 * pairs, rows.length, (row, column) =>
      rows[column] === row ? (values[column] ?? 0.95) : 0,
    ),
    rowLabels: Array.from({ length: 2 * pairs }, (_, row) => String((row % pairs) + 1)),
    columnLabels: rows.map((_, column) => String(column)),
    quantity: 'squared norm',
    normalised: false,
  };
  return { heatmap, figures: heatmapSummary(heatmap), basis: new DenseMatrix(size, rows.length) };
}

/** The two halves of figure 5: vectors by the frequency of the difference, then of the sum, that each matches. */
export function arrows(
  difference: readonly number[],
  sum: readonly number[],
  values: readonly number[] = [],
): RotationResult {
  return rotationTo([...difference.map((k) => pairs + k - 1), ...sum.map((k) => k - 1)], values);
}

/** Every frequency twice, as a cosine and a sine. */
const twice = (frequencies: readonly number[]) => frequencies.flatMap((k) => [k, k]);

export function withFigures(rotation: RotationResult, figures: Partial<HeatmapSummary>): RotationResult {
  return { ...rotation, figures: { ...rotation.figures, ...figures } };
}

/** The energies of the second cliff at the checkpoints, half in either family, and the rotation given at each. */
export function secondCliffAt(
  energies: Readonly<Record<number, number>>,
  twoStage: RotationResult = arrowsOfThePaper,
): Measurements['secondCliff']['epochs'] {
  return Object.entries(energies).map(([epoch, energy]) => ({
    epoch: Number(epoch),
    energies: { sum: energy / 2, difference: energy / 2 },
    twoStage,
  }));
}

const arrowsOfThePaper = withFigures(arrows(twice(frequenciesByEnergy), twice(frequenciesByEnergy)), {
  meanColumnMax: 0.83,
  featuresAbove: 18,
});
const matched = rotationTo(Array.from({ length: 56 }, (_, column) => Math.floor(column / 2)));
const draws: ScoreDraws = { energy: [3, 4, 5], twoStage: [0.2, 0.25, 0.3], joint: [0.25, 0.3, 0.35] };
const nothing = new Float64Array(0);

const unitDraws = { untrained: [0.2, 0.25], random: [0.15, 0.2], permuted: [0.1, 0.12] };

/** A cliff without a prior: matches of the rotation by the network, jointly, by untrained units and by units alone. */
function cliffWithoutPrior(network: number, joint: number, untrained: number, alone: number): CliffWithoutPrior {
  const result = (meanColumnMax: number, featuresAbove = 0) => withFigures(matched, { meanColumnMax, featuresAbove });
  return {
    eigenvectors: result(0.2),
    network: result(network, 28),
    unitsAlone: result(alone, 28),
    joint: result(joint, 27),
    untrained: result(untrained),
    mostPossible: 0.999,
    draws: unitDraws,
    unitsAloneDraws: { untrained: [0.3, 0.35], random: [0.2, 0.25], permuted: [0.2, 0.22] },
  };
}

const paperMeasurements: Measurements = {
  settings: paperSettings,
  ...trainedWith({ 0: 0.03, 75: 0.1, 83: 0.5, 122: 1 }),
  trainPairs: 588,
  families,
  agreement: {
    ranks: new Uint32Array(0),
    rSquared: { train: nothing, test: nothing },
    drops: [],
    full: { train: 1, test: 1 },
  },
  evolution: evolutionOf({
    0: { 57: 4 },
    70: { 1: 20, 57: 3 },
    85: { 1: 20, 57: 3 },
    90: { 1: 25, 57: 2, 113: 1.2 },
    150: { 1: 29, 57: 2, 113: 1.5 },
  }),
  final: {
    full: kernelWithDrops({ 1: 29, 57: 2, 113: 1.5 }),
    layer1: kernelWithDrops({ 1: 29, 57: 12 }),
    layer2: kernelWithDrops({ 1: 29 }),
  },
  firstCliff: {
    energies: { a: 27.9, b: 27.9, sum: 0.1, difference: 0.1 },
    layer1Energy: { energy: 55.9, maximum: 56 },
    before: withFigures(matched, { meanColumnMax: 0.14 }),
    after: withFigures(matched, { meanColumnMax: 0.9982, smallestColumnMax: 0.9974 }),
    permuted: { energy: [1, 2], twoStage: [0.15, 0.2], joint: [] },
  },
  secondCliff: {
    epochs: secondCliffAt({ 0: 4, 40: 14, 70: 24, 85: 34, 100: 44, 150: 54 }),
    halfPlusFour: withFigures(matched, { meanColumnMax: 0.9, featuresAbove: 23 }),
    joint: withFigures(matched, { meanColumnMax: 0.912, featuresAbove: 27 }),
    jointEnergies: [],
    permuted: { energy: [1, 2], twoStage: [0.15, 0.2], joint: [0.2, 0.25] },
  },
  withoutPrior: {
    first: cliffWithoutPrior(0.991, 0.998, 0.24, 0.974),
    second: cliffWithoutPrior(0.903, 0.9, 0.42, 0.907),
    epochs: [
      [100, 0.8],
      [150, 0.86],
      [500, 0.903],
    ].map(([epoch, match]) => ({
      epoch,
      network: withFigures(matched, { meanColumnMax: match, featuresAbove: 22 }),
      joint: withFigures(matched, { meanColumnMax: 0.85 }),
      ...(epoch < 500 && { draws: unitDraws }),
    })),
  },
};

/** Measurements in which all that section 4 says is so, but for the changes. */
export function additionMeasurements(changes: Partial<Measurements> = {}): Measurements {
  return { ...paperMeasurements, ...changes };
}

/** What chance gives: far below every figure. */
export const additionControls: AdditionControls = {
  random: draws,
  untrained: { first: { ...draws, energy: [55, 55.8] }, second: { ...draws, energy: [4, 4.2] } },
};

/** The kernels of the paper after training, but for the changes. */
export function finalKernels(changes: Partial<Measurements['final']>): Pick<Measurements, 'final'> {
  return { final: { ...paperMeasurements.final, ...changes } };
}

export function firstCliffWith(changes: Partial<Measurements['firstCliff']>): Pick<Measurements, 'firstCliff'> {
  return { firstCliff: { ...paperMeasurements.firstCliff, ...changes } };
}

export function secondCliffWith(changes: Partial<Measurements['secondCliff']>): Pick<Measurements, 'secondCliff'> {
  return { secondCliff: { ...paperMeasurements.secondCliff, ...changes } };
}
