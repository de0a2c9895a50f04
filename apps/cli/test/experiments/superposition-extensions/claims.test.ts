// Also tests experiments/superposition-extensions/summaries.ts: what claims are read off.
import { describe, expect, test } from 'vitest';
import { extensionClaims } from '../../../src/experiments/superposition-extensions/claims.js';
import type { FamilyMatch } from '../../../src/experiments/superposition-extensions/match.js';
import type {
  ExtensionMeasurements,
  Method,
  SpectrumOrder,
} from '../../../src/experiments/superposition-extensions/measurements.js';
import type { StructureId } from '../../../src/experiments/superposition-extensions/structures.js';
import { groupsOf, matchOf } from '../../../src/experiments/superposition-extensions/summaries.js';

const order = (parents: number, children: number): SpectrumOrder => ({
  leading: { parents, children },
  following: { parents: children, children: parents },
});

/** A network as all claims would have it. */
function network(
  structure: StructureId,
  hiddenUnits: number,
  changes: { matches?: Partial<Record<Method, FamilyMatch>>; order?: SpectrumOrder } = {},
): ExtensionMeasurements {
  const both = (children: number, parents: number): FamilyMatch =>
    structure === 'independent' ? { children } : { children, parents };
  const exclusive = structure === 'anti-correlated';
  return {
    structure,
    hiddenUnits,
    seed: 0,
    finalLoss: 0.001,
    values: Float64Array.of(3, 2, 1),
    drops: [],
    matches: {
      eigenvectors: both(0.7, 0.8),
      byOutputs: both(0.8, 0.85),
      byUnits: both(0.75, 0.9),
      pca: both(0.1, 0.3),
      ica: both(0.2, 0.4),
      autoencoder: both(0.85, 0.8),
      outputs: both(0.95, 0.9),
      ...changes.matches,
    },
    autoencoders: [],
    ...(structure !== 'independent' && { order: changes.order ?? (exclusive ? order(0.5, 0.5) : order(0.8, 0.2)) }),
    controls: {
      random: [both(0.1, 0.1), both(0.12, 0.11)],
      untrained: [both(0.3, 0.4), both(0.31, 0.42)],
      permuted: [both(0.1, 0.1), both(0.12, 0.11)],
    },
    untrainedOrders: structure === 'independent' ? [] : [order(0.25, 0.24)],
  };
}

const structures = ['independent', 'correlated', 'anti-correlated', 'hierarchical', 'splitting'] as const;

function claimsOf(changed: (structure: StructureId, width: number) => Parameters<typeof network>[2] = () => ({})) {
  const networks = structures.flatMap((structure) =>
    [6, 12].map((width) => network(structure, width, changed(structure, width))),
  );
  return new Map(extensionClaims(groupsOf(networks)).map((claim) => [claim.id, claim]));
}

const holds = (changed?: Parameters<typeof claimsOf>[0]) =>
  Array.from(claimsOf(changed).values())
    .filter((claim) => claim.holds)
    .map(({ id }) => id);

const all = [
  'extensions-parents-first',
  'extensions-no-order-of-exclusive-pairs',
  'extensions-ahead-of-components',
  'extensions-parents-ahead-of-autoencoder',
  'extensions-children-behind-autoencoder',
  'extensions-children-behind-outputs',
];
const allBut = (id: string) => all.filter((one) => one !== id);

describe('extensionClaims', () => {
  test('hold for networks as they are meant', () => {
    expect(holds()).toEqual(all);
  });

  test.each([
    ['parents are no more in the leading vectors', all[0], 'splitting', { order: order(0.4, 0.3) }],
    ['exclusive pairs are ordered', all[1], 'anti-correlated', { order: order(0.8, 0.2) }],
    ['components match better', all[2], 'correlated', { matches: { ica: { children: 0.81, parents: 0.2 } } }],
    [
      'an autoencoder has the parents',
      all[3],
      'hierarchical',
      { matches: { autoencoder: { children: 0.85, parents: 0.91 } } },
    ],
    ['an autoencoder loses the children', all[4], 'independent', { matches: { autoencoder: { children: 0.7 } } }],
    ['outputs say less', all[5], 'splitting', { matches: { outputs: { children: 0.6, parents: 0.9 } } }],
  ] as const)('fail where %s', (_, id, structure, changes) => {
    expect(holds((one, width) => (one === structure && width === 12 ? changes : {}))).toEqual(allBut(id));
  });

  test('children in narrow networks are not claimed', () => {
    const better = { matches: { autoencoder: { children: 0.6, parents: 0.8 } } };
    expect(holds((one, width) => (one === 'correlated' && width === 6 ? better : {}))).toEqual(all);
  });

  test('every match stands beside random, permuted and untrained ones of all networks', () => {
    const { controls = [] } = claimsOf().get('extensions-ahead-of-components')!;
    // Nine families of structures and widths with parents and children, one without parents, three kinds each.
    expect(controls).toHaveLength((4 * 2 + 1) * 2 * 3);
    expect(controls[0]).toMatchObject({ kind: 'random subspaces', observed: 0.8, draws: 2, pValue: 1 / 3 });
  });
});

describe('summaries', () => {
  test('mean and deviation over the networks of a structure and width', () => {
    const matches = (children: number) => ({ matches: { pca: { children } } });
    const [group, ...others] = groupsOf([
      network('independent', 6, matches(0.1)),
      network('independent', 6, matches(0.3)),
    ]);
    expect(others).toEqual([]);
    expect(matchOf(group, 'pca', 'children')?.mean).toBeCloseTo(0.2, 12);
    expect(matchOf(group, 'pca', 'children')?.deviation).toBeCloseTo(Math.SQRT2 / 10, 12);
    expect(matchOf(group, 'pca', 'parents')).toBeUndefined();
  });
});
