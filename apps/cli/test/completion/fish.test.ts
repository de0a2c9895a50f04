import { expect, test } from 'vitest';
import { entk } from '../entk.js';
import { inShell, isHere, offers } from './shells.js';

test.skipIf(!isHere('fish')).each(offers)('%s', async (line, words) => {
  const offered = await inShell('fish', (completion) => `source ${completion}; complete -C '${line}'`);
  const found = offered
    .trim()
    .split('\n')
    .map((each) => each.split('\t')[0]);
  expect(found.toSorted()).toEqual(words);
});

test('a word is offered where the words so far are its command’s, and quotes are escaped', async () => {
  const lines = (await entk('completion', 'fish')).stdout.split('\n');
  expect(lines).toContain(
    "complete -c entk -n '__fish_seen_subcommand_from train; and __fish_seen_subcommand_from superposition' -l hidden-units -d 'the paper\\'s m' -x",
  );
  const analyze = "complete -c entk -n '__fish_seen_subcommand_from analyze'";
  const model = lines.find((line) => line.startsWith(`${analyze} -l model `));
  expect(model).toMatch(/ -r -F$/);
});
