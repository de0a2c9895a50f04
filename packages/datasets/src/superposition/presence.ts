import { MisuseError, type Random, requireInteger, requireNumber } from '@entk/core';

/** How the presence of features depends on that of others. A feature is in at most one set. */
export interface PresenceStructure {
  /** Sets whose features are all present or all absent in an example. */
  readonly correlated?: readonly (readonly number[])[];
  /** Sets of which at most one feature is present in an example. */
  readonly antiCorrelated?: readonly (readonly number[])[];
  /** Children that are present only where their parent is. A feature has at most one parent. */
  readonly hierarchy?: readonly ParentFeature[];
}

/** A feature, and those that are present only where it is. */
export interface ParentFeature {
  readonly parent: number;
  readonly children: readonly number[];
  /**
   * The probability of each child where the parent is present, or `exactly one`: the parent is split into its children,
   * of which one is present wherever it is, each as often as another.
   *
   * @default 1 − S
   */
  readonly childPresence?: number | 'exactly one';
}

/** Draws which features an example has: true where feature i is present. */
export type PresenceSampler = (random: Random) => readonly boolean[];

/**
 * A sampler in which every feature that is no child is present with probability 1 − S, sets or not, and a child with
 * its `childPresence` where its parent is present.
 *
 * @throws MisuseError for features out of range, in two places at once, or in a circle, for anti-correlated sets too
 *   large for the sparsity (g features that exclude each other need g (1 − S) ≤ 1), for a `childPresence` that is no
 *   probability, and for a parent of no children that is to have exactly one.
 */
export function presenceSampler(
  caller: string,
  features: number,
  sparsity: number,
  { correlated = [], antiCorrelated = [], hierarchy = [] }: PresenceStructure,
): PresenceSampler {
  const present = 1 - sparsity;
  const alone = new Set(Array.from({ length: features }, (_, index) => index));
  const shareOf = new Float64Array(features).fill(present);
  const parentOf = new Map<number, number>();

  for (const [kind, sets] of [
    ['correlated', correlated],
    ['antiCorrelated', antiCorrelated],
  ] as const) {
    sets.forEach((set, place) => {
      for (const feature of set) {
        requireInteger(caller, `${kind}[${place}]`, feature, { min: 0, max: features - 1 });
        if (!alone.delete(feature))
          refuse(caller, 'a feature must be in at most one correlated or antiCorrelated set', feature);
      }
    });
  }
  for (const set of antiCorrelated) {
    if (set.length * present <= 1 + 1e-12) continue;
    refuse(
      caller,
      `an antiCorrelated set of ${set.length} features needs a sparsity of at least ${1 - 1 / set.length}`,
      sparsity,
    );
  }
  for (const { parent, children, childPresence = present } of hierarchy) {
    requireInteger(caller, 'hierarchy parent', parent, { min: 0, max: features - 1 });
    if (childPresence !== 'exactly one') requireNumber(caller, 'childPresence', childPresence, { min: 0, max: 1 });
    else if (children.length === 0) refuse(caller, 'a parent of exactly one child must have children', 0);
    for (const child of children) {
      requireInteger(caller, 'hierarchy child', child, { min: 0, max: features - 1 });
      if (parentOf.has(child)) refuse(caller, 'a feature must have at most one parent', child);
      if (!alone.has(child))
        refuse(caller, 'a child of the hierarchy must not be in a correlated or antiCorrelated set', child);
      parentOf.set(child, parent);
      if (childPresence !== 'exactly one') shareOf[child] = childPresence;
    }
  }
  const topDown = parentsFirst(caller, parentOf);
  const splits = hierarchy.filter(({ childPresence }) => childPresence === 'exactly one');

  return (random) => {
    const drawn = Array.from({ length: features }, () => false);
    for (const feature of alone) drawn[feature] = random.uniform() < shareOf[feature];
    for (const set of correlated) {
      const together = random.uniform() < present;
      for (const feature of set) drawn[feature] = together;
    }
    for (const set of antiCorrelated) {
      const place = Math.floor(random.uniform() / present);
      if (place < set.length) drawn[set[place]] = true;
    }
    for (const { children } of splits) {
      const chosen = Math.floor(random.uniform() * children.length);
      for (const [place, child] of children.entries()) drawn[child] = place === chosen;
    }
    for (const [child, parent] of topDown) drawn[child] &&= drawn[parent];
    return drawn;
  };
}

/** [child, parent] pairs in an order in which every parent's own presence is settled before its children's. */
function parentsFirst(caller: string, parentOf: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  const depthOf = (feature: number) => {
    let depth = 0;
    for (let above = parentOf.get(feature); above !== undefined; above = parentOf.get(above)) {
      depth++;
      if (depth > parentOf.size) refuse(caller, 'the hierarchy must not run in a circle', feature);
    }
    return depth;
  };
  return [...parentOf]
    .map(([child, parent]) => ({ child, parent, depth: depthOf(child) }))
    .toSorted((left, right) => left.depth - right.depth)
    .map(({ child, parent }) => [child, parent] as const);
}

function refuse(caller: string, rule: string, got: number): never {
  throw new MisuseError({ in: caller, rule, got });
}
