import { resolve } from 'node:path';
import { MisuseError } from '@entk/core';
import { digestOf } from '../folder/digest.js';
import { type ExperimentName, fileSettings } from '../plan/experiments.js';
import type { CellTask } from './cell-task.js';

/** Settings with paths that lead to files, each of which is still what it was when the sweep began. */
export async function withFiles(
  experiment: ExperimentName,
  { settings, base, files = {} }: Pick<CellTask, 'settings' | 'base' | 'files'>,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = { ...settings };
  for (const name of fileSettings(experiment).filter((one) => one in settings)) {
    const file = String(settings[name]);
    const path = resolve(base ?? '.', file);
    if ((await digestOf(path, file)) !== files[file]) {
      throw new MisuseError({
        in: 'sweep',
        rule: `${name} must be the file that the sweep began with`,
        got: file,
        remedy: 'bring it back, or begin anew with another --out',
      });
    }
    found[name] = path;
  }
  return found;
}
