import { describedSubject } from '../../analysis/described-subject.js';
import { measureNetwork } from '../../analysis/measure-network.js';
import type { AnalysisChoices } from '../../analysis/analysis-choices.js';
import { planAnalyses } from '../../analysis/plan-analyses.js';
import type { NetworkPlan } from '../../analysis/measurements.js';
import type { JournalledWork } from '../../journal/journal.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';
import { withFiles } from './with-files.js';

/** What is computed of a network by its settings, with paths that lead to files. */
export async function planOfNetwork(settings: Readonly<Record<string, unknown>>): Promise<NetworkPlan> {
  const { weights, model, mapping, inputs, parameters, ...choices } = settings;
  const subject = describedSubject({ weights: [String(weights)], model, mapping, inputs } as never, undefined);
  const chosen = { ...choices, inputs, parameters } as unknown as AnalysisChoices;
  const [{ plan }] = await planAnalyses(subject, chosen);
  return plan;
}

/** One kernel of a network that was trained elsewhere. */
export async function measureNetworkCell(task: CellTask, work: JournalledWork): Promise<CellMeasurement> {
  const plan = await planOfNetwork(await withFiles('network', task));
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
