import type { WorkOptions } from '@entk/core';
import type { AnalysesResult } from '../analysis/run-analyses.js';
import { analysisPage } from '../analysis/network-report.js';
import type { ReportPlace } from '../commands/reported-run.js';
import { openJobPool } from '../parallel/pool.js';
import { usableThreads } from '../parallel/threads.js';
import { reportHtml } from '../report/html.js';
import { writeFiguresAndArrays } from '../report/write-results.js';
import type { LanguagePlan } from './language-plan.js';
import { languageRecord } from './language-record.js';
import { languageReport } from './language-report.js';
import { measureLanguage } from './measure-language.js';

/** Measures a language model on a text, and writes report, figures, arrays and JSON together. */
export async function runLanguage(
  plan: LanguagePlan,
  { folder, journal, journalPlace, threads, ...work }: WorkOptions & ReportPlace & { readonly threads?: number },
): Promise<AnalysesResult> {
  const pool = openJobPool(work, journalPlace, usableThreads(threads, 'analyze'));
  try {
    const measured = await measureLanguage(plan, pool, { ...work, journal });
    const json = `${JSON.stringify(languageRecord(plan, measured), null, 1)}\n`;
    const report = languageReport(plan, measured);
    if (!folder) return { json, reports: [report] };
    await writeFiguresAndArrays(folder, report);
    await folder.write('analysis.json', json);
    const lead = 'What the weights of a language model hold of a text, through the empirical neural tangent kernel.';
    await folder.write('report.html', reportHtml([report], { ...analysisPage, lead }));
    return { json, reports: [report] };
  } finally {
    await pool.close();
  }
}
