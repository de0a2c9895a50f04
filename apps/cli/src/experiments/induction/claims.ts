import type { Claim, Control } from '../../report/claim.js';
import { controlOf } from '../../report/controls.js';
import { countText, intervalText, meanInterval } from '../../report/intervals.js';
import { significant } from '../../report/numbers.js';
import { seedFiguresTable } from '../../report/seed-table.js';
import { everyOne } from '../addition-transformer/every-one.js';
import { weightName } from './kernels.js';
import type { MatchedSpan, SeedMeasurements } from './measurements.js';
import { endOf, matchAt, phaseAt, reachesAccuracy, timesChance } from './summaries.js';

const source = 'Ours; the paper names induction heads as a next test';
const paper = '– (a next test)';

/** The steps between which the phase change lies, and the step by which it is over. */
const [before, after, over] = [400, 800, 1000] as const;

/** Of a kernel that holds the answers, and of one that does not, times what chance gives. */
const [holds, lacks] = [4, 2] as const;

/** Every claim, over all seeds. */
export function inductionClaims(seeds: readonly SeedMeasurements[]): Claim[] {
  return [
    phaseChange(seeds),
    headsForm(seeds),
    answerAppears(seeds),
    valuesAndOutputs(seeds),
    nothingOfPosition(seeds),
    rotationNames(seeds),
    beyondComponents(seeds),
  ];
}

/** A figure of every seed, in the order of the seeds, and its mean with an interval. */
function perSeed(values: readonly number[]): string {
  return `${intervalText(meanInterval(values))} [${values.map((value) => significant(value)).join(', ')}]`;
}

/** Of how many seeds something holds, with an interval. */
function held(seeds: readonly SeedMeasurements[], test: (seed: SeedMeasurements) => boolean): string {
  return countText(seeds.filter(test).length, seeds.length);
}

function phaseChange(seeds: readonly SeedMeasurements[]): Claim {
  const at = (step: number) => seeds.map((seed) => phaseAt(seed, step).accuracy);
  const changes = (seed: SeedMeasurements) =>
    phaseAt(seed, before).accuracy < 0.25 && phaseAt(seed, over).accuracy >= 0.95;
  return {
    id: 'induction-phase-change',
    statement: 'The network learns to copy what came after the previous occurrence, in a few hundred steps.',
    source,
    method: `Accuracy of the next token at positions where all has occurred before, on sequences that no step saw: below 0.25 at step ${before} and at least 0.95 at step ${over}, in every seed.`,
    paper,
    measured: `${held(seeds, changes)} seeds; accuracy at ${before}: ${perSeed(at(before))}; at ${after}: ${perSeed(at(after))}; at ${over}: ${perSeed(at(over))}`,
    table: seedFiguresTable(
      seeds,
      { [`at ${before}`]: at(before), [`at ${after}`]: at(after), [`at ${over}`]: at(over) },
      changes,
    ),
    values: {
      before: at(before),
      during: at(after),
      after: at(over),
      end: seeds.map((seed) => phaseAt(seed, endOf(seed)).accuracy),
      half: seeds.map((seed) => reachesAccuracy(seed, 0.5) ?? -1),
    },
    holds: everyOne(seeds, changes),
  };
}

function headsForm(seeds: readonly SeedMeasurements[]): Claim {
  const at = (step: (seed: SeedMeasurements) => number, head: 'previous' | 'induction') =>
    seeds.map((seed) => phaseAt(seed, step(seed))[head]);
  const start = () => before;
  const form = (seed: SeedMeasurements) => {
    const [early, late] = [phaseAt(seed, before), phaseAt(seed, endOf(seed))];
    return late.previous >= 3 * early.previous && late.induction >= 3 * early.induction;
  };
  return {
    id: 'induction-heads-form',
    statement: 'A head of the first layer looks at the token before, one of the second at what came after the token.',
    source,
    method: `Mean attention of the head that looks there most, at late positions: of the first layer on the previous token, of the second on the token after the previous occurrence. At the end both at least three times what they are at step ${before}, in every seed.`,
    paper,
    measured: `${held(seeds, form)} seeds; previous token ${perSeed(at(start, 'previous'))} → ${perSeed(at(endOf, 'previous'))}; after the previous occurrence ${perSeed(at(start, 'induction'))} → ${perSeed(at(endOf, 'induction'))}`,
    table: seedFiguresTable(
      seeds,
      {
        [`layer 1 at ${before}`]: at(start, 'previous'),
        'layer 1 at the end': at(endOf, 'previous'),
        [`layer 2 at ${before}`]: at(start, 'induction'),
        'layer 2 at the end': at(endOf, 'induction'),
      },
      form,
    ),
    values: {
      previousBefore: at(start, 'previous'),
      previousAtEnd: at(endOf, 'previous'),
      inductionBefore: at(start, 'induction'),
      inductionAtEnd: at(endOf, 'induction'),
    },
    holds: everyOne(seeds, form),
  };
}

function answerAppears(seeds: readonly SeedMeasurements[]): Claim {
  const at = (step: (seed: SeedMeasurements) => number) => seeds.map((seed) => timesChance(seed, step(seed)));
  const appears = (seed: SeedMeasurements) => timesChance(seed, before) < lacks && timesChance(seed, after) >= holds;
  const controls: Control[] = seeds.flatMap((seed) => {
    const figure = `overlap of W_O, layer 2, with the answers, seed ${seed.settings.seed}`;
    const observed = timesChance(seed, endOf(seed)) * seed.chance;
    return [
      controlOf(figure, 'untrained networks', observed, seed.controls.overlap.untrained),
      controlOf(figure, 'permuted labels', observed, seed.controls.overlap.permuted),
    ];
  });
  return {
    id: 'answer-appears-at-the-phase-change',
    statement: 'The answer enters the kernel of the second layer’s outputs at the phase change.',
    source,
    method: `Overlap Σ s² of the leading V − 1 vectors of the centred kernel of W_O of layer 2 with the V − 1 dimensions of the token that follows, over what a random span has: below ${lacks} at step ${before}, at least ${holds} at step ${after}, in every seed; at the end above every draw of its controls.`,
    paper,
    measured: `${held(seeds, appears)} seeds; times chance at ${before}: ${perSeed(at(() => before))}; at ${after}: ${perSeed(at(() => after))}; at the end: ${perSeed(at(endOf))}`,
    table: seedFiguresTable(
      seeds,
      { [`at ${before}`]: at(() => before), [`at ${after}`]: at(() => after), 'at the end': at(endOf) },
      appears,
    ),
    values: { before: at(() => before), after: at(() => after), end: at(endOf), chance: seeds[0].chance },
    controls,
    holds: everyOne(seeds, appears) && controls.every(({ observed, largest }) => observed > largest),
  };
}

function valuesAndOutputs(seeds: readonly SeedMeasurements[]): Claim {
  const at = (weight: 'W_Q' | 'W_K' | 'W_V' | 'W_O') => (seed: SeedMeasurements) =>
    timesChance(seed, endOf(seed), { kernel: weightName(2, weight) });
  const [queries, keys, values, outputs] = (['W_Q', 'W_K', 'W_V', 'W_O'] as const).map(at);
  const divides = (seed: SeedMeasurements) =>
    values(seed) >= holds && outputs(seed) >= holds && queries(seed) < lacks && keys(seed) < lacks;
  const text = (name: string, of: (seed: SeedMeasurements) => number) => `${name} ${perSeed(seeds.map(of))}`;
  return {
    id: 'answer-in-values-and-outputs',
    statement: 'Values and outputs of the second layer hold the answer, queries and keys do not.',
    source,
    method: `The same overlap at the end: W_V and W_O of layer 2 at least ${holds} times chance, W_Q and W_K below ${lacks} times, in every seed.`,
    paper,
    measured: `${held(seeds, divides)} seeds; times chance: ${text('W_V', values)}; ${text('W_O', outputs)}; ${text('W_Q', queries)}; ${text('W_K', keys)}`,
    table: seedFiguresTable(
      seeds,
      {
        W_V: seeds.map(values),
        W_O: seeds.map(outputs),
        W_Q: seeds.map(queries),
        W_K: seeds.map(keys),
      },
      divides,
    ),
    values: {
      queries: seeds.map(queries),
      keys: seeds.map(keys),
      values: seeds.map(values),
      outputs: seeds.map(outputs),
    },
    holds: everyOne(seeds, divides),
  };
}

function nothingOfPosition(seeds: readonly SeedMeasurements[]): Claim {
  const at = (family: 'lag' | 'position') => (seed: SeedMeasurements) => timesChance(seed, endOf(seed), { family });
  const [lag, position] = (['lag', 'position'] as const).map(at);
  const absent = (seed: SeedMeasurements) => lag(seed) < lacks && position(seed) < lacks;
  return {
    id: 'no-lag-no-position',
    statement: 'The kernel of the second layer’s outputs says neither how far back the answer was found nor where.',
    source,
    method: `Overlap of W_O of layer 2 at the end with the number of tokens before they repeat, and with the position: below ${lacks} times chance, in every seed.`,
    paper,
    measured: `${held(seeds, absent)} seeds; times chance: lag ${perSeed(seeds.map(lag))}; position ${perSeed(seeds.map(position))}`,
    table: seedFiguresTable(seeds, { lag: seeds.map(lag), position: seeds.map(position) }, absent),
    values: { lag: seeds.map(lag), position: seeds.map(position) },
    holds: everyOne(seeds, absent),
  };
}

function atEnd(span: MatchedSpan): (seed: SeedMeasurements) => ReturnType<typeof matchAt> {
  return (seed) => matchAt(seed, endOf(seed), span);
}

function rotationNames(seeds: readonly SeedMeasurements[]): Claim {
  const of = seeds.map(atEnd('kernel'));
  const share = of.map(({ rotated, mostPossible }) => rotated / mostPossible);
  const controls = seeds.flatMap((seed, index) => {
    const figure = `rotated match of W_O, layer 2, with the answers, seed ${seed.settings.seed}`;
    return [
      controlOf(figure, 'untrained networks', of[index].rotated, seed.controls.match.untrained),
      controlOf(figure, 'permuted examples', of[index].rotated, seed.controls.match.permuted),
    ];
  });
  const names = (seed: SeedMeasurements) => {
    const { rotated, mostPossible } = atEnd('kernel')(seed);
    return rotated >= 0.9 * mostPossible;
  };
  return {
    id: 'predictions-name-the-answers',
    statement: 'Rotated by the network’s predictions, single vectors are single answers, without a label.',
    source,
    method:
      'The leading 62 vectors of the kernel of W_O of layer 2, rotated by the probabilities of the next token (quartimax); mean |cosine| with the indicators of the V answers over the best assignment: at least 0.9 of what any basis of the span can have, in every seed, and above every draw of a rotation by predictions of other reads and of untrained networks.',
    paper,
    measured: `${held(seeds, names)} seeds; as they come ${perSeed(of.map(({ asIs }) => asIs))}, rotated ${perSeed(of.map(({ rotated }) => rotated))}, most possible ${perSeed(of.map(({ mostPossible }) => mostPossible))}`,
    table: seedFiguresTable(
      seeds,
      {
        'as they come': of.map(({ asIs }) => asIs),
        rotated: of.map(({ rotated }) => rotated),
        'most possible': of.map(({ mostPossible }) => mostPossible),
      },
      names,
    ),
    values: {
      asIs: of.map(({ asIs }) => asIs),
      rotated: of.map(({ rotated }) => rotated),
      mostPossible: of.map(({ mostPossible }) => mostPossible),
      share,
    },
    controls,
    holds: everyOne(seeds, names) && controls.every(({ observed, largest }) => observed > largest),
  };
}

function beyondComponents(seeds: readonly SeedMeasurements[]): Claim {
  const rotated = (span: MatchedSpan) => seeds.map((seed) => atEnd(span)(seed).rotated);
  const [kernel, logits, residual] = (['kernel', 'logits', 'residual'] as const).map(rotated);
  const gains = kernel.map((one, index) => one - Math.max(logits[index], residual[index]));
  const gain = meanInterval(gains);
  return {
    id: 'kernel-beyond-components',
    statement: 'At the end the rotated kernel matches the answers better than rotated PCA of the outputs does.',
    source,
    method:
      'The same match of principal components of the logits and of the residual before the unembedding, rotated by the same predictions: the kernel’s less the larger of both is above 0 in every seed, and so is the interval of its mean.',
    paper,
    measured: `${countText(gains.filter((one) => one > 0).length, gains.length)} seeds; kernel ${perSeed(kernel)}; logits ${perSeed(logits)}; residual ${perSeed(residual)}; difference ${perSeed(gains)}`,
    table: seedFiguresTable(seeds, { kernel, logits, residual, difference: gains }, (_, index) => gains[index] > 0),
    values: { kernel, logits, residual, gains, gainLow: Number.isFinite(gain.low) ? gain.low : null },
    holds: everyOne(gains, (one) => one > 0) && gain.low > 0,
  };
}
