import { fileURLToPath } from 'node:url';
import { defineProject } from 'vitest/config';
import shared from '../../vitest.shared.js';
import { writeSnippets } from './write.mjs';

writeSnippets();

/** Every snippet of every document, run on the sources. Files are theirs alone: working folders do not mix. */
export default defineProject({
  ...shared,
  test: {
    ...shared.test,
    dir: fileURLToPath(new URL('../..', import.meta.url)),
    name: 'docs-snippets',
    pool: 'forks',
    include: ['packages/*/.snippets/*.test.ts', 'apps/*/.snippets/*.test.ts', 'examples/.snippets/*.test.ts'],
  },
});
