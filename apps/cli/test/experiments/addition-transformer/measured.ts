import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import type { KernelFigures, SeedMeasurements } from '../../../src/experiments/addition-transformer/measurements.js';
import type { Overlap } from '../../../src/experiments/addition-transformer/overlaps.js';
import { laterSettings } from '../../../src/experiments/addition-transformer/settings.js';

/** Overlaps of both bands, n = 2: of the first with a + b, of the second with the sums of waves. */
export function bands(first: Partial<Overlap>, second: Partial<Overlap>): Overlap[] {
  const none = { sum: 0, difference: 0, axisSum: 0, axisDifference: 0 };
  return [
    { from: 0, to: 5, ...none, ...first },
    { from: 5, to: 9, ...none, ...second },
  ];
}

/** A spectrum that falls by a tenth a value, and by more after some. */
export function spectrum(steps: Readonly<Record<number, number>>): number[] {
  const values = [1000];
  for (let k = 1; k < 60; k++) values.push(values[k - 1] / (steps[k] ?? 1.1));
  return values;
}

const axisFirst = bands({ axisSum: 3.9 }, { sum: 2 });

/** A network that groks at 1,000 and for which every claim holds that is about one. */
export function seedMeasurements(seed: number, changes: Partial<SeedMeasurements> = {}): SeedMeasurements {
  const names = oneLayerTransformerParameterNames;
  const unembedding = bands({ sum: 3.95 }, { axisSum: 3.9 });
  const kernel = (name: string, overlaps: Overlap[], inputOverlaps?: Overlap[]): KernelFigures => ({
    name,
    eigenvalues: spectrum({ 5: 5, 9: 8 }),
    drops: [{ after: 9, ratio: 8 }],
    overlaps,
    inputOverlaps,
  });
  const mixed = bands({ axisSum: 2 }, { axisSum: 2 });
  return {
    settings: { ...laterSettings, seed },
    history: [0, 500, 1000, 4000].map((epoch) => ({
      epoch,
      trainAccuracy: 1,
      testAccuracy: Math.min(1, epoch / 1000),
    })),
    keyFrequencies: [2, 5],
    accuracy: 1,
    kernels: [
      kernel('full', bands({ sum: 3 }, { axisSum: 3 })),
      { ...kernel(names.query, bands({}, {})), eigenvalues: spectrum({ 4: 3000 }) },
      kernel(names.value, bands({ axisSum: 3 }, {}), mixed),
      kernel(names.output, axisFirst, axisFirst),
      kernel(names.mlpIn, axisFirst, axisFirst),
      kernel(names.mlpOut, axisFirst, axisFirst),
      kernel(names.unembedding, unembedding, unembedding),
    ],
    untrained: [kernel(names.unembedding, bands({ sum: 0.1 }, { axisSum: 0.1 }))],
    residualEigenvalues: spectrum({}),
    residualDifference: 1e-7,
    growth: [
      { epoch: 0, sum: 0.1, testAccuracy: 0 },
      { epoch: 100, sum: 0.3, testAccuracy: 0 },
      { epoch: 200, sum: 2, testAccuracy: 0.1 },
      { epoch: 4000, sum: 3.95, testAccuracy: 1 },
    ],
    axisModes: [names.mlpOut, names.unembedding].map((parameter) => ({
      parameter,
      from: 1,
      to: 5,
      asIs: 0.6,
      rotated: 0.97,
      mostPossible: 0.98,
      draws: { untrained: [0.5, 0.6], random: [0.5, 0.6], permuted: [0.5, 0.6] },
    })),
    ...changes,
  };
}

/** One that does not grok. */
export function slowSeed(seed: number): SeedMeasurements {
  const history = [0, 4000].map((epoch) => ({ epoch, trainAccuracy: 1, testAccuracy: epoch / 8000 }));
  return seedMeasurements(seed, { history });
}
