// Tests no single file: what the main entry reaches must run in a page.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@entk/testing/matchers';
import { it } from 'vitest';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Every file that an entry imports, and every module by name. */
function reached(entry: string, files = new Set<string>(), modules = new Set<string>()) {
  if (files.has(entry)) return { files, modules };
  files.add(entry);
  for (const [, specifier] of readFileSync(entry, 'utf8').matchAll(/^(?:import|export|\}) .*from '([^']+)';$/gm)) {
    if (specifier.startsWith('.')) {
      reached(join(dirname(entry), specifier.replace(/\.js$/, '.ts')), files, modules);
    } else modules.add(specifier);
  }
  return { files, modules };
}

it('reaches nothing of Node from the main entry, and does from the other', () => {
  const ofNode = (entry: string) =>
    [...reached(join(source, entry)).modules].filter((name) => name.startsWith('node:'));
  expect(ofNode('index.ts')).toEqual([]);
  expect(reached(join(source, 'index.ts')).files.size).toBeGreaterThan(20);
  expect(ofNode('node/index.ts')).toContain('node:fs');
});
