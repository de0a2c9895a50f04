import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MisuseError } from '@entk/core';
import { isJsonObject } from '@entk/formats/reading';
import { openOutputFolder } from '../files/folder.js';
import { names } from '../sweep/folder/places.js';
import { planFaults } from '../sweep/plan/faults.js';
import type { Measure } from '../sweep/plan/experiments.js';

/** The networks of a gallery as a sweep has them: all of `settings`, and a value of each axis. */
export interface GalleryPlan {
  readonly experiment: 'modular-addition' | 'superposition';
  readonly measure: readonly Measure[];
  readonly settings: Readonly<Record<string, number>>;
  /** A column of the figure for each value of the first, and its seeds. */
  readonly axes: Readonly<Record<string, readonly number[]>>;
}

const caller = 'gallery';

/**
 * The plan of a gallery, each value of an axis once.
 *
 * @throws MisuseError for a value that a sweep refuses.
 */
export function checkedPlan({ axes, ...common }: GalleryPlan): GalleryPlan {
  const distinct = Object.fromEntries(Object.entries(axes).map(([name, values]) => [name, [...new Set(values)]]));
  const plan = { ...common, axes: distinct };
  const [first] = planFaults(plan);
  if (!first) return plan;
  const { path, rule, got, remedy } = first;
  throw new MisuseError({ in: caller, rule: `${path[1]} ${rule}`, got, remedy });
}

/**
 * Writes the plan to the folder of the sweep, unless another one is there: a gallery may grow by seeds and by columns,
 * and only what is new is then trained, but no plan of something else is lost.
 *
 * @throws MisuseError for a folder that is of another sweep, or cannot be written to.
 */
export async function placePlan(path: string, plan: GalleryPlan): Promise<void> {
  const text = await readFile(join(path, names.plan), 'utf8').catch(() => undefined);
  if (text !== undefined && !isDeepStrictEqual(commonOf(text), commonOf(JSON.stringify(plan)))) {
    throw new MisuseError({
      in: caller,
      rule: 'the folder must be empty, or hold a gallery of the same settings',
      got: path,
      remedy: 'give another --out',
    });
  }
  const folder = await openOutputFolder(caller, path);
  await folder.write(names.plan, `${JSON.stringify(plan, null, 2)}\n`);
}

/** The text of a plan without the values of its axes; nothing of what is no plan. */
function commonOf(text: string): object | undefined {
  try {
    const { axes, ...common } = JSON.parse(text) as GalleryPlan;
    return { ...common, axes: isJsonObject(axes) ? Object.keys(axes) : axes };
  } catch {
    return undefined;
  }
}
