import { cos } from '@entk/core/elementary';
import { bestMatches } from '@entk/alignment';
import type { Claim, Control } from '../../../report/claim.js';
import { valuesTable } from '../../../report/measured-table.js';
import { percent, significant } from '../../../report/numbers.js';
import { controlOf } from '../../../report/controls.js';
import type { AdditionControls } from '../controls.js';
import type { Measurements } from '../measurements.js';
import { rankCorrelation } from '../rank-correlation.js';
import type { RotationResult } from '../rotation-result.js';
import { accuracyReached } from './spectrum-claims.js';

/** What section 4.2 and appendix D claim about the bases of the cliffs. */
export function rotationClaims(measurements: Measurements, controls: AdditionControls): Claim[] {
  return [
    mixedBefore(measurements),
    alignedAfter(measurements, controls),
    secondHoldsSumAndDifference(measurements, controls),
    formsContinuously(measurements),
    energiesInOrder(measurements),
    jointRotation(measurements, controls),
  ];
}

function mixedBefore({ firstCliff }: Measurements): Claim {
  const { meanColumnMax } = firstCliff.before.figures;
  return {
    id: 'mixed-before-rotation',
    statement: 'The eigenvectors of the first cliff do not match the Fourier features one-to-one.',
    source: 'Figure 4 (left), section 4.2',
    method: 'Mean over vectors of the largest squared norm of a projection on a cos/sin pair, required below 0.5.',
    paper: 'not 1:1',
    measured: `mean best match ${significant(meanColumnMax)}`,
    values: { meanBestMatch: meanColumnMax },
    holds: meanColumnMax < 0.5,
  };
}

function alignedAfter({ firstCliff, families }: Measurements, { random, untrained }: AdditionControls): Claim {
  const { meanColumnMax, smallestColumnMax, distinctFeatures } = firstCliff.after.figures;
  const pairs = families.a.labels.length + families.b.labels.length;
  return {
    id: 'aligned-after-rotation',
    statement: 'The two-stage rotation yields basis vectors that align exactly with the Fourier features.',
    source: 'Figure 4 (right), section 4.2, appendix C',
    method: 'Mean best match (squared norm) at least 0.99, and every cos/sin pair matched by some vector.',
    paper: 'exactly aligned',
    measured: `mean best match ${significant(meanColumnMax, 4)}, worst ${significant(smallestColumnMax, 4)}; ${distinctFeatures} of ${pairs} pairs matched`,
    table: valuesTable([
      ['mean best match', significant(meanColumnMax, 4), '1 (exactly aligned)'],
      ['worst best match', significant(smallestColumnMax, 4), '1 (exactly aligned)'],
      ['pairs matched', `${distinctFeatures} of ${pairs}`],
    ]),
    values: { meanBestMatch: meanColumnMax, worstBestMatch: smallestColumnMax, pairsMatched: distinctFeatures, pairs },
    controls: controlled('mean best match of the rotated layer-1 cliff', meanColumnMax, [
      random.twoStage,
      firstCliff.permuted.twoStage,
      untrained.first.twoStage,
    ]),
    holds: meanColumnMax >= 0.99 && distinctFeatures === pairs,
  };
}

function secondHoldsSumAndDifference(
  { settings, secondCliff }: Measurements,
  { random, untrained }: AdditionControls,
): Claim {
  const { sum, difference } = secondCliff.epochs[secondCliff.epochs.length - 1].energies;
  const start = secondCliff.epochs[0].energies;
  const whole = settings.p - 1;
  const controls = controlled('energy of the second cliff in a + b and a − b', sum + difference, [
    random.energy,
    secondCliff.permuted.energy,
    untrained.second.energy,
  ]);
  const required = (24 / 28) * whole;
  return {
    id: 'second-cliff-sum-and-difference',
    statement: 'The second cliff approximately contains the sum and difference Fourier families.',
    source: 'Section 4.2, appendix D, figure 5',
    method: `Energy of the cliff's vectors in each family at least 24/28 of the whole, ${whole}.`,
    paper: 'approximately correct',
    measured: `sum ${significant(sum)}, difference ${significant(difference)} of ${whole} (before training ${significant(start.sum)} and ${significant(start.difference)}; both in random subspaces ${significant(controls[0].mean)}, p = ${significant(controls[0].pValue)}, in other untrained networks ${significant(controls[2].mean)}, p = ${significant(controls[2].pValue)})`,
    table: {
      rowsAre: '',
      columns: ['sum', 'difference'],
      rows: [
        {
          of: `energy, of ${whole}`,
          paper: 'approximately all',
          cells: [significant(sum), significant(difference)],
          holds: Math.min(sum, difference) >= required,
        },
        { of: 'before training', cells: [significant(start.sum), significant(start.difference)] },
        {
          of: 'random subspaces, both',
          cells: [`${significant(controls[0].mean)}, p = ${significant(controls[0].pValue)}`, ''],
        },
        {
          of: 'other untrained networks, both',
          cells: [`${significant(controls[2].mean)}, p = ${significant(controls[2].pValue)}`, ''],
        },
      ],
    },
    values: {
      sum,
      diff: difference,
      whole,
      untrainedSum: start.sum,
      untrainedDiff: start.difference,
      pValue: controls[0].pValue,
    },
    controls,
    holds: Math.min(sum, difference) >= required,
  };
}

function formsContinuously(measurements: Measurements): Claim {
  const { epochs } = measurements.secondCliff;
  const energies = epochs.map(({ energies: { sum, difference } }) => sum + difference);
  const rise = energies[energies.length - 1] - energies[0];
  const begins = accuracyReached(measurements, 0.1);
  const before = Math.max(
    0,
    epochs.findLastIndex(({ epoch }) => epoch < (begins ?? Number.POSITIVE_INFINITY)),
  );
  const shareBefore = (energies[before] - energies[0]) / rise;
  const steps = energies.slice(1).map((energy, index) => Math.abs(energy - energies[index]) / rise);
  const largestStep = Math.max(...steps);
  const largest = Math.max(0, steps.indexOf(largestStep));
  return {
    id: 'families-form-continuously',
    statement: 'The sum and difference features form continuously to either side of the transition.',
    source: 'Appendix D, figure 5',
    method:
      'Energy in both families over the checkpoints: at least a quarter of its rise before test accuracy passes 10 %, and no step between checkpoints above 35 % of it.',
    paper: 'continuous; visible well before',
    measured:
      rise > 0
        ? `${percent(shareBefore)} of the rise by epoch ${epochs[before].epoch}; largest step ${percent(largestStep)}, between epochs ${epochs[largest].epoch} and ${epochs[largest + 1].epoch}`
        : 'no rise',
    table: valuesTable(
      rise > 0
        ? [
            [
              `of the rise by epoch ${epochs[before].epoch}, before it groks`,
              percent(shareBefore),
              'visible well before',
            ],
            [
              `largest step, epochs ${epochs[largest].epoch} to ${epochs[largest + 1].epoch}`,
              percent(largestStep),
              'continuous',
            ],
          ]
        : [['rise', 'none', 'continuous']],
    ),
    values: { epochs: epochs.map(({ epoch }) => epoch), energies, shareBefore, largestStep },
    holds: rise > 0 && begins !== null && shareBefore >= 0.25 && largestStep <= 0.35,
  };
}

function energiesInOrder({ settings, families, secondCliff }: Measurements): Claim {
  const { twoStage } = secondCliff.epochs[secondCliff.epochs.length - 1];
  const half = twoStage.basis.columns / 2;
  const perFamily = families.sum.labels.length;
  const difference = orderOf(twoStage, settings.p, { from: 0, to: half, groups: [perFamily, 2 * perFamily] });
  const sum = orderOf(twoStage, settings.p, { from: half, to: 2 * half, groups: [0, perFamily] });
  return {
    id: 'figure-5-order',
    statement:
      'Each family forms a ">": its vectors come in the order of the Laplacian energy 2 − 2 cos(4πk/p), least near k = 0 and p/2.',
    source: 'Appendix D, figure 5',
    method:
      'Rank correlation, for either half of the rotated vectors, between their place and the energy of the best-matching frequency, over vectors that match the expected family by more than 0.5; at least 0.95, over at least half of the vectors.',
    paper: 'a ">" for each family',
    measured: `difference ${significant(difference.correlation)} over ${difference.count} vectors, sum ${significant(sum.correlation)} over ${sum.count}`,
    table: {
      rowsAre: 'family',
      columns: ['rank correlation', 'vectors'],
      rows: Object.entries({ 'a − b': difference, 'a + b': sum }).map(([of, { correlation, count }]) => ({
        of,
        paper: 'a ">"',
        cells: [significant(correlation), `${count} of ${half}`],
        holds: correlation >= 0.95 && count >= half / 2,
      })),
    },
    values: { difference: difference.correlation, sum: sum.correlation, vectors: [difference.count, sum.count] },
    holds: [difference, sum].every(({ correlation, count }) => correlation >= 0.95 && count >= half / 2),
  };
}

/** How well the columns from … to − 1 stand in the order of their frequencies' energy. */
function orderOf(
  { heatmap }: RotationResult,
  p: number,
  { from, to, groups: [firstGroup, lastGroup] }: { from: number; to: number; groups: readonly [number, number] },
): { correlation: number; count: number } {
  const matched = bestMatches(heatmap.values).ofColumns.filter(
    ({ column, row, value }) => column >= from && column < to && row >= firstGroup && row < lastGroup && value > 0.5,
  );
  const energies = matched.map(({ row }) => 2 - 2 * cos((4 * Math.PI * (row - firstGroup + 1)) / p));
  const correlation = rankCorrelation(
    matched.map(({ column }) => column),
    energies,
  );
  return { correlation, count: matched.length };
}

function jointRotation({ secondCliff }: Measurements, { random, untrained }: AdditionControls): Claim {
  const { joint, halfPlusFour, epochs } = secondCliff;
  const twoStage = epochs[epochs.length - 1].twoStage.figures;
  const pairs = joint.heatmap.values.rows;
  return {
    id: 'joint-rotation',
    statement: 'Diagonalising both Laplacians jointly disentangles the second cliff better than two stages do.',
    source: 'Ours; compare appendix D and footnote 11',
    method:
      'Mean best match (squared norm) at least 0.88, and above the two-stage rotation with half and with half + 4 of the directions.',
    paper: '– (two stages; "half + 4" closer to 1:1)',
    measured: `joint ${significant(joint.figures.meanColumnMax)} (${joint.figures.featuresAbove} of ${pairs} pairs above 0.9), two stages ${significant(twoStage.meanColumnMax)} (${twoStage.featuresAbove}), half + 4 ${significant(halfPlusFour.figures.meanColumnMax)} (${halfPlusFour.figures.featuresAbove})`,
    table: {
      rowsAre: 'rotation',
      columns: ['mean best match', `of ${pairs} pairs above 0.9`],
      rows: [
        { of: 'joint', figures: joint.figures },
        { of: 'two stages', paper: 'the text’s', figures: twoStage },
        { of: 'two stages, half + 4', paper: 'closer to 1:1', figures: halfPlusFour.figures },
      ].map(({ figures, ...row }) => ({
        ...row,
        cells: [significant(figures.meanColumnMax), String(figures.featuresAbove)],
      })),
    },
    values: {
      joint: joint.figures.meanColumnMax,
      twoStage: twoStage.meanColumnMax,
      halfPlusFour: halfPlusFour.figures.meanColumnMax,
      pairsAbove: [joint.figures.featuresAbove, twoStage.featuresAbove, halfPlusFour.figures.featuresAbove],
    },
    controls: [
      ...controlled('mean best match of the second cliff, two stages', twoStage.meanColumnMax, [
        random.twoStage,
        secondCliff.permuted.twoStage,
        untrained.second.twoStage,
      ]),
      ...controlled('mean best match of the second cliff, jointly', joint.figures.meanColumnMax, [
        random.joint,
        secondCliff.permuted.joint,
      ]),
    ],
    holds:
      joint.figures.meanColumnMax >= 0.88 &&
      joint.figures.meanColumnMax > twoStage.meanColumnMax &&
      joint.figures.meanColumnMax > halfPlusFour.figures.meanColumnMax,
  };
}

/** A figure beside its draws of every kind, in the order of the kinds. */
function controlled(figure: string, observed: number, draws: readonly (readonly number[])[]): Control[] {
  const kinds = ['random subspaces', 'permuted labels', 'untrained networks'] as const;
  return draws.map((own, index) => controlOf(figure, kinds[index], observed, own));
}
