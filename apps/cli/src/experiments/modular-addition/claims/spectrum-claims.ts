import { type CliffReport, type Drop, dropAppearance } from '@entk/spectral';
import type { Claim } from '../../../report/claim.js';
import { valuesTable } from '../../../report/measured-table.js';
import { percent, significant } from '../../../report/numbers.js';
import { controlOf } from '../../../report/controls.js';
import type { AdditionControls } from '../controls.js';
import type { Measurements } from '../measurements.js';
import { cliffEnds } from '../settings.js';

/** What sections 4.1 and 4.2 claim about accuracy and spectra. */
export function spectrumClaims(measurements: Measurements, controls: AdditionControls): Claim[] {
  return [
    grokking(measurements),
    twoCliffs(measurements),
    firstInLayer1(measurements, controls),
    secondInBothLayers(measurements),
    secondAppears(measurements),
    firstAtInitialisation(measurements),
  ];
}

/** The first epoch from which on test accuracy is at least `level` for good, or null. */
export function accuracyReached({ history }: Measurements, level: number): number | null {
  const lastBelow = history.findLastIndex(({ test }) => !((test?.accuracy ?? 0) >= level));
  return history[lastBelow + 1]?.epoch ?? null;
}

function grokking(measurements: Measurements): Claim {
  const { history } = measurements;
  const crossed = history.find(({ test }) => (test?.accuracy ?? 0) >= 0.5)?.epoch ?? null;
  const trainDone = history.find(({ train }) => train.accuracy === 1)?.epoch ?? null;
  const last = history[history.length - 1];
  return {
    id: 'grokking',
    statement: 'The model groks: test accuracy rises to 100 % some time after train accuracy has.',
    source: 'Figure 3 (left), section 4.1',
    method:
      'First epoch with test accuracy of 50 % or more, required in 70..110, and train accuracy 100 % before it; from some epoch on test accuracy stays at 99 % or more.',
    paper: 'around epoch 90',
    measured: `train 100 % at epoch ${trainDone ?? '–'}, test 50 % at epoch ${crossed ?? '–'}, ${percent(last.test?.accuracy ?? 0)} at the end`,
    table: valuesTable([
      ['train accuracy 100 %, at epoch', String(trainDone ?? '–'), 'before'],
      ['test accuracy 50 %, at epoch', String(crossed ?? '–'), 'around 90'],
      ['test accuracy at the end', percent(last.test?.accuracy ?? 0), '100 %'],
    ]),
    values: { testReachesHalf: crossed, trainReachesAll: trainDone, testAccuracyAtEnd: last.test?.accuracy ?? null },
    holds:
      crossed !== null &&
      crossed >= 70 &&
      crossed <= 110 &&
      trainDone !== null &&
      trainDone < crossed &&
      accuracyReached(measurements, 0.99) !== null,
  };
}

function twoCliffs({ settings, final }: Measurements): Claim {
  const { constant, first, second } = cliffEnds(settings.p);
  const drops = final.full.report.drops;
  const found = [constant, first, second].map((after) => dropAfter(final.full.report, after));
  return {
    id: 'two-cliffs',
    statement: `The spectrum of the full kernel contains two cliffs of size 4⌊p/2⌋ = ${first - constant}.`,
    source: 'Figure 2 (left), section 4.2',
    method: `The detector reports drops after ${constant} (the constant mode), ${first} and ${second}, and no other up to ${second}.`,
    paper: `two cliffs of ${first - constant}`,
    measured: `drops ${dropsText(drops)}`,
    table: {
      rowsAre: 'drop after',
      columns: ['values since the drop before', 'λ ratio'],
      rows: drops.map(({ after, ratio }, index) => ({
        of: String(after),
        ...([first, second].includes(after) && { paper: `a cliff of ${first - constant}` }),
        cells: [String(after - (drops[index - 1]?.after ?? 0)), `×${significant(ratio)}`],
      })),
    },
    values: { after: drops.map((drop) => drop.after), ratio: drops.map(({ ratio }) => ratio) },
    holds: found.every(Boolean) && drops.filter((drop) => drop.after <= second).length === 3,
  };
}

function firstInLayer1({ settings, final, firstCliff }: Measurements, { random, untrained }: AdditionControls): Claim {
  const { first } = cliffEnds(settings.p);
  const [full, layer1, layer2] = (['full', 'layer1', 'layer2'] as const).map((name) =>
    ratioAfter(final[name].spectrum.values, first),
  );
  const { energy, maximum } = firstCliff.layer1Energy;
  const figure = 'energy of the layer-1 cliff in a and b';
  const controls = [
    controlOf(figure, 'random subspaces', energy, random.energy),
    controlOf(figure, 'permuted labels', energy, firstCliff.permuted.energy),
    controlOf(figure, 'untrained networks', energy, untrained.first.energy),
  ];
  const localised = dropAfter(final.layer1.report, first) !== undefined && layer1 > full && full > layer2;
  return {
    id: 'first-cliff-in-layer-1',
    statement: 'The first cliff is localised in layer 1, and its span matches the Fourier features of a and b.',
    source: 'Figure 2 (middle), section 4.2',
    method: `Drop after ${first} in the layer-1 kernel, λ ratio there layer 1 > full > layer 2; energy of its vectors in the families of a and b at least 95 % of ${maximum}.`,
    paper: 'localises to layer 1',
    measured: `ratio at ${first}: layer 1 ${significant(layer1)}, full ${significant(full)}, layer 2 ${significant(layer2)}; energy ${significant(energy)} of ${maximum} (random subspaces ${significant(controls[0].mean)}, p = ${significant(controls[0].pValue)}; untrained networks ${significant(controls[2].mean)})`,
    table: valuesTable([
      [`λ ratio after ${first}, layer 1`, `×${significant(layer1)}`, 'the cliff'],
      [`λ ratio after ${first}, all parameters`, `×${significant(full)}`, 'the cliff'],
      [`λ ratio after ${first}, layer 2`, `×${significant(layer2)}`, 'none'],
      ['energy in a and b', `${significant(energy)} of ${maximum}`, 'matches'],
      ['the same, random subspaces', `${significant(controls[0].mean)}, p = ${significant(controls[0].pValue)}`],
      ['the same, untrained networks', significant(controls[2].mean)],
    ]),
    values: {
      ratioLayer1: layer1,
      ratioFull: full,
      ratioLayer2: layer2,
      energy,
      maximum,
      pValue: controls[0].pValue,
    },
    controls,
    holds: localised && energy >= 0.95 * maximum,
  };
}

function secondInBothLayers({ settings, final }: Measurements): Claim {
  const { second } = cliffEnds(settings.p);
  const [full, layer1, layer2] = (['full', 'layer1', 'layer2'] as const).map((name) => ({
    ratio: ratioAfter(final[name].spectrum.values, second),
    score: dropAfter(final[name].report, second)?.score ?? 0,
  }));
  return {
    id: 'second-cliff-needs-both-layers',
    statement: 'The second cliff is most cleanly visible with the parameters of both layers.',
    source: 'Figure 2, section 4.2',
    method: `The drop after ${second} is found in the full kernel, with a larger λ ratio and score than in either layer's.`,
    paper: 'cleanest with both',
    measured: `ratio at ${second}: full ${significant(full.ratio)}, layer 1 ${significant(layer1.ratio)}, layer 2 ${significant(layer2.ratio)}`,
    table: valuesTable(
      [
        ['all parameters', `×${significant(full.ratio)}`, 'cleanest'],
        ['layer 1', `×${significant(layer1.ratio)}`],
        ['layer 2', `×${significant(layer2.ratio)}`],
      ],
      `λ ratio after ${second}`,
    ),
    values: {
      ratioFull: full.ratio,
      ratioLayer1: layer1.ratio,
      ratioLayer2: layer2.ratio,
      scoreFull: full.score,
      scoreLayer1: layer1.score,
      scoreLayer2: layer2.score,
    },
    holds: [layer1, layer2].every(({ ratio, score }) => full.score > score && full.ratio > ratio),
  };
}

function secondAppears(measurements: Measurements): Claim {
  const { second } = cliffEnds(measurements.settings.p);
  const appearance = dropAppearance(measurements.evolution, second);
  const begins = accuracyReached(measurements, 0.1);
  const ends = accuracyReached(measurements, 0.99);
  const bracket = appearance.kind === 'appears' ? [appearance.after, appearance.by] : [];
  const ratios = measurements.evolution.points.map(({ values }) => ratioAfter(values, second));
  return {
    id: 'second-cliff-appears-at-grokking',
    statement: 'The second cliff is absent before grokking and appears at the phase transition.',
    source: 'Figure 3 (right), section 4.2',
    method: `No drop after ${second} at any checkpoint before test accuracy passes 10 %; found, for good, no later than the first checkpoint after it passes 99 %.`,
    paper: 'appears around epoch 90',
    measured:
      appearance.kind === 'appears'
        ? `appears between epochs ${appearance.after} and ${appearance.by}; test accuracy passes 10 % at ${begins ?? '–'}, 99 % at ${ends ?? '–'}`
        : appearance.kind,
    table: valuesTable(
      [
        [
          'the drop appears',
          appearance.kind === 'appears' ? `between ${appearance.after} and ${appearance.by}` : appearance.kind,
          'around 90',
        ],
        ['test accuracy passes 10 %', String(begins ?? '–')],
        ['test accuracy passes 99 %', String(ends ?? '–')],
      ],
      'epoch',
    ),
    values: {
      bracket,
      testReachesTenth: begins,
      testReaches99: ends,
      epochs: measurements.evolution.points.map(({ epoch }) => epoch),
      ratios,
    },
    holds:
      appearance.kind === 'appears' &&
      begins !== null &&
      ends !== null &&
      [...appearance.seen, appearance.by].every((epoch) => epoch >= begins) &&
      appearance.after < ends,
  };
}

function firstAtInitialisation({ settings, evolution }: Measurements): Claim {
  const { first } = cliffEnds(settings.p);
  const [start] = evolution.points;
  const drop = dropAfter(start.report, first);
  return {
    id: 'first-cliff-at-initialisation',
    statement: 'The first cliff is present already at initialisation.',
    source: 'Figure 3 (right), section 4.2',
    method: `The detector reports a drop after ${first} at epoch ${start.epoch}.`,
    paper: 'present at initialisation',
    measured: drop
      ? `drop after ${first}, ratio ${significant(drop.ratio)}, score ${significant(drop.score)}`
      : 'no drop',
    values: { ratio: drop?.ratio ?? null, score: drop?.score ?? null },
    holds: start.epoch === 0 && drop !== undefined,
  };
}

function dropAfter(report: CliffReport, after: number): Drop | undefined {
  return report.drops.find((drop) => drop.after === after);
}

function ratioAfter(values: Float64Array, after: number): number {
  return values[after - 1] / values[after];
}

function dropsText(drops: readonly Drop[]): string {
  return drops.length === 0
    ? 'none'
    : drops.map(({ after, ratio }) => `after ${after} (×${significant(ratio)})`).join(', ');
}
