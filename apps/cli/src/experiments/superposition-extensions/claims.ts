import type { Claim, Control } from '../../report/claim.js';
import { controlOf } from '../../report/controls.js';
import type { MeasuredTable } from '../../report/measured-table.js';
import { significant } from '../../report/numbers.js';
import type { ExtensionMeasurements } from './measurements.js';
import {
  bestOf,
  type ExtensionGroup,
  families,
  type Family,
  groupName,
  hiddenMethods,
  kernelMethods,
  matchOf,
  meanOrder,
  widthsOf,
} from './summaries.js';

/** What the kernel knows of features that depend on each other, and what it does not. All ours. */
export function extensionClaims(groups: readonly ExtensionGroup[]): Claim[] {
  return [
    parentsFirst(groups),
    noOrderWithoutParents(groups),
    aheadOfComponents(groups),
    parentsAheadOfAutoencoder(groups),
    childrenBehindAutoencoder(groups),
    behindOutputs(groups),
  ];
}

const source = 'Ours; section 5 asks for toy models beyond independence';
const paper = '– (an open question)';

/** How much larger the norm in one range must be than in the other to be in it. */
const clearly = 1.5;

const isOrdered = ({ structure }: ExtensionGroup) => structure !== 'independent' && structure !== 'anti-correlated';

function parentsFirst(groups: readonly ExtensionGroup[]): Claim {
  const ordered = groups.filter(isOrdered);
  const orders = ordered.map(({ networks }) => meanOrder(networks.flatMap(({ order }) => order ?? [])));
  const untrained = ordered.map(({ networks }) => meanOrder(networks.flatMap((one) => one.untrainedOrders)));
  return {
    id: 'extensions-parents-first',
    statement:
      'The spectrum orders features: where they are correlated, hierarchical or split, the leading vectors hold the parents and the following ones the children.',
    source,
    method: `Mean norm of the parents, and of the children, inside as many leading vectors of the flattened kernel as there are parents, and inside those from there to the n-th: in every group of networks the parents have ${clearly} times as much in the leading vectors as the children, and the children ${clearly} times as much in the following ones as in the leading ones. A set without a parent feature has its sum for a parent, and what is left beside it for children.`,
    paper,
    measured: ordered
      .map(
        (group, i) =>
          `${groupName(group)}: leading ${significant(orders[i].leading.parents)} and ${significant(orders[i].leading.children)}, following ${significant(orders[i].following.parents)} and ${significant(orders[i].following.children)} (untrained: leading ${significant(untrained[i].leading.parents)} and ${significant(untrained[i].leading.children)})`,
      )
      .join('; '),
    table: {
      rowsAre: 'networks',
      columns: [
        'parents in leading',
        'children in leading',
        'parents in following',
        'children in following',
        'parents in leading, untrained',
      ],
      rows: ordered.map((group, i) => {
        const { leading, following } = orders[i];
        const values = [leading.parents, leading.children, following.parents, following.children];
        return {
          of: groupName(group),
          cells: [...values, untrained[i].leading.parents].map((value) => significant(value)),
          holds: isInOrder(orders[i]),
        };
      }),
    },
    values: {
      leadingParents: orders.map(({ leading }) => leading.parents),
      leadingChildren: orders.map(({ leading }) => leading.children),
      followingParents: orders.map(({ following }) => following.parents),
      followingChildren: orders.map(({ following }) => following.children),
      untrainedLeadingParents: untrained.map(({ leading }) => leading.parents),
    },
    controls: ordered.map((group, i) =>
      controlOf(
        `${groupName(group)}: norm of the parents inside the leading vectors`,
        'untrained networks',
        orders[i].leading.parents,
        group.networks.flatMap(({ untrainedOrders }) => untrainedOrders.map(({ leading }) => leading.parents)),
      ),
    ),
    holds: orders.every(isInOrder),
  };
}

function isInOrder({ leading, following }: ReturnType<typeof meanOrder>): boolean {
  return leading.parents >= clearly * leading.children && following.children >= clearly * leading.children;
}

function noOrderWithoutParents(groups: readonly ExtensionGroup[]): Claim {
  const pairs = groups.filter(({ structure }) => structure === 'anti-correlated');
  const orders = pairs.map(({ networks }) => meanOrder(networks.flatMap(({ order }) => order ?? [])));
  const ratios = orders.map(({ leading }) => leading.parents / leading.children);
  return {
    id: 'extensions-no-order-of-exclusive-pairs',
    statement: 'Features that exclude each other are not ordered: sums and differences of a pair lie side by side.',
    source,
    method: `The same norms for anti-correlated pairs: the sums have less than ${clearly} times as much in the leading vectors as the differences, and more than 1 / ${clearly}.`,
    paper,
    measured: pairs
      .map(
        (group, i) =>
          `${groupName(group)}: ${significant(orders[i].leading.parents)} and ${significant(orders[i].leading.children)}`,
      )
      .join('; '),
    table: {
      rowsAre: 'networks',
      columns: ['sums in leading', 'differences in leading'],
      rows: pairs.map((group, i) => ({
        of: groupName(group),
        cells: [orders[i].leading.parents, orders[i].leading.children].map((value) => significant(value)),
        holds: ratios[i] < clearly && ratios[i] > 1 / clearly,
      })),
    },
    values: { ratios },
    holds: ratios.every((ratio) => ratio < clearly && ratio > 1 / clearly),
  };
}

function aheadOfComponents(groups: readonly ExtensionGroup[]): Claim {
  const compared = comparisons(groups, (group, family) => ({
    own: matchOf(group, 'byOutputs', family)?.mean ?? 0,
    other: bestOf(group, ['pca', 'ica'], family).mean,
  }));
  return {
    id: 'extensions-ahead-of-components',
    statement:
      'Rotated by outputs, the kernel names parents and children that principal and independent components of the hidden activations cannot.',
    source,
    method:
      'Mean |correlation| over examples with the features, over the best one-to-one assignment, parents and children each by themselves; mean over the networks of a group. The first n vectors of the flattened kernel, rotated by outputs, are ahead of the better of PCA and ICA in every group. Those have no more vectors than there are hidden units; a feature that none is left for counts 0.',
    paper,
    measured: texts(compared),
    table: comparisonTable(compared, 'PCA or ICA', ({ own, other }) => own > other),
    values: valuesOf(compared),
    controls: groups.flatMap(controlsOf),
    holds: compared.every(({ own, other }) => own > other),
  };
}

function parentsAheadOfAutoencoder(groups: readonly ExtensionGroup[]): Claim {
  const compared = comparisons(groups, (group, family) => ({
    own: bestOf(group, kernelMethods, family).mean,
    other: matchOf(group, 'autoencoder', family)?.mean ?? 0,
  })).filter(({ family }) => family === 'parents');
  return {
    id: 'extensions-parents-ahead-of-autoencoder',
    statement: 'Parents are matched better by the kernel than by a sparse autoencoder on the hidden activations.',
    source,
    method:
      'The same figure for parents: the best of the three ways to read the kernel (eigenvectors, by outputs, class mean by units) is ahead of the sparse autoencoder at the λ that is best for each network and family, in every group.',
    paper,
    measured: texts(compared),
    table: comparisonTable(compared, 'autoencoder', ({ own, other }) => own > other),
    values: valuesOf(compared),
    holds: compared.every(({ own, other }) => own > other),
  };
}

function childrenBehindAutoencoder(groups: readonly ExtensionGroup[]): Claim {
  const widest = Math.max(...widthsOf(groups));
  const compared = comparisons(
    groups.filter(({ hiddenUnits }) => hiddenUnits === widest),
    (group, family) => ({
      own: bestOf(group, kernelMethods, family).mean,
      other: bestOf(group, hiddenMethods, family).mean,
    }),
  ).filter(({ family }) => family === 'children');
  return {
    id: 'extensions-children-behind-autoencoder',
    statement:
      'Where superposition is mild the kernel loses: a sparse autoencoder matches the children better, whatever their structure.',
    source,
    method: `The same figure for children in the wider networks, m = ${widest}: the sparse autoencoder is ahead of the best way to read the kernel in every group.`,
    paper,
    measured: texts(compared),
    table: comparisonTable(compared, 'autoencoder', ({ own, other }) => own < other),
    values: valuesOf(compared),
    holds: compared.every(({ own, other }) => own < other),
  };
}

function behindOutputs(groups: readonly ExtensionGroup[]): Claim {
  const compared = comparisons(groups, (group, family) => ({
    own: bestOf(group, kernelMethods, family).mean,
    other: matchOf(group, 'outputs', family)?.mean ?? 0,
  })).filter(({ family }) => family === 'children');
  return {
    id: 'extensions-children-behind-outputs',
    statement: 'The children can be read from the outputs as they are, better than from the kernel.',
    source,
    method:
      'The same figure for the reconstructions of the network themselves, whose targets are the children: they are ahead of the best way to read the kernel in every group. An autoencoder’s outputs name its features; what the kernel adds are those that no output stands for.',
    paper,
    measured: texts(compared),
    table: comparisonTable(compared, 'outputs', ({ own, other }) => own < other),
    values: valuesOf(compared),
    holds: compared.every(({ own, other }) => own < other),
  };
}

interface Comparison {
  readonly group: ExtensionGroup;
  readonly family: Family;
  readonly own: number;
  readonly other: number;
}

/** Families that a group has, each by itself. */
function comparisons(
  groups: readonly ExtensionGroup[],
  compare: (group: ExtensionGroup, family: Family) => { own: number; other: number },
): Comparison[] {
  return groups.flatMap((group) =>
    families
      .filter((family) => matchOf(group, 'byOutputs', family))
      .map((family) => ({ group, family, ...compare(group, family) })),
  );
}

function texts(compared: readonly Comparison[]): string {
  return compared
    .map(
      ({ group, family, own, other }) =>
        `${groupName(group)}, ${family}: ${significant(own)} and ${significant(other)}`,
    )
    .join('; ');
}

function comparisonTable(
  compared: readonly Comparison[],
  other: string,
  holds: (comparison: Comparison) => boolean,
): MeasuredTable {
  return {
    rowsAre: 'networks, family',
    columns: ['kernel', other],
    rows: compared.map((one) => ({
      of: `${groupName(one.group)}, ${one.family}`,
      cells: [one.own, one.other].map((value) => significant(value)),
      holds: holds(one),
    })),
  };
}

function valuesOf(compared: readonly Comparison[]): Claim['values'] {
  return { kernel: compared.map(({ own }) => own), other: compared.map(({ other }) => other) };
}

/** The mean over the networks of a group beside draws, each of a single network: wider than a mean's would be. */
function controlsOf(group: ExtensionGroup): Control[] {
  const draws = (kind: keyof ExtensionMeasurements['controls'], family: Family) =>
    group.networks.flatMap(({ controls }) => controls[kind].flatMap((draw) => draw[family] ?? []));
  return families.flatMap((family) => {
    const observed = matchOf(group, 'byOutputs', family)?.mean;
    if (observed === undefined) return [];
    const figure = `${groupName(group)}: ${family}, rotated by outputs`;
    return [
      controlOf(figure, 'random subspaces', observed, draws('random', family)),
      controlOf(figure, 'permuted labels', observed, draws('permuted', family)),
      controlOf(figure, 'untrained networks', observed, draws('untrained', family)),
    ];
  });
}
