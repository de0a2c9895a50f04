import { MisuseError } from '@entk/core';
import { type CellQuestion, cellKey, type FileDigests } from './cell-key.js';
import { experiments, fileSettings, usualSettings } from './experiments.js';
import type { SweepPlan } from './plan.js';
import type { Settings, SettingValue } from './setting.js';

/** One network of a sweep. */
export interface SweepCell extends CellQuestion {
  /** What its result is called. */
  readonly key: string;
  /** Where it stands: a value of each axis. */
  readonly axes: Settings;
}

/**
 * The cells of a plan: the product of its axes, the last fastest, without those that it excludes.
 *
 * @param program The version that computes them.
 * @throws MisuseError if none is left.
 */
export function cellsOf(plan: SweepPlan, program: string, files: FileDigests = {}): SweepCell[] {
  const { experiment, measure, exclude } = plan;
  const common = { ...usualSettings(experiment), ...plan.settings };
  let rows: Settings[] = [{}];
  for (const [name, values] of plan.axes) {
    rows = rows.flatMap((row) => values.map((value): Settings => ({ ...row, [name]: value })));
  }
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

/** Every file that cells of a plan read. */
export function filesOf({ experiment, settings, axes }: SweepPlan): string[] {
  const values = fileSettings(experiment).flatMap((name): readonly SettingValue[] => [
    ...(name in settings ? [settings[name]] : []),
    ...(axes.get(name) ?? []),
  ]);
  return [...new Set(values.map(String))];
}
