import { expect, test } from 'vitest';
import { inShell, isHere, offers } from './shells.js';

/** Calls the function as bash does when the tabulator is pressed at the end of a line. */
const pressed = (line: string) => `
  COMP_WORDS=(${line}${line.endsWith(' ') ? '""' : ''}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _entk; printf '%s\\n' "\${COMPREPLY[@]}"`;

test.skipIf(!isHere('bash')).each(offers)('%s', async (line, words) => {
  const offered = await inShell('bash', (completion) => `source ${completion}\n${pressed(line)}`, ['--norc']);
  expect(offered.trim().split('\n').toSorted()).toEqual(words);
});

test.skipIf(!isHere('bash'))('files are left to bash, and so is what follows them', async () => {
  for (const line of ['entk analyze --weights ', 'entk analyze --weights a.npz b', 'entk compare a']) {
    expect((await inShell('bash', (completion) => `source ${completion}\n${pressed(line)}`)).trim()).toBe('');
  }
  expect(await inShell('bash', (completion) => `source ${completion}; complete -p entk`)).toBe(
    'complete -o default -F _entk entk\n',
  );
});
