// What `npm run new-package` makes, in a copy of the workspace.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.js';

let copy: WorkspaceCopy;
beforeAll(() => {
  copy = copyWorkspace();
}, 60_000);
afterAll(() => copy.remove(), 60_000);

const node = (...args: readonly string[]) => copy.node(...args);
const order = () => readFileSync(join(copy.folder, 'scripts/layers.json'), 'utf8');

test('a package is refused without a sentence, of a name that stands already, and on one that does not', () => {
  const before = order();
  const outputs = [['probes'], ['core', 'again'], ['probes', 'linear probes', 'kernel']].map(
    (words) => node('scripts/new-package.mjs', '--no-install', ...words).output,
  );
  expect(outputs).toEqual([
    'new-package: a name and a sentence must be given: `npm run new-package NAME "what it is for" core linalg`\n',
    'new-package: packages/core/package.json exists already\n',
    expect.stringMatching(/^new-package: dependencies must be packages of ours, core, .*; got kernel\n$/),
  ]);
  expect(order()).toBe(before);
  expect(existsSync(join(copy.folder, 'packages/probes'))).toBe(false);
});

test('a package stands in the order of imports, has the shape of ours, and its types and tests run', () => {
  const made = node('scripts/new-package.mjs', '--no-install', 'probes', 'Linear probes.', 'core', 'spectral');
  expect(made.code).toBe(0);
  const names = JSON.parse(order()) as string[];
  expect(names.indexOf('probes')).toBe(names.indexOf('spectral') + 1);
  for (const check of ['layers', 'shape', 'mirrored-tests']) {
    expect(node(`scripts/checks/${check}.mjs`).output).not.toContain('probes');
  }
  const modules = join(copy.folder, 'packages/probes/node_modules/@entk');
  mkdirSync(modules, { recursive: true });
  for (const name of ['core', 'spectral', 'testing']) symlinkSync(`../../../${name}`, join(modules, name));
  const build = copy.run('tsc', '-p', 'packages/probes/tsconfig.build.json', '--noEmit');
  expect(build).toEqual({ code: 0, output: '' });
  expect(copy.run('biome', 'format', 'packages/probes', 'scripts').code).toBe(0);
  expect(copy.run('vitest', 'run', '--project', '@entk/probes')).toMatchObject({ code: 0 });
}, 120_000);
