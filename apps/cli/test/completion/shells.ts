import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entk, temporaryFolder } from '../entk.js';

/** Lines as they are typed, the last word begun, and what a shell offers for it. */
export const offers: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['entk tr', ['train']],
  ['entk train mod', ['modular-addition']],
  ['entk train superposition --lay', ['--layout']],
  ['entk train superposition --layout ', ['arena', 'devinterp', 'plain']],
  ['entk analyze --experiment mod', ['modular-addition']],
  ['entk analyze --experiment superposition --bet', ['--beta']],
  ['entk analyze --experiment superposition --collapse fl', ['flattened']],
  ['entk analyze --json --coll', ['--collapse']],
  ['entk reproduce mod', ['modular-addition']],
  ['entk completion z', ['zsh']],
];

/** Whether a shell is here, as every one but bash may not be. */
export function isHere(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

/** Runs a script in a shell that has read its completion of entk; what it prints. */
export async function inShell(
  shell: string,
  script: (completion: string) => string,
  args: readonly string[] = [],
): Promise<string> {
  const file = join(temporaryFolder(), `entk.${shell}`);
  writeFileSync(file, (await entk('completion', shell)).stdout);
  const { stdout, stderr } = spawnSync(shell, [...args, '-c', script(file)], { encoding: 'utf8', timeout: 20_000 });
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}
