import type { NdArray, NumericArray } from '@entk/core';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { arraysOfSeeds } from '../../report/arrays.js';
import { controlsTable, withAdjustedControls } from '../../report/controls.js';
import { detectorTable } from '../../report/detector-table.js';
import { significant } from '../../report/numbers.js';
import type { Report, ReportTable } from '../../report/report.js';
import { requireFourierModulus } from '../modular-addition/families.js';
import { additionTransformerClaims } from './claims.js';
import { additionTransformerFigures } from './figures.js';
import { grokked, grokkedSeeds, kernelOf, reaches, shareOf, steepestGrowth, unembeddingOf } from './grokking.js';
import { measureSeed, type SeedMeasurements } from './measurements.js';
import type { FamilyName } from './overlaps.js';
import { type AdditionTransformerSettings, laterSettings, seedCount } from './settings.js';

/** Settings of the experiment: those of a seed, and how many seeds from its own on. */
export interface ReproductionSettings extends AdditionTransformerSettings {
  readonly seeds: number;
}

/** How the seeds are carried out: one after the other, or in threads. */
export interface AdditionTransformerRunner {
  readonly measureSeed: (settings: AdditionTransformerSettings) => Promise<SeedMeasurements>;
}

/** The transformer of the later version of the paper, from nothing, for several seeds. */
export async function reproduceAdditionTransformer(
  changes: Partial<ReproductionSettings> = {},
  work: JournalledWork = {},
  runner: AdditionTransformerRunner = inThisThread(work),
): Promise<Report> {
  const { seeds: count, ...settings }: ReproductionSettings = { ...laterSettings, seeds: seedCount, ...changes };
  requireFourierModulus('reproduce addition-transformer', settings.p);
  const planned = Array.from({ length: count }, (_, index) => ({ ...settings, seed: settings.seed + index }));
  const seeds = await Promise.all(planned.map((one) => runner.measureSeed(one)));
  const claims = withAdjustedControls(additionTransformerClaims(seeds));
  return {
    id: 'addition-transformer',
    title: 'Modular addition with a transformer (later version of the paper)',
    summary: `A transformer of one block, without biases and norms, learns (a + b) mod ${settings.p} from half of the pairs, from ${count} seeds; ${grokkedSeeds(seeds).length} of them grok. Kernels are the mean over all logits at the last position, on all p² pairs, of all parameters and of each.`,
    settings: { ...settings, seeds: count },
    claims,
    figures: additionTransformerFigures(seeds),
    tables: [seedsTable(seeds), overlapsTable(seeds), controlsTable(claims), detectorTable()],
    findings: { seeds: seeds.map(findingsOf) },
    notes,
    arrays: arraysOf(seeds),
  };
}

function inThisThread({ journal = noJournal, ...work }: JournalledWork): AdditionTransformerRunner {
  return {
    measureSeed: (settings) => measureSeed(settings, { ...work, journal: journal.within(`seed-${settings.seed}`) }),
  };
}

const notes = [
  'Weights and batches are drawn here, the split is Python’s: random.seed(0), random.shuffle, the first half.',
  'Key frequencies are those of more than a fifth of the largest power in the trained embedding; overlaps before and during training are taken with these, which nobody knew then.',
  'Overlaps are Σ s² of the singular values between orthonormal bases. Vectors 0 … 2n have one more than a family has, for the constant.',
  'The mean over logits includes that of the token that asks, which is trained on nothing and decays to zero.',
];

/** What of a seed goes into claims.json. */
function findingsOf(seed: SeedMeasurements): object {
  const { settings, history, keyFrequencies, accuracy, kernels } = seed;
  return {
    seed: settings.seed,
    keyFrequencies,
    accuracy,
    finalTestAccuracy: history[history.length - 1].testAccuracy,
    reaches: Object.fromEntries([0.5, 0.9, grokked].map((share) => [share, reaches(seed, share) ?? null])),
    steepestGrowth: steepestGrowth(seed),
    kernels: Object.fromEntries(
      kernels.map(({ name, drops, overlaps, inputOverlaps }) => [name, { drops, overlaps, inputOverlaps }]),
    ),
  };
}

function seedsTable(seeds: readonly SeedMeasurements[]): ReportTable {
  return {
    title: 'The seeds',
    caption: `Epochs at which test accuracy first reaches 50, 90 and ${100 * grokked} %; overlaps of W_U’s vectors 0 … 2n with the waves of a + b and of 2n + 1 … 4n with the sums of waves, of 2n each; the epoch at which the first of them grows fastest.`,
    header: ['seed', 'key frequencies', '50 / 90 / 99.5 %', 'test accuracy', 'sum, axis sum, of 2n', 'fastest growth'],
    rows: seeds.map((seed) => {
      const { settings, keyFrequencies, history } = seed;
      const [first, second] = unembeddingOf(seed).overlaps;
      const overlaps = [first?.sum, second?.axisSum].map((one) => (one === undefined ? '–' : significant(one)));
      return [
        String(settings.seed),
        keyFrequencies.join(', '),
        [0.5, 0.9, grokked].map((share) => reaches(seed, share) ?? '–').join(' / '),
        significant(history[history.length - 1].testAccuracy, 4),
        `${overlaps.join(', ')} of ${2 * keyFrequencies.length}`,
        String(steepestGrowth(seed).epoch),
      ];
    }),
  };
}

function overlapsTable(seeds: readonly SeedMeasurements[]): ReportTable {
  const found = grokkedSeeds(seeds);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const cell = (of: (seed: SeedMeasurements, band: 0 | 1, family: FamilyName) => number) =>
    ([0, 1] as const)
      .map((band) =>
        (['sum', 'axisSum'] as const)
          .map((family) => significant(mean(found.map((seed) => of(seed, band, family))), 2))
          .join(' '),
      )
      .join(' · ');
  return {
    title: 'What each kernel holds beside PCA of what its weight multiplies',
    caption:
      'Shares of the 2n dimensions, mean over the seeds that grok: of the first band with the waves of a + b and with the sums of waves, then of the second band with both. Inputs: the same of uncentred PCA of what the weight multiplies. Untrained: of the kernel before training.',
    header: ['kernel', 'trained', 'inputs', 'untrained'],
    rows:
      found.length === 0
        ? []
        : found[0].kernels.map(({ name, inputOverlaps }) => [
            name,
            cell((seed, band, family) => shareOf(kernelOf(seed.kernels, name).overlaps, band, family, seed)),
            inputOverlaps
              ? cell((seed, band, family) => shareOf(kernelOf(seed.kernels, name).inputOverlaps, band, family, seed))
              : '–',
            cell((seed, band, family) => shareOf(kernelOf(seed.untrained, name).overlaps, band, family, seed)),
          ]),
  };
}

function arraysOf(seeds: readonly SeedMeasurements[]): Map<string, NdArray<NumericArray>> {
  return arraysOfSeeds(seeds, ({ history, growth, kernels, residualEigenvalues }) => ({
    history_epoch: history.map(({ epoch }) => epoch),
    history_train_accuracy: history.map(({ trainAccuracy }) => trainAccuracy),
    history_test_accuracy: history.map(({ testAccuracy }) => testAccuracy),
    growth_epoch: growth.map(({ epoch }) => epoch),
    growth_sum: growth.map(({ sum }) => sum),
    residual_eigenvalues: residualEigenvalues,
    ...Object.fromEntries(kernels.map(({ name, eigenvalues }) => [`eigenvalues_${name}`, eigenvalues])),
  }));
}
