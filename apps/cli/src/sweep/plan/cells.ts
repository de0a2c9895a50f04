import { MisuseError } from '@entk/core';
import { tileCountOf } from '@entk/kernels';
import { type CellQuestion, cellKey, type FileDigests } from './cell-key.js';
import { experiments, fileSettings, usualSettings } from './experiments.js';
import { mostCells } from './schema.js';
import type { SweepPlan } from './plan.js';
import type { Settings, SettingValue } from './setting.js';

/** One network of a sweep. */
export interface SweepCell extends CellQuestion {
  /** What its result is called. */
  readonly key: string;
  /** Where it stands: a value of each axis. */
  readonly axes: Settings;
}

/** N of files of inputs, by the names that settings give them. */
export type ExampleCounts = Readonly<Record<string, number>>;

/**
 * The cells of a plan: the product of its axes, the last fastest, without those that it excludes; of a kernel all of
 * its tiles, where the plan does not choose.
 *
 * @param program The version that computes them.
 * @throws MisuseError if none is left, or there are too many.
 */
export function cellsOf(
  plan: SweepPlan,
  program: string,
  files: FileDigests = {},
  examples: ExampleCounts = {},
): SweepCell[] {
  const { experiment, measure, exclude } = plan;
  const common = { ...usualSettings(experiment), ...plan.settings };
  let rows: Settings[] = [{}];
  for (const [name, values] of plan.axes) {
    rows = rows.flatMap((row) => values.map((value): Settings => ({ ...row, [name]: value })));
  }
  if (choosesNoTiles(plan)) rows = rows.flatMap((row) => withTiles(row, { ...common, ...row }, examples));
  const kept = rows.filter((row) => !exclude.some((entry) => Object.entries(entry).every(([n, v]) => row[n] === v)));
  if (kept.length === 0) {
    throw new MisuseError({ in: 'sweep', rule: 'exclude must leave a cell', remedy: 'exclude fewer values' });
  }
  const names = Object.keys(experiments[experiment].settings);
  return kept.map((axes) => {
    const given: Settings = { ...common, ...axes };
    // In one order, whatever that of the plan: the file of a cell is then the same bytes.
    const settings = Object.fromEntries(names.flatMap((name) => (name in given ? [[name, given[name]] as const] : [])));
    const question = { experiment, measure, settings };
    return { ...question, axes, key: cellKey(question, program, files) };
  });
}

/** Whether the tiles of a plan's kernels follow from their inputs. */
export function choosesNoTiles({ experiment, settings, axes }: SweepPlan): boolean {
  return experiments[experiment].implied === 'tile' && !('tile' in settings) && !axes.has('tile');
}

function withTiles(row: Settings, { inputs, tileSize }: Settings, examples: ExampleCounts): Settings[] {
  const exampleCount = examples[String(inputs)];
  const length = tileCountOf(exampleCount, Number(tileSize));
  if (length > mostCells) {
    throw new MisuseError({
      in: 'sweep',
      rule: `a kernel must have at most ${mostCells} tiles`,
      got: length,
      context: `${exampleCount} examples in tiles of ${tileSize}`,
      remedy: 'give a larger tileSize',
    });
  }
  return Array.from({ length }, (_, tile): Settings => ({ ...row, tile }));
}

/** Every file that cells of a plan read. */
export function filesOf({ experiment, settings, axes }: SweepPlan): string[] {
  const values = fileSettings(experiment).flatMap((name): readonly SettingValue[] => [
    ...(name in settings ? [settings[name]] : []),
    ...(axes.get(name) ?? []),
  ]);
  return [...new Set(values.map(String))];
}
