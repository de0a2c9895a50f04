import type { OutputFolder } from '../files/folder.js';
import { inFile } from '../inputs/read-file.js';
import { type JournalledWork, noJournal } from '../journal/journal.js';
import { reportHtml } from '../report/html.js';
import type { Report } from '../report/report.js';
import { writeFiguresAndArrays } from '../report/write-results.js';
import { analysisRecord } from './analysis-record.js';
import { measureNetwork } from './measure-network.js';
import { analysisPage, networkReport } from './network-report.js';
import { distinctIds } from './names.js';
import { type OverviewEntry, overviewReport } from './overview.js';
import type { PlannedAnalysis } from './plan-analyses.js';
import type { Subject } from './subject.js';
import type { NetworkPlan } from './measurements.js';
import { followTraining, type TrainingMeasurements, type TrainingState } from './training.js';
import { trainingRecord, trainingReport } from './training-report.js';

/** Where a run keeps its stages, and the folder that it writes to; without one nothing is drawn. */
interface AnalysesWork extends JournalledWork {
  readonly folder?: OutputFolder;
  /** Whether the networks are states of one, in order. @default false */
  readonly training?: boolean;
}

/** What comes of a run. */
export interface AnalysesResult {
  /** `analysis.json`. */
  readonly json: string;
  /** What was drawn: an overview first, where there are several analyses. */
  readonly reports: readonly Report[];
}

/** Analyses one network after the other, and writes report, figures, arrays and JSON together. */
export async function runAnalyses(
  subject: Subject,
  planned: readonly PlannedAnalysis[],
  { folder, training = false, journal = noJournal, ...work }: AnalysesWork,
): Promise<AnalysesResult> {
  const records: object[] = [];
  const moments = new Map<number | undefined, PlannedState[]>();
  const reports: Report[] = [];
  const entries: OverviewEntry[] = [];
  const ids = distinctIds(planned.map(({ context }) => context.name));
  for (const [index, { state, kernel, plan, context }] of planned.entries()) {
    const own = planned.length > 1 ? journal.within(`analysis-${index}`) : journal;
    const measured = await inFile(state.file, () => measureNetwork(plan, { ...work, journal: own }));
    const fields = await inFile(state.file, () => subject.fields(state, kernel, measured));
    records.push({ ...fields, ...analysisRecord(measured, context) });
    if (training && planned.length > 1) {
      const of = moments.get(kernel.beta) ?? [];
      moments.set(kernel.beta, [...of, { name: context.name, full: measured.full, plan }]);
    }
    if (!folder) continue;
    work.onProgress?.({ stage: 'drawing the report', done: index, total: planned.length });
    const { arrays, ...report } = networkReport(measured, context, planned.length > 1 ? ids[index] : undefined);
    await writeFiguresAndArrays(folder, { ...report, arrays });
    // The vectors of many networks do not stay in memory: their arrays are written.
    reports.push({ ...report, arrays: new Map() });
    entries.push({
      name: context.name,
      full: measured.full,
      match: measured.match,
      falseAlarmRate: plan.falseAlarmRate,
    });
  }
  const followed = Array.from(moments, ([beta, states]) => ({
    beta,
    plan: states[0].plan,
    training: trainingOf(states),
  }));
  const json = `${JSON.stringify({ ...subject.json(records), ...trainingJson(followed) }, null, 2)}\n`;
  if (!folder) return { json, reports };
  const over: Report[] = [];
  for (const { beta, plan, training: measured } of followed) {
    const about = beta !== undefined && followed.length > 1 ? `β = ${beta}` : undefined;
    const report = trainingReport(measured, plan.falseAlarmRate, about);
    await writeFiguresAndArrays(folder, report);
    over.push({ ...report, arrays: new Map() });
  }
  const all = reports.length > 1 ? [...over, overviewReport(entries), ...reports] : reports;
  await folder.write('analysis.json', json);
  await folder.write('report.html', reportHtml(all, analysisPage));
  return { json, reports: all };
}

interface PlannedState extends TrainingState {
  readonly plan: NetworkPlan;
}

/** Features and ranges are the same for all states. */
function trainingOf(states: readonly PlannedState[]): TrainingMeasurements {
  return followTraining(states, states[states.length - 1].plan);
}

/** One entry a kernel: superposition has one a β. */
function trainingJson(
  followed: readonly { readonly beta?: number; readonly training: TrainingMeasurements }[],
): object {
  if (followed.length === 0) return {};
  return {
    training: followed.map(({ beta, training }) => ({
      ...(beta !== undefined && { beta }),
      ...trainingRecord(training),
    })),
  };
}
