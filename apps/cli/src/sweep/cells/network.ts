import { resolve } from 'node:path';
import { MisuseError } from '@entk/core';
import { describedSubject } from '../../analysis/described-subject.js';
import { measureNetwork } from '../../analysis/measure-network.js';
import { type AnalysisChoices, planAnalyses } from '../../analysis/plan-analyses.js';
import type { JournalledWork } from '../../journal/journal.js';
import { fileSettings } from '../plan/experiments.js';
import { digestOf } from '../folder/digest.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';

/** One kernel of a network that was trained elsewhere. */
export async function measureNetworkCell(task: CellTask, work: JournalledWork): Promise<CellMeasurement> {
  const settings = await withFiles(task);
  const { weights, model, mapping, inputs, parameters, ...choices } = settings;
  const subject = describedSubject({ weights: [String(weights)], model, mapping, inputs } as never, undefined);
  const chosen = { ...choices, inputs, parameters } as unknown as AnalysisChoices;
  const [{ plan }] = await planAnalyses(subject, chosen);
  // Kernels of parts of the parameters are cells of their own.
  const { full, match, prediction } = await measureNetwork({ ...plan, groups: [], rotations: [] }, work);
  const { full: agreement } = prediction?.curve ?? {};
  return {
    scalars: {
      parameterCount: full.parameterCount,
      rows: full.spectrum.size,
      ...(full.spectrum.trace !== undefined && { trace: full.spectrum.trace }),
      ...(match && { meanOverBestAssignment: match.normalised.summary.meanOverBestAssignment }),
      ...(agreement && { premiseTraining: agreement.train.rSquared, premiseHeldOut: agreement.test?.rSquared ?? null }),
    },
    eigenvalues: Array.from(full.spectrum.values),
    drops: full.report.drops.map(({ after, ratio }) => ({ after, ratio })),
  };
}

/** Settings with paths that lead to files, each of which is still what it was when the sweep began. */
async function withFiles({ settings, base, files = {} }: CellTask): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = { ...settings };
  for (const name of fileSettings('network').filter((one) => one in settings)) {
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
