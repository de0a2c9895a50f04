import { planFaults } from '../sweep/plan/faults.js';

/** What a gallery fixes for all of its networks, and what they differ in. */
export interface GallerySettings {
  readonly experiment: 'modular-addition' | 'superposition';
  readonly settings: Readonly<Record<string, number>>;
  readonly axes: Readonly<Record<string, readonly number[]>>;
}

/**
 * The plan whose cells are the networks of a gallery, for `entk sweep`: more of them, on any engine.
 *
 * @returns The text of a plan.json; `undefined` where a sweep would refuse a value that a gallery takes.
 */
export function galleryPlan({ axes, ...common }: GallerySettings): string | undefined {
  const distinct = Object.fromEntries(Object.entries(axes).map(([name, values]) => [name, [...new Set(values)]]));
  const plan = { ...common, axes: distinct };
  return planFaults(plan).length === 0 ? `${JSON.stringify(plan, null, 2)}\n` : undefined;
}
