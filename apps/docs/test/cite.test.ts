// Tests no single file: what readers are told to cite is the version that there is.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const { version } = JSON.parse(read('../../cli/package.json')) as { version: string };

test('the page and CITATION.cff name the version of the program, and the preprint', () => {
  expect(read('../cite.md')).toContain(`version = {${version}}`);
  expect(read('../../../CITATION.cff')).toMatch(new RegExp(`^version: ${version.replaceAll('.', '\\.')}$`, 'm'));
  for (const text of [read('../cite.md'), read('../../../CITATION.cff')]) expect(text).toContain('2510.00468');
});
