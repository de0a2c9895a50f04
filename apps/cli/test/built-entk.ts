import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProgramRun } from './entk.js';

const program = fileURLToPath(new URL('../bin/entk.js', import.meta.url));

/** Runs the program as built, in a process of its own: threads load what is built. */
export function builtEntk(...words: string[]): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
