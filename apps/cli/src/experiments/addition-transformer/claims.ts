import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import type { Claim, Control } from '../../report/claim.js';
import { controlOf } from '../../report/controls.js';
import { seedTable } from '../../report/seed-table.js';
import { percent, significant } from '../../report/numbers.js';
import { everyOne, ofEach } from './every-one.js';
import {
  grokkedSeeds,
  grokked,
  kernelOf,
  reaches,
  shareOf,
  steepestGrowth,
  stepAfter,
  unembeddingOf,
  wholeFamily,
} from './grokking.js';
import type { SeedMeasurements } from './measurements.js';
import { pcaClaims } from './pca-claims.js';

const later = 'Later version of the paper (v4), modular addition with a transformer';

const { mlpOut, query } = oneLayerTransformerParameterNames;

/** The claim that one seed alone says nothing of. */
export const claimOfManySeeds = 'grokking-depends-on-the-seed';

/** Every claim, over all seeds. */
export function additionTransformerClaims(seeds: readonly SeedMeasurements[]): Claim[] {
  const found = grokkedSeeds(seeds);
  return [
    grokkingFraction(seeds),
    bandClaim(found, 0, 'sum'),
    bandClaim(found, 1, 'axisSum'),
    overlapGrows(found),
    unembeddingSteps(found),
    ...pcaClaims(seeds, found),
    queriesStep(seeds),
    axisModes(found),
  ];
}

function grokkingFraction(seeds: readonly SeedMeasurements[]): Claim {
  const epochs = seeds.map((seed) => reaches(seed, grokked) ?? null);
  const count = epochs.filter((epoch) => epoch !== null).length;
  return {
    id: claimOfManySeeds,
    statement: 'With the same data and settings, some seeds grok within the epochs of the paper and some do not.',
    source: `Ours; compare ${later}, which shows one seed`,
    method: `The share of ${seeds.length} seeds whose test accuracy reaches ${100 * grokked} %: above none and below all.`,
    paper: 'one seed, 100 % from epoch 1,900',
    measured: `${count} of ${seeds.length}: ${seeds.map(({ settings }, index) => `seed ${settings.seed} ${epochs[index] === null ? 'not' : `at ${epochs[index]}`}`).join(', ')}`,
    table: seedTable(seeds, [`${100 * grokked} % at epoch`, 'test accuracy at the end'], ({ history }, index) => ({
      cells: [String(epochs[index] ?? 'not'), percent(history[history.length - 1].testAccuracy)],
    })),
    values: {
      seeds: seeds.map(({ settings }) => settings.seed),
      grokked: count,
      finalTestAccuracy: seeds.map(({ history }) => history[history.length - 1].testAccuracy),
    },
    holds: count > 0 && count < seeds.length,
  };
}

function bandClaim(found: readonly SeedMeasurements[], band: 0 | 1, family: 'sum' | 'axisSum'): Claim {
  const shares = found.map((seed) => shareOf(unembeddingOf(seed).overlaps, band, family, seed));
  const [waves, place] =
    family === 'sum' ? ['waves of a + b', '0 … 2n'] : ['sums of waves of a and of b', '2n + 1 … 4n'];
  return {
    id: band === 0 ? 'unembedding-sum-modes' : 'unembedding-axis-modes',
    statement: `The ${band === 0 ? 'leading' : 'next'} vectors of W_U’s kernel are the ${waves} at the n key frequencies.`,
    source: `${later}, figure 3 and table 2`,
    method: `In every network that groks, Σ s² between vectors ${place} and the ${waves} at the key frequencies is at least ${significant(wholeFamily)} of the 2n that it can be (5.6 of 6).`,
    paper: band === 0 ? '3.96 of 4' : '3.94 of 4',
    measured: ofEach(
      found.map(
        (seed, index) =>
          `seed ${seed.settings.seed}: ${significant(shares[index] * 2 * seed.keyFrequencies.length)} of ${2 * seed.keyFrequencies.length}`,
      ),
    ),
    table: seedTable(found, ['Σ s²', 'of'], ({ keyFrequencies: { length } }, index) => ({
      cells: [significant(shares[index] * 2 * length), String(2 * length)],
      holds: shares[index] >= wholeFamily,
    })),
    values: { shares, untrained: found.map((seed) => untrainedShare(seed, band, family)) },
    holds: everyOne(shares, (share) => share >= wholeFamily),
  };
}

function untrainedShare(seed: SeedMeasurements, band: 0 | 1, family: 'sum' | 'axisSum'): number {
  return shareOf(unembeddingOf({ kernels: seed.untrained }).overlaps, band, family, seed);
}

function overlapGrows(found: readonly SeedMeasurements[]): Claim {
  const ends = found.map(({ growth, keyFrequencies }) =>
    [growth[0], growth[growth.length - 1]].map(({ sum }) => sum / (2 * keyFrequencies.length)),
  );
  const steepest = found.map((seed) => steepestGrowth(seed));
  const half = found.map((seed) => reaches(seed, 0.5) ?? null);
  return {
    id: 'overlap-grows-with-training',
    statement: 'The overlap of W_U’s leading vectors with the waves of a + b grows over training.',
    source: `${later}, figure 3`,
    method: `In every network that groks, the share of the 2n dimensions is below 0.2 before training and at least ${significant(wholeFamily)} after it. Where its derivative peaks is measured beside, against the epoch at which test accuracy passes 50 %, and held to nothing: the peak is before the rise in some seeds and in it in others.`,
    paper: 'from 20 % at epoch 200 to 99 %; the derivative peaks at 150, near the onset of grokking',
    measured: ofEach(
      found.map(
        ({ settings }, index) =>
          `seed ${settings.seed}: ${significant(ends[index][0], 2)} → ${significant(ends[index][1])}, steepest at ${steepest[index].epoch}, half of the test pairs right at ${half[index]}`,
      ),
    ),
    table: seedTable(found, ['before', 'after', 'steepest at', 'half of the test pairs right at'], (_, index) => ({
      cells: [
        significant(ends[index][0], 2),
        significant(ends[index][1]),
        String(steepest[index].epoch),
        String(half[index] ?? '–'),
      ],
      holds: ends[index][0] < 0.2 && ends[index][1] >= wholeFamily,
    })),
    values: {
      before: ends.map(([before]) => before),
      after: ends.map(([, after]) => after),
      steepestEpoch: steepest.map(({ epoch }) => epoch),
      steepestSlope: steepest.map(({ slope }) => slope),
      halfCorrectEpoch: half.map((epoch) => epoch ?? -1),
    },
    holds: everyOne(ends, ([before, after]) => before < 0.2 && after >= wholeFamily),
  };
}

function unembeddingSteps(found: readonly SeedMeasurements[]): Claim {
  const steps = found.map((seed) => {
    const n = seed.keyFrequencies.length;
    const kernel = unembeddingOf(seed);
    const reported = kernel.drops.map(({ after }) => after);
    return [2 * n + 1, 4 * n + 1].map((k) => ({ k, ratio: stepAfter(kernel, k), found: reported.includes(k) }));
  });
  return {
    id: 'unembedding-steps',
    statement: 'The spectrum of W_U’s kernel steps down after 2n + 1 and after 4n + 1 values.',
    source: 'Ours; the spectra of the earlier version (v3) show it',
    method:
      'In every network that groks, λ_k / λ_{k+1} is at least 2 after the constant and the waves of a + b, k = 2n + 1, and at least 4 after the sums of waves, k = 4n + 1. Whether the calibrated detector reports them is said beside: the spectrum goes on falling in steps, which it takes for its habit.',
    paper: 'v3: ×3 a step after 16 (n = 4)',
    measured: ofEach(
      steps.map(
        (both, index) =>
          `seed ${found[index].settings.seed}: ${both.map(({ k, ratio, found: reported }) => `×${significant(ratio)} after ${k}${reported ? ', reported' : ''}`).join(', ')}`,
      ),
    ),
    table: seedTable(found, ['after 2n + 1', 'after 4n + 1', 'reported'], (_, index) => ({
      cells: [
        ...steps[index].map(({ ratio }) => `×${significant(ratio)}`),
        steps[index].flatMap((step) => (step.found ? step.k : [])).join(', '),
      ],
      holds: steps[index][0].ratio >= 2 && steps[index][1].ratio >= 4,
    })),
    values: {
      first: steps.map(([{ ratio }]) => ratio),
      second: steps.map(([, { ratio }]) => ratio),
      reported: steps.flat().filter((step) => step.found).length,
    },
    holds: everyOne(steps, ([first, second]) => first.ratio >= 2 && second.ratio >= 4),
  };
}

function queriesStep(seeds: readonly SeedMeasurements[]): Claim {
  const found = seeds.map(({ kernels, settings: { heads } }) => {
    const kernel = kernelOf(kernels, query);
    const others = kernel.eigenvalues.slice(1, 40).map((_, index) => stepAfter(kernel, index + 1));
    return { heads, ratio: stepAfter(kernel, heads), largest: others.indexOf(Math.max(...others)) + 1 };
  });
  return {
    id: 'queries-step-is-structural',
    statement: 'The sharpest step of the whole model, W_Q’s after as many values as there are heads, is no feature.',
    source: 'Ours: a control',
    method:
      'The query is always that of the token that asks, so W_Q’s kernel has at most the rank of its heads once weight decay leaves each of rank one: in every trained network, grokked or not, the largest step of the leading 40 is after H values.',
    paper: '–',
    measured: ofEach(
      found.map(
        ({ ratio, largest }, index) =>
          `seed ${seeds[index].settings.seed}: ×${significant(ratio, 2)}${largest === found[index].heads ? '' : ` (largest after ${largest})`}`,
      ),
    ),
    table: seedTable(seeds, ['step after the heads', 'largest after'], (_, index) => ({
      cells: [`×${significant(found[index].ratio, 2)}`, String(found[index].largest)],
      holds: found[index].largest === found[index].heads,
    })),
    values: { ratios: found.map(({ ratio }) => ratio), largestAfter: found.map(({ largest }) => largest) },
    holds: everyOne(found, ({ heads, largest }) => largest === heads),
  };
}

function axisModes(found: readonly SeedMeasurements[]): Claim {
  const all = found.flatMap(({ settings: { seed }, axisModes: modes }) => modes.map((one) => ({ seed, ...one })));
  const nameOf = (parameter: string) => (parameter === mlpOut ? 'W_out' : 'W_U');
  const controls: Control[] = all.flatMap(({ seed, parameter, rotated, draws }) => {
    const figure = `mean best match of ${nameOf(parameter)}’s axis band, seed ${seed}`;
    return [
      controlOf(figure, 'untrained units', rotated, draws.untrained),
      controlOf(figure, 'random units', rotated, draws.random),
      controlOf(figure, 'permuted examples', rotated, draws.permuted),
    ];
  });
  return {
    id: 'axis-modes-without-prior',
    statement: 'The units of the MLP rotate both axis bands to the single frequencies, without a prior on the inputs.',
    source: 'Ours',
    method:
      'W_out’s vectors 1 … 2n and W_U’s 2n + 1 … 4n, rotated by the units after their ReLU: mean best match (squared norm) with the pairs of the axis sums at least 0.9 in every network that groks, and above every draw of units that say nothing.',
    paper: '–',
    measured: ofEach(
      all.map(
        ({ seed, parameter, asIs, rotated, mostPossible }) =>
          `seed ${seed}, ${nameOf(parameter)}: ${significant(asIs)} → ${significant(rotated)} (most possible ${significant(mostPossible)})`,
      ),
    ),
    table: {
      rowsAre: 'seed, band',
      columns: ['as it comes', 'rotated', 'most possible'],
      rows: all.map(({ seed, parameter, asIs, rotated, mostPossible }) => ({
        of: `${seed}, ${nameOf(parameter)}`,
        cells: [asIs, rotated, mostPossible].map((value) => significant(value)),
        holds: rotated >= 0.9,
      })),
    },
    values: { rotated: all.map(({ rotated }) => rotated), mostPossible: all.map((one) => one.mostPossible) },
    controls,
    holds:
      everyOne(all, ({ rotated }) => rotated >= 0.9) && controls.every(({ observed, largest }) => observed > largest),
  };
}
