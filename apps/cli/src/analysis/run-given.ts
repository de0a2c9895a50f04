import type { WorkOptions } from '@entk/core';
import type { OutputFolder } from '../files/folder.js';
import { reportHtml } from '../report/html.js';
import { writeFiguresAndArrays } from '../report/write-results.js';
import { analysisRecord } from './analysis-record.js';
import type { GivenAnalysis } from './given-kernels.js';
import { analysisPage, networkReport } from './network-report.js';
import type { AnalysesResult } from './run-analyses.js';

/** Analyses a kernel or gradients from elsewhere, and writes the same files as of a network. */
export async function runGiven(
  { context, measure }: Pick<GivenAnalysis, 'context' | 'measure'>,
  { folder, ...work }: WorkOptions & { readonly folder?: OutputFolder },
): Promise<AnalysesResult> {
  const measured = await measure(work);
  const json = `${JSON.stringify(analysisRecord(measured, context), null, 2)}\n`;
  if (!folder) return { json, reports: [] };
  const report = networkReport(measured, context);
  await writeFiguresAndArrays(folder, report);
  await folder.write('analysis.json', json);
  const lead = 'The spectrum of a kernel that was computed elsewhere, where it drops, and what its cliffs hold.';
  await folder.write('report.html', reportHtml([report], { ...analysisPage, lead }));
  return { json, reports: [report] };
}
