import { bestMatches, controlledScore } from '@entk/alignment';
import type { Claim, Control } from '../../report/claim.js';
import { controlOf } from '../../report/controls.js';
import type { MeasuredRow, MeasuredTable } from '../../report/measured-table.js';
import { percent, significant } from '../../report/numbers.js';
import type { SuperpositionControls } from './controls.js';
import type { KernelCase } from './kernel-case.js';
import type { NetworkMeasurements } from './measurements.js';
import type { OutputRotationResult } from './rotate-by-outputs.js';

/** What section 3 claims, for the three networks of figure 1 in their order. */
export function superpositionClaims(
  networks: readonly NetworkMeasurements[],
  controls: readonly SuperpositionControls[],
): Claim[] {
  return [
    dropAtFeatureCount(networks),
    firstDrop(networks),
    reconstructedCount(networks),
    highImportance(networks),
    nearlyAll(networks, controls),
    trend(networks),
    twoLines(networks),
    whatDecidesTheDrop(networks),
    withoutBeta(networks, controls),
  ];
}

/**
 * What section 3 claims of any network, whatever its m and S, of one: the drop at n, and what its vectors show at each
 * β. Two cliffs and two lines are told of the networks of figure 1 together.
 */
export function claimsOfNetwork(network: NetworkMeasurements, controls: SuperpositionControls): Claim[] {
  return [
    dropAtFeatureCount([network]),
    highImportance([network]),
    nearlyAll([network], [controls], [sparseBar]),
    trend([network]),
    withoutBeta([network], [controls]),
  ];
}

/** The kernel of all parameters at a β. */
export function caseAt({ cases }: NetworkMeasurements, beta: number): KernelCase {
  return cases.find((one) => one.beta === beta) as KernelCase;
}

function dropAtFeatureCount(networks: readonly NetworkMeasurements[]): Claim {
  const ratios = networks.map(({ variants }) => variants[0].ratio);
  const found = networks.map(({ variants }) => variants[0].found);
  const [{ settings }] = networks;
  return {
    id: 'drop-at-feature-count',
    statement: `In all cases the spectrum drops at k = ${settings.features}, the number of ground-truth features.`,
    source: 'Figure 1 (top row), section 3.2',
    method: `The detector reports a drop after ${settings.features} at β = 0 in every network.`,
    paper: `second drop at k = ${settings.features}`,
    measured: eachNetwork(networks, (_, i) => `${found[i] ? '' : 'not found, '}×${significant(ratios[i])}`),
    table: tableOf(networks, ['drop', 'λ ratio'], (_, i) => ({
      paper: `drop at ${settings.features}`,
      cells: [found[i] ? 'found' : 'not found', times(ratios[i])],
      holds: found[i],
    })),
    values: { ratios },
    holds: found.every(Boolean),
  };
}

function firstDrop(networks: readonly NetworkMeasurements[]): Claim {
  const drops = networks.map((network) => dropsBefore(network));
  const [dense, sparse] = networks;
  return {
    id: 'first-drop',
    statement: 'A first cliff separates the features that the model can reconstruct from those it cannot.',
    source: 'Figure 1 (top row), section 3.2',
    method: `A drop is reported after k = m = ${dense.settings.hiddenUnits} in the dense network, and one between m and n in the sparse one.`,
    paper: 'two cliffs in all cases',
    measured: eachNetwork(networks, (_, i) => (drops[i].length > 0 ? `after ${drops[i].join(', ')}` : 'none found')),
    table: tableOf(networks, ['drops before n, after'], (network, i) => ({
      paper: 'a first cliff',
      cells: [drops[i].join(', ') || 'none found'],
      holds: i === 0 ? drops[0].includes(network.settings.hiddenUnits) : drops[i].length > 0,
    })),
    values: { dense: drops[0], sparse: drops[1], wide: drops[2] },
    holds:
      drops[0].includes(dense.settings.hiddenUnits) && drops[1].some((after) => after > sparse.settings.hiddenUnits),
  };
}

function reconstructedCount(networks: readonly NetworkMeasurements[]): Claim {
  const compared = networks.map((network) => {
    const sizes = cliffSizes(network);
    const distance = Math.min(...sizes.map((size) => Math.abs(size - network.reconstructed)));
    return { sizes, distance };
  });
  const withTwo = compared.filter(({ sizes }) => sizes.length > 0);
  return {
    id: 'reconstructed-count',
    statement: 'The number of diagonal entries of WᵀW above 0.75 equals the size of one of the two cliffs.',
    source: 'Footnote 3',
    method:
      'Difference between the count and the nearest cliff size, at most 2 wherever two cliffs are reported; in two networks at least.',
    paper: 'equal in each example',
    measured: eachNetwork(
      networks,
      ({ reconstructed }, i) =>
        `${reconstructed} entries, cliffs ${compared[i].sizes.join(' and ') || 'not both found'}`,
    ),
    table: tableOf(networks, ['entries above 0.75', 'sizes of the cliffs'], ({ reconstructed }, i) => ({
      paper: 'equal to one',
      cells: [String(reconstructed), compared[i].sizes.join(' and ') || 'not both found'],
      holds: compared[i].distance <= 2,
    })),
    values: {
      counts: networks.map(({ reconstructed }) => reconstructed),
      distances: compared.map(({ distance }) => (Number.isFinite(distance) ? distance : -1)),
    },
    holds: withTwo.length >= 2 && withTwo.every(({ distance }) => distance <= 2),
  };
}

function highImportance(networks: readonly NetworkMeasurements[]): Claim {
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

/** Means over the best assignment that count as nearly one-to-one: of the dense network of figure 1, and of others. */
const [denseBar, sparseBar] = [0.95, 0.7];

function nearlyAll(
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

function trend(networks: readonly NetworkMeasurements[]): Claim {
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

function twoLines(networks: readonly NetworkMeasurements[]): Claim {
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

function whatDecidesTheDrop(networks: readonly NetworkMeasurements[]): Claim {
  const [{ settings }] = networks;
  const ratios = networks.map(({ variants }) => {
    const ratioOf = (rows: boolean, withBias: boolean) =>
      variants.find(({ unitRows, bias }) => unitRows === rows && bias === withBias)?.ratio ?? Number.NaN;
    return [ratioOf(true, true), ratioOf(true, false), ratioOf(false, true), ratioOf(false, false)];
  });
  const weaker = ratios.map(([both, ...without]) => without.every((ratio) => ratio < both));
  return {
    id: 'what-decides-the-drop',
    statement: `The drop at k = ${settings.features} rests on the bias being among the parameters and on rows of unit length.`,
    source: 'Ours; the text has neither',
    method: 'λ ratio there with both is larger than without the bias, without unit rows, and without either.',
    paper: '–',
    measured: eachNetwork(networks, ({ variants }) => variants.map(({ ratio }) => `×${significant(ratio)}`).join(', ')),
    table: tableOf(networks, ['as run', 'without the bias', 'rows as drawn', 'without either'], (_, i) => ({
      cells: ratios[i].map(times),
      holds: weaker[i],
    })),
    values: { variants: networks.flatMap(({ variants }) => variants.map(({ ratio }) => ratio)) },
    holds: weaker.every(Boolean),
  };
}

/** The most possible is held against other spans: what training changes is how much of the features the span holds. */
function withoutBeta(networks: readonly NetworkMeasurements[], controls: readonly SuperpositionControls[]): Claim {
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

/** Where drops before the one at n are reported, at β = 0. */
function dropsBefore(network: NetworkMeasurements): number[] {
  const { drops } = caseAt(network, 0).report;
  return drops.map(({ after }) => after).filter((after) => after < network.settings.features);
}

/** Sizes of the cliffs that end at n together, at β = 0; none unless a drop at n and one before it are reported. */
function cliffSizes(network: NetworkMeasurements): number[] {
  const cliffs = caseAt(network, 0).report.cliffs.filter(({ to }) => to <= network.settings.features);
  const reachesCount = cliffs[cliffs.length - 1]?.to === network.settings.features;
  return reachesCount && cliffs.length > 1 ? cliffs.map(({ from, to }) => to - from) : [];
}

function eachNetwork(
  networks: readonly NetworkMeasurements[],
  text: (network: NetworkMeasurements, index: number) => string,
): string {
  return networks.map((network, index) => `${network.id}: ${text(network, index)}`).join('; ');
}

/** A row a network, beside its name. */
function tableOf(
  networks: readonly NetworkMeasurements[],
  columns: readonly string[],
  row: (network: NetworkMeasurements, index: number) => Omit<MeasuredRow, 'of'>,
): MeasuredTable {
  const rows = networks.map((network, index) => ({ of: network.label, ...row(network, index) }));
  return { rowsAre: 'network', columns, rows };
}

function times(ratio: number): string {
  return `×${significant(ratio)}`;
}
