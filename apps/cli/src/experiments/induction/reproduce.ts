import type { NdArray, NumericArray } from '@entk/core';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { arraysOfSeeds } from '../../report/arrays.js';
import { controlsTable, withAdjustedControls } from '../../report/controls.js';
import { intervalText, meanInterval } from '../../report/intervals.js';
import { significant } from '../../report/numbers.js';
import type { Report, ReportTable } from '../../report/report.js';
import { inductionClaims } from './claims.js';
import { inductionFigures } from './figures.js';
import { matchedSpans, measureSeed, type SeedMeasurements } from './measurements.js';
import { type InductionSettings, inductionSettings, seedCount } from './settings.js';
import { endOf, phaseAt, reachesAccuracy } from './summaries.js';

/** Settings of the experiment: those of a seed, and how many seeds from its own on. */
export interface InductionReproductionSettings extends InductionSettings {
  readonly seeds: number;
}

/** How the seeds are carried out: one after the other, or in threads. */
export interface InductionRunner {
  readonly measureSeed: (settings: InductionSettings) => Promise<SeedMeasurements>;
}

/** Induction heads through the kernel, from nothing, for several seeds. */
export async function reproduceInduction(
  changes: Partial<InductionReproductionSettings> = {},
  work: JournalledWork = {},
  runner: InductionRunner = inThisThread(work),
): Promise<Report> {
  const { seeds: count, ...settings }: InductionReproductionSettings = {
    ...inductionSettings,
    seeds: seedCount,
    ...changes,
  };
  const planned = Array.from({ length: count }, (_, index) => ({ ...settings, seed: settings.seed + index }));
  const seeds = await Promise.all(planned.map((one) => runner.measureSeed(one)));
  const claims = withAdjustedControls(inductionClaims(seeds));
  return {
    id: 'induction',
    title: 'Induction heads (beyond the paper)',
    summary: `A transformer of two layers of attention, without MLPs, biases and norms, learns sequences of ${settings.shortest} to ${settings.longest} different tokens that repeat, from ${count} seeds. Kernels are sums over four random read-outs of the logits, at one position of each of 640 sequences, centred, of all parameters and of each.`,
    settings: { ...settings, seeds: count },
    claims,
    figures: inductionFigures(seeds),
    tables: [seedsTable(seeds), overlapsTable(seeds), matchesTable(seeds), headsTable(seeds), controlsTable(claims)],
    findings: { seeds: seeds.map(findingsOf) },
    notes,
    arrays: arraysOf(seeds),
  };
}

function inThisThread({ journal = noJournal, ...work }: JournalledWork): InductionRunner {
  return {
    measureSeed: (settings) => measureSeed(settings, { ...work, journal: journal.within(`seed-${settings.seed}`) }),
  };
}

const notes = [
  'Every step trains on sequences of its own; accuracy, attention and kernels are of sequences that no step saw.',
  'Overlaps are Σ s² of the singular values between orthonormal bases: of the leading V − 1 vectors with the V − 1 dimensions of the answers, 31 for 32 tokens, of which a random span has 31²/639 = 1.5.',
  'Indicators of lags and positions span fewer dimensions, and so chance gives them less.',
  'Intervals are of 95 %: of a mean by Student’s t, of a count by Clopper and Pearson. Five seeds are few, and thresholds stood before they were run.',
  'The residual has 64 dimensions: its 62 leading components are nearly all that the unembedding is given, so that what they match is near what the whole residual does; of the logits there are 32 at most.',
  'The predictions that rotate the vectors are of the network itself; no label takes part in the rotation, but labels decide which vector is held against which answer.',
];

/** What of a seed goes into claims.json. */
function findingsOf({ settings, phase, kernels, parameters }: SeedMeasurements): object {
  return { seed: settings.seed, phase, kernels, parameters };
}

function seedsTable(seeds: readonly SeedMeasurements[]): ReportTable {
  const steps = [200, 400, 600, 800, 1000];
  return {
    title: 'The phase change, seed by seed',
    caption:
      'At positions where all has occurred before: accuracy of the next token at some steps and at the end, loss there, and attention of the best head of layer 1 on the previous token and of layer 2 on the token after the previous occurrence. Then the first measured step at which half of the tokens are right.',
    header: ['seed', ...steps.map(String), 'end', 'loss', 'layer 1', 'layer 2', 'half right at'],
    rows: seeds.map((seed) => {
      const end = phaseAt(seed, endOf(seed));
      return [
        String(seed.settings.seed),
        ...steps.map((step) => significant(phaseAt(seed, step).accuracy, 2)),
        ...[end.accuracy, end.loss, end.previous, end.induction].map((value) => significant(value)),
        String(reachesAccuracy(seed, 0.5) ?? '–'),
      ];
    }),
  };
}

function overlapsTable(seeds: readonly SeedMeasurements[]): ReportTable {
  const [{ kernels, chance }] = seeds;
  const names = Object.keys(kernels[0].overlaps);
  return {
    title: 'Overlap with the answers through training',
    caption: `Σ s² of the leading V − 1 vectors of each centred kernel with the answers, mean over seeds (95 %); a random span has ${significant(chance, 2)}.`,
    header: ['kernel', ...kernels.map(({ step }) => `step ${step}`)],
    rows: names.map((name) => [
      name,
      ...kernels.map((_, index) =>
        intervalText(meanInterval(seeds.map((seed) => seed.kernels[index].overlaps[name].answer))),
      ),
    ]),
    pageOnly: true,
  };
}

function matchesTable(seeds: readonly SeedMeasurements[]): ReportTable {
  const labels = { kernel: 'W_O, layer 2', logits: 'PCA of the logits', residual: 'PCA of the residual' };
  return {
    title: 'Named vectors beside PCA',
    caption:
      'Mean |cosine| with the indicators of the answers over the best assignment: vectors as they come → rotated by the network’s predictions (most possible in the span); means over seeds.',
    header: ['step', ...matchedSpans.map((span) => labels[span])],
    rows: seeds[0].kernels.map(({ step }, index) => [
      String(step),
      ...matchedSpans.map((span) => {
        const mean = (figure: 'asIs' | 'rotated' | 'mostPossible') =>
          significant(meanInterval(seeds.map(({ kernels }) => kernels[index].matches[span][figure])).value);
        return `${mean('asIs')} → ${mean('rotated')} (${mean('mostPossible')})`;
      }),
    ]),
  };
}

function headsTable(seeds: readonly SeedMeasurements[]): ReportTable {
  const names = Object.keys(seeds[0].parameters);
  return {
    title: 'The kernel of every parameter at the end',
    caption:
      'Overlap of the leading V − 1 vectors of each centred kernel with the answers, seed by seed; layers and heads are counted from 0 in the names of parameters.',
    header: ['parameter', ...seeds.map(({ settings }) => `seed ${settings.seed}`)],
    rows: names.map((name) => [name, ...seeds.map(({ parameters }) => significant(parameters[name].answer))]),
    pageOnly: true,
  };
}

function arraysOf(seeds: readonly SeedMeasurements[]): Map<string, NdArray<NumericArray>> {
  return arraysOfSeeds(seeds, ({ phase, kernels }) => ({
    ...Object.fromEntries(
      (['step', 'accuracy', 'loss', 'previous', 'induction'] as const).map((figure) => [
        `phase_${figure}`,
        phase.map((point) => point[figure]),
      ]),
    ),
    kernel_steps: kernels.map(({ step }) => step),
    ...Object.fromEntries(
      Object.keys(kernels[0].overlaps).map((name) => [
        `answer_${name}`,
        kernels.map(({ overlaps }) => overlaps[name].answer),
      ]),
    ),
    ...Object.fromEntries(
      matchedSpans.flatMap((span) =>
        (['asIs', 'rotated', 'mostPossible'] as const).map((figure) => [
          `match_${span}_${figure}`,
          kernels.map(({ matches }) => matches[span][figure]),
        ]),
      ),
    ),
  }));
}
