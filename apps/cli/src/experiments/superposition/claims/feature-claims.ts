import { bestMatches, controlledScore } from '@entk/alignment';
import type { Claim, Control } from '../../../report/claim.js';
import { controlOf } from '../../../report/controls.js';
import { percent, significant } from '../../../report/numbers.js';
import type { SuperpositionControls } from '../controls.js';
import type { NetworkMeasurements } from '../measurements.js';
import type { OutputRotationResult } from '../rotate-by-outputs.js';
import { caseAt, eachNetwork, tableOf } from './each-network.js';

export function highImportance(networks: readonly NetworkMeasurements[]): Claim {
  const shares = networks.map((network) => {
    const { features } = network.settings;
    const { ofColumns } = bestMatches(caseAt(network, 1).normalised.values.columnRange(0, features));
    return ofColumns.filter(({ row }) => row < features / 2).length / ofColumns.length;
  });
  const distinct = networks.map((network) => caseAt(network, 1).figures.distinctFeatures);
  return {
    id: 'beta-1-high-importance',
    statement: 'With β = 1 the leading eigenvectors align with high-importance features.',
    source: 'Figure 1 (middle row), section 3.2',
    method: 'Share of the first n vectors whose best match is a feature of the more important half; at least 95 %.',
    paper: 'high-importance features',
    measured: eachNetwork(networks, (_, i) => `${percent(shares[i])}, ${distinct[i]} features in all`),
    table: tableOf(networks, ['of the more important half', 'different features'], (_, i) => ({
      paper: 'high importance',
      cells: [percent(shares[i]), String(distinct[i])],
      holds: shares[i] >= 0.95,
    })),
    values: { shares, distinctFeatures: distinct },
    holds: shares.every((share) => share >= 0.95),
  };
}

/** The mean over the best assignment that counts as nearly one-to-one, of the dense network of figure 1. */
const denseBar = 0.95;
/** The same of other networks. */
export const sparseBar = 0.7;

export function nearlyAll(
  networks: readonly NetworkMeasurements[],
  controls: readonly SuperpositionControls[],
  bars: readonly number[] = [denseBar, sparseBar, sparseBar],
): Claim {
  const means = networks.map((network) => caseAt(network, 0.3).figures.meanOverBestAssignment);
  const bar =
    bars.length > 1 ? `${denseBar} in the first network, ${sparseBar} in the others` : `${bars[0]} in the network`;
  return {
    id: 'beta-0.3-nearly-all',
    statement: 'With β = 0.3 the leading eigenvectors align nearly one-to-one with all features, sparse or dense.',
    source: 'Figure 1 (bottom row), section 3.2',
    method: `Mean |cosine| (column-normalised) over the best one-to-one assignment of n vectors to n features; at least ${bar}.`,
    paper: 'nearly 1:1',
    measured: eachNetwork(networks, (_, i) => significant(means[i])),
    table: tableOf(networks, ['mean |cosine|', 'held to'], (_, i) => ({
      paper: 'nearly 1:1',
      cells: [significant(means[i]), `≥ ${bars[i]}`],
      holds: means[i] >= bars[i],
    })),
    values: { means },
    controls: networks.flatMap((network, index) => matchControls(network, controls[index])),
    holds: means.every((mean, i) => mean >= bars[i]),
  };
}

/** The match at β = 0.3, column-normalised as figure 1 shows it and raw, beside what chance gives. */
function matchControls(network: NetworkMeasurements, { random, untrained }: SuperpositionControls): Control[] {
  const { assignment, permuted } = caseAt(network, 0.3);
  return (['normalised', 'raw'] as const).flatMap((figure) => {
    const name = `${network.label}: mean over the best assignment, ${figure === 'raw' ? 'raw' : 'column-normalised'}`;
    return [
      controlOf(name, 'random subspaces', assignment[figure], random[figure]),
      ...(permuted ? [controlOf(name, 'permuted labels', assignment[figure], permuted[figure])] : []),
      controlOf(name, 'untrained networks', assignment[figure], untrained[figure]),
    ];
  });
}

export function trend(networks: readonly NetworkMeasurements[]): Claim {
  const between = networks.map(({ cases }) => cases.filter(({ beta }) => beta >= 0.3));
  const means = between.map((cases) => cases.map(({ figures }) => figures.meanOverBestAssignment));
  const falls = means.map((values) => values.every((value, i) => i === 0 || value < values[i - 1]));
  return {
    id: 'beta-trend',
    statement: 'As β decreases from 1, lower-importance features become increasingly visible.',
    source: 'Section 3.2',
    method: 'Mean over the best assignment falls strictly with β over 0.3, 0.5, 0.7, 1 in every network.',
    paper: 'increasingly visible',
    measured: eachNetwork(networks, (_, i) => means[i].map((value) => significant(value, 2)).join(' > ')),
    table: tableOf(
      networks,
      between[0].map(({ beta }) => `β = ${beta}`),
      (_, i) => ({ paper: 'falls with β', cells: means[i].map((value) => significant(value)), holds: falls[i] }),
    ),
    values: { betas: between[0].map(({ beta }) => beta), dense: means[0], sparse: means[1], wide: means[2] },
    holds: falls.every(Boolean),
  };
}

export function twoLines(networks: readonly NetworkMeasurements[]): Claim {
  const [dense, sparse] = networks;
  return {
    id: 'two-lines',
    statement: 'In the sparse regime the map from eigenvectors to features splits into two lines sorted by importance.',
    source: 'Figure 1 (centre column), section 3.2',
    method:
      'Share of the match at β = 0.3 that two rising lines cover beyond one, among 199 random orders of the same points: p ≤ 0.05 in the sparse network; one line covers at least 90 % in the dense one.',
    paper: 'two lines',
    measured: eachNetwork(
      networks,
      ({ lines }) =>
        `one ${significant(lines.one.observed, 2)}, two ${significant(lines.two.observed, 2)} (gain p = ${significant(lines.gain.pValue, 2)})`,
    ),
    table: tableOf(networks, ['one line covers', 'two lines cover', 'p of the gain'], ({ lines }, i) => ({
      ...(i < 2 && { paper: i === 0 ? 'one line' : 'two lines' }),
      cells: [lines.one.observed, lines.two.observed, lines.gain.pValue].map((value) => significant(value, 2)),
      ...(i < 2 && { holds: i === 0 ? lines.one.observed >= 0.9 : lines.gain.pValue <= 0.05 }),
    })),
    values: {
      one: networks.map(({ lines }) => lines.one.observed),
      two: networks.map(({ lines }) => lines.two.observed),
      gainPValue: networks.map(({ lines }) => lines.gain.pValue),
    },
    holds: sparse.lines.gain.pValue <= 0.05 && dense.lines.one.observed >= 0.9,
  };
}

/** The most possible is held against other spans: what training changes is how much of the features the span holds. */
export function withoutBeta(
  networks: readonly NetworkMeasurements[],
  controls: readonly SuperpositionControls[],
): Claim {
  const rotated = networks.map((network) => caseAt(network, 0).rotated as OutputRotationResult);
  const raw = rotated.map(({ rawBestAssignment }) => rawBestAssignment);
  const possible = rotated.map(({ mostPossible }) => mostPossible);
  const eigenvectors = networks.map((network) => caseAt(network, 0).assignment.raw);
  const untrained = controls.map(({ possible: draws }, i) => controlledScore(possible[i], draws.untrained));
  const random = controls.map(({ possible: draws }, i) => controlledScore(possible[i], draws.random));
  const distinct = rotated.map(({ distinctFeatures }) => distinctFeatures);
  return {
    id: 'outputs-without-beta',
    statement:
      'Rotated by outputs, the leading eigenvectors at β = 0 match every feature as well as any basis of their span could: no importance has to be known.',
    source: 'Ours; compare figure 1, which rescales by importance',
    method:
      'Mean |cosine|, nothing normalised, over the best one-to-one assignment of the first n vectors to n features, rotated by outputs; at least 0.99 of the mean norm of the features inside the span, which no orthonormal basis exceeds, and n different features, in every network.',
    paper: '–',
    measured: eachNetwork(
      networks,
      (_, i) =>
        `${significant(raw[i])} of ${significant(possible[i])} possible (eigenvectors ${significant(eigenvectors[i])}; possible in untrained networks ${significant(untrained[i].mean)}, p = ${significant(untrained[i].pValue)}, in random subspaces ${significant(random[i].mean)}, p = ${significant(random[i].pValue)})`,
    ),
    table: tableOf(
      networks,
      ['rotated', 'most possible', 'eigenvectors', 'possible untrained', 'possible at random'],
      (network, i) => ({
        cells: [raw[i], possible[i], eigenvectors[i], untrained[i].mean, random[i].mean].map((value) =>
          significant(value),
        ),
        holds: raw[i] >= 0.99 * possible[i] && distinct[i] === network.settings.features,
      }),
    ),
    values: {
      rawBestAssignment: raw,
      mostPossible: possible,
      eigenvectors,
      distinctFeatures: distinct,
      untrainedMostPossible: untrained.map(({ mean }) => mean),
      untrainedPValue: untrained.map(({ pValue }) => pValue),
      randomMostPossible: random.map(({ mean }) => mean),
      randomPValue: random.map(({ pValue }) => pValue),
    },
    holds: networks.every(({ settings }, i) => raw[i] >= 0.99 * possible[i] && distinct[i] === settings.features),
  };
}
