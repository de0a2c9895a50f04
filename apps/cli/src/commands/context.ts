import type { WorkOptions } from '@entk/core';
import { verdictsText } from '../report/measured-table.js';
import type { Report } from '../report/report.js';
import { claimsTable } from '../terminal/claims-table.js';
import type { Output } from '../terminal/output.js';
import { ProgressLine } from '../terminal/progress-line.js';

/** What a command is given of the terminal it runs in. */
export interface CommandContext {
  readonly work: WorkOptions;
  /** Of the terminal that results are printed on. */
  readonly columns?: number;
  /** A line of results on stdout. */
  print(text: string): void;
  printReport(results: readonly Report[], reportPath: string): void;
  /** A line on stderr, about the run and not of its results. */
  note(text: string): void;
  /** Removes the progress line, before results are printed. */
  endProgress(): void;
}

/** The program's two outputs. */
export interface Outputs {
  /** Results. */
  readonly stdout: Output;
  /** Progress, notes and errors. */
  readonly stderr: Output;
}

/** The context of a real terminal: progress on stderr, results on stdout, Ctrl-C as an abort. */
export function terminalContext(signal: AbortSignal, { stdout, stderr }: Outputs): CommandContext {
  const progress = new ProgressLine(stderr);
  const print = (text: string) => stdout.write(`${text}\n`);
  return {
    work: { signal, onProgress: progress.show },
    columns: stdout.columns,
    print,
    note: (text) => stderr.write(`${text}\n`),
    endProgress: () => progress.end(),
    printReport(results, reportPath) {
      for (const result of results) print(claimsTable(result, stdout.columns));
      const claims = results.flatMap((result) => result.claims);
      print(`${verdictsText(claims)}. Report: ${reportPath}`);
    },
  };
}

/** Says whether there was something to resume, if that was asked for. */
export function tellOfResuming(
  context: CommandContext,
  { resume, resumed }: { readonly resume?: boolean; readonly resumed: boolean },
  folder: string,
): void {
  if (resume)
    context.note(resumed ? `resuming the run in ${folder}` : `no unfinished run in ${folder}: starting a new one`);
}
