import { join } from 'node:path';
import { MisuseError } from '@entk/core';
import type { Command } from 'commander';
import type { AnalysesResult } from '../analysis/run-analyses.js';
import type { OutputFolder } from '../files/folder.js';
import type { Journal, JournalPlace } from '../journal/journal.js';
import { inRun } from '../journal/run.js';
import { reportTables } from '../terminal/report-tables.js';
import { type CommandContext, tellOfResuming } from './context.js';
import { restartOption, resumeOption, takeOverOption } from './option-values.js';

/** Where what a command finds goes: a folder with a report, the terminal, or JSON. */
export interface ReportOptions {
  readonly out?: string;
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
  readonly takeOver?: boolean;
}

export function addReportOptions(command: Command, usualFolder: string): void {
  command
    .option('--out <folder>', `where the report, figures and arrays go (${usualFolder}; nowhere with --json)`)
    .option('--json', 'print one JSON object', false)
    .option(...resumeOption)
    .option(...restartOption)
    .option(...takeOverOption);
}

/**
 * The folder of the report; `undefined` where only JSON is printed.
 *
 * @throws MisuseError where there is no folder in which an unfinished run could be.
 */
export function reportFolder(
  caller: string,
  { out, json, resume, restart }: ReportOptions,
  usualFolder: string,
): string | undefined {
  const folder = out ?? (json ? undefined : usualFolder);
  if (folder === undefined && (resume || restart)) {
    throw new MisuseError({ in: caller, rule: `--json with --${resume ? 'resume' : 'restart'} needs --out` });
  }
  return folder;
}

/** A folder to write to, and the stages of the run in it: neither where only JSON is printed. */
export interface ReportPlace {
  readonly folder?: OutputFolder;
  readonly journal?: Journal;
  /** The same journal for threads. */
  readonly journalPlace?: JournalPlace;
}

/** What is run for a report. */
export interface ReportRequest {
  readonly caller: string;
  /** What an unfinished run is known by. */
  readonly command: string;
  readonly out: string | undefined;
  /** What decides the results, asked for only where a run can be resumed. */
  readonly settings: () => Readonly<Record<string, unknown>>;
  /** Measures, and writes what it found where there is a folder. */
  readonly measure: (place: ReportPlace) => Promise<AnalysesResult>;
}

/** Measures, in a run that can be resumed if there is a folder, and prints what was found. */
export async function runReported(
  { caller, command, out, settings, measure }: ReportRequest,
  { json, resume, restart, takeOver }: ReportOptions,
  context: CommandContext,
): Promise<void> {
  if (out === undefined) {
    const result = await measure({});
    context.endProgress();
    context.print(result.json.trimEnd());
    return;
  }
  const request = { caller, command, settings: settings(), out, resume, restart, takeOver };
  const { result, path } = await inRun(request, async ({ folder, journal, journalPlace, resumed }) => {
    tellOfResuming(context, { resume, resumed }, folder.path);
    return { result: await measure({ folder, journal, journalPlace }), path: folder.path };
  });
  context.endProgress();
  const tables = () => `${reportTables(result.reports, context.columns)}\nReport: ${join(path, 'report.html')}`;
  context.print(json ? result.json.trimEnd() : tables());
}
