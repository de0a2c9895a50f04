import { expect, test } from 'vitest';
import { entk } from '../entk.js';
import { inShell, isHere, offers } from './shells.js';

/** Types a line and the tabulator into a zsh behind a pseudo-terminal, and waits for the word to stand there. */
const typed = (completion: string, line: string, word: string) => `
  zmodload zsh/zpty
  zpty z zsh -f -i
  zpty -w z 'autoload -Uz compinit; compinit -u -D; source ${completion}; bindkey "^I" complete-word; echo re''ady'
  zpty -r z start '*ready*'
  zpty -w -n z '${line}'$'\\t'
  zpty -r z out '*${word}*' && echo completed`;

const single = offers.filter(([line, words]) => words.length === 1 && !line.endsWith(' '));

test.skipIf(!isHere('zsh')).each(single)('%s', async (line, [word]) => {
  expect(await inShell('zsh', (completion) => typed(completion, line, word), ['-f'])).toBe('completed\n');
});

test('descriptions with quotes, brackets and colons are escaped', async () => {
  const { stdout } = await entk('completion', 'zsh');
  expect(stdout).toContain("'--hidden-units[the paper'\\''s m]:value: '");
  expect(stdout).toContain(
    "'--kernel[a symmetric .npy array \\[M, M\\] that another tool computed, in place of a network]:value:_files'",
  );
  expect(stdout).toContain("'--model[any other network\\: a model.json");
});
