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

/** Where a run keeps its stages, and the folder that it writes to; without one nothing is drawn. */
interface AnalysesWork extends JournalledWork {
  readonly folder?: OutputFolder;
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
  { folder, journal = noJournal, ...work }: AnalysesWork,
): Promise<AnalysesResult> {
  const records: object[] = [];
  const reports: Report[] = [];
  const entries: OverviewEntry[] = [];
  const ids = distinctIds(planned.map(({ context }) => context.name));
  for (const [index, { state, kernel, plan, context }] of planned.entries()) {
    const own = planned.length > 1 ? journal.within(`analysis-${index}`) : journal;
    const measured = await inFile(state.file, () => measureNetwork(plan, { ...work, journal: own }));
    const fields = await inFile(state.file, () => subject.fields(state, kernel, measured));
    records.push({ ...fields, ...analysisRecord(measured, context) });
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
  const json = `${JSON.stringify(subject.json(records), null, 2)}\n`;
  if (!folder) return { json, reports };
  const all = reports.length > 1 ? [overviewReport(entries), ...reports] : reports;
  await folder.write('analysis.json', json);
  await folder.write('report.html', reportHtml(all, analysisPage));
  return { json, reports: all };
}
