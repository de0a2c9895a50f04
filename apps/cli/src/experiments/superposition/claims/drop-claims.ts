import type { Claim } from '../../../report/claim.js';
import { significant } from '../../../report/numbers.js';
import type { NetworkMeasurements } from '../measurements.js';
import { caseAt, eachNetwork, tableOf } from './each-network.js';

export function dropAtFeatureCount(networks: readonly NetworkMeasurements[]): Claim {
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

export function firstDrop(networks: readonly NetworkMeasurements[]): Claim {
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

export function reconstructedCount(networks: readonly NetworkMeasurements[]): Claim {
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

export function whatDecidesTheDrop(networks: readonly NetworkMeasurements[]): Claim {
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

function times(ratio: number): string {
  return `×${significant(ratio)}`;
}
