import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { main } from '../src/main.js';
import { Output, type TextStream } from '../src/terminal/output.js';

/** What a run of the program left behind. */
export interface ProgramRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process and takes down what it prints. */
export async function entk(...words: string[]): Promise<ProgramRun> {
  const [stdout, stderr] = [recorder(), recorder()];
  const code = await main(words, { stdout: new Output(stdout.stream), stderr: new Output(stderr.stream) });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream that takes down what is written to it; a terminal with `isTTY` and `columns`. */
export function recorder(terminal: { readonly isTTY?: boolean; readonly columns?: number } = {}): {
  readonly stream: TextStream;
  readonly text: () => string;
} {
  let text = '';
  const writable = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      text += chunk;
      done();
    },
  });
  return { stream: Object.assign(writable, terminal) as unknown as TextStream, text: () => text };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'entk-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
