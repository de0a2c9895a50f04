import type { PresenceStructure } from '@entk/datasets';

/** A set of features that belong together. */
export interface FeatureSet {
  /** The feature under which the others appear; without one, the set itself is the parent: any of it being there. */
  readonly parent?: number;
  readonly children: readonly number[];
}

/** How the features of a data set depend on each other. */
export interface FeatureStructure {
  readonly id: StructureId;
  readonly label: string;
  readonly presence: PresenceStructure;
  /** No sets where features are independent. */
  readonly sets: readonly FeatureSet[];
  /** The features counted as children: all but those that are parents. */
  readonly children: readonly number[];
}

export type StructureId = 'independent' | 'correlated' | 'anti-correlated' | 'hierarchical' | 'splitting';

const setSizes = { pair: 2, family: 4 } as const;

/** Each child of a hierarchy is there in half of the examples that its parent is in. */
const childPresence = 0.5;

/** The structures of section 5 beside the independent features of section 3. */
export function structuresOf(features: number): FeatureStructure[] {
  const all = Array.from({ length: features }, (_, feature) => feature);
  const pairs = setsOf(features, setSizes.pair).map((children) => ({ children }));
  const families = setsOf(features, setSizes.family).map(([parent, ...children]) => ({ parent, children }));
  const underParents = families.flatMap(({ children }) => children);
  const pairMembers = pairs.map(({ children }) => children);
  return [
    { id: 'independent', label: 'independent', presence: {}, sets: [], children: all },
    {
      id: 'correlated',
      label: 'correlated pairs',
      presence: { correlated: pairMembers },
      sets: pairs,
      children: all,
    },
    {
      id: 'anti-correlated',
      label: 'anti-correlated pairs',
      presence: { antiCorrelated: pairMembers },
      sets: pairs,
      children: all,
    },
    {
      id: 'hierarchical',
      label: 'hierarchical',
      presence: { hierarchy: families.map((family) => ({ ...family, childPresence })) },
      sets: families,
      children: underParents,
    },
    {
      id: 'splitting',
      label: 'splitting',
      presence: { hierarchy: families.map((family) => ({ ...family, childPresence: 'exactly one' })) },
      sets: families,
      children: underParents,
    },
  ];
}

function setsOf(features: number, size: number): number[][] {
  return Array.from({ length: Math.floor(features / size) }, (_, set) =>
    Array.from({ length: size }, (_unused, place) => set * size + place),
  );
}
