import { requireInteger, requireOptions, requireList, requireFields } from '@entk/core';
import type { Drop } from '../cliffs/find-cliffs.js';
import type { Evolution } from './track-evolution.js';

export interface DropAppearanceOptions {
  /** How many places a drop may lie beside `after` and still be the one meant: 0. */
  readonly slack?: number;
}

/** When a drop came to stay. */
export type DropAppearance =
  /** Not at the last checkpoint; `seen` are those that had it for a while. */
  | { readonly kind: 'absent'; readonly seen: readonly number[] }
  /** At every checkpoint, the first included. */
  | { readonly kind: 'always'; readonly drops: readonly Drop[] }
  | {
      readonly kind: 'appears';
      /** The last checkpoint without it: it appeared after this epoch … */
      readonly after: number;
      /** … and not later than this one, from which on every checkpoint has it. */
      readonly by: number;
      /** Earlier checkpoints that had it and lost it again. */
      readonly seen: readonly number[];
      /** The drop at each checkpoint since. */
      readonly drops: readonly Drop[];
    };

/**
 * Finds the first checkpoint from which a drop after k is there and stays, with the one before it as a bracket.
 *
 * @param after k, counted as in `Drop.after`.
 * @throws MisuseError if `after` or `slack` is no non-negative integer.
 *
 * @example
 * ```ts
 * import { dropAppearance, type Evolution } from '@entk/spectral';
 *
 * const drop = { after: 57, width: 1, ratio: 2.1, nearbyRatio: 1.01, score: 40, falseAlarm: 1e-40, significant: true };
 * const at = (epoch: number, drops: (typeof drop)[]) => ({
 *   epoch,
 *   values: new Float64Array(0),
 *   report: { drops, cliffs: [], candidates: drops, considered: 0, floor: 0 },
 * });
 * const evolution: Evolution = { points: [at(0, []), at(80, []), at(100, [drop]), at(150, [drop])], ranges: [] };
 * const appearance = dropAppearance(evolution, 57);
 * appearance.kind === 'appears' && [appearance.after, appearance.by]; // [80, 100]
 * ```
 */
export function dropAppearance(
  evolution: Evolution,
  after: number,
  options: DropAppearanceOptions = {},
): DropAppearance {
  requireOptions<DropAppearanceOptions>('dropAppearance', options, { slack: true });
  const { slack = 0 } = options;
  requireFields('dropAppearance', 'evolution', evolution, ['points']);
  const { points } = evolution;
  requireList('dropAppearance', 'points', points);
  requireInteger('dropAppearance', 'after', after, { min: 1 });
  requireInteger('dropAppearance', 'slack', slack, { min: 0 });
  const found = points.map(({ report }) => nearest(report.drops, after, slack));
  const lastWithout = found.lastIndexOf(undefined);
  const drops = found.slice(lastWithout + 1).filter((drop) => drop !== undefined);
  if (lastWithout < 0) return { kind: 'always', drops };
  const seen = points.slice(0, lastWithout).filter((_, i) => found[i] !== undefined);
  const seenEpochs = seen.map(({ epoch }) => epoch);
  if (lastWithout === points.length - 1) return { kind: 'absent', seen: seenEpochs };
  return {
    kind: 'appears',
    after: points[lastWithout].epoch,
    by: points[lastWithout + 1].epoch,
    seen: seenEpochs,
    drops,
  };
}

function nearest(drops: readonly Drop[], after: number, slack: number): Drop | undefined {
  return drops
    .filter((drop) => Math.abs(drop.after - after) <= slack)
    .sort((a, b) => Math.abs(a.after - after) - Math.abs(b.after - after) || b.score - a.score)[0];
}
