// The checks themselves, on a small workspace that breaks every rule they have.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

const manifest = (name: string, more: object = {}) =>
  JSON.stringify({ name, version: '1.0.0', license: 'Apache-2.0', type: 'module', ...more });

const files = {
  'package.json': manifest('workspace', { engines: { node: '>=20' } }),
  'scripts/layers.json': '["core", "kernels", "gone"]',
  'packages/core/package.json': manifest('@entk/core', { dependencies: { '@entk/kernels': '1' } }),
  'packages/core/src/index.ts': "export { upward } from './upward.js';\n",
  'packages/core/src/upward.ts':
    "import '@entk/kernels';\nimport 'entk';\nimport '@tensorflow/tfjs-core';\nimport '../../kernels/src/index.js';\nimport '@entk/testing';\nexport const upward = await import('@entk/nowhere');\n",
  'packages/core/test/upward.test.ts': "import '@entk/testing';\nimport '../../kernels/src/index.js';\n",
  'packages/core/test/orphan.test.ts': 'export {};\n',
  'packages/kernels/package.json': manifest('@entk/kernels', { dependencies: { '@entk/core': '1' } }),
  'packages/kernels/src/index.ts': "import '@entk/core';\n",
  'packages/kernels/src/helpers/long.ts': `${'// a line\n'.repeat(401)}export function long(): void {}\n`,
  'packages/kernels/src/round.ts':
    "import type { About } from './about.js';\nexport interface Round { about: About }\n",
  'packages/kernels/src/about.ts':
    "import type { Round } from './round.js';\nexport interface About { round: Round }\n",
  'packages/kernels/src/words.ts': `/**\n * What comes behind every layer.\n *\n * @throws ShapeError for this, MisuseError for that.\n * @throws ShapeError for both.\n * @throws MisuseError for both.\n * @param wide By default ${'wide '.repeat(25)}\n */\nexport interface Words {}\n`,
  'packages/kernels/src/types.ts': 'export interface Types {}\nexport const limit = 3;\n',
  'packages/kernels/src/emitted.ts': 'export const emitted = 1;\n',
  'packages/kernels/src/emitted.js': 'export const emitted = 1;\n',
  'packages/stray/package.json': manifest('@entk/stray', { repository: { url: 'https://elsewhere.invalid' } }),
  'packages/testing/package.json': manifest('@entk/testing', { private: true }),
  'apps/cli/package.json': manifest('entk'),
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entk-checks-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of ['scripts/checks', 'scripts/workspace.mjs', 'scripts/closed-pipe.mjs']) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const found = new Map<string, string[]>();

function complaints(check: string): string[] {
  if (!found.has(check)) found.set(check, run(check));
  return found.get(check)!;
}

function run(check: string): string[] {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/checks', check)], { encoding: 'utf8' });
  expect(status).toBe(1);
  return stderr.trimEnd().split('\n');
}

test('layers.mjs finds every import against the flow', () => {
  expect(complaints('layers.mjs').toSorted()).toEqual(
    [
      'packages/stray: has no place in scripts/layers.json',
      'scripts/layers.json: names gone, which is no package',
      'packages/core/package.json: core imports kernels, which does not stand before it in scripts/layers.json',
      'packages/core/src/upward.ts:1: core imports kernels, which does not stand before it in scripts/layers.json',
      'packages/core/src/upward.ts:2: imports the app entk',
      'packages/core/src/upward.ts:3: only packages/models may use @tensorflow/tfjs-core',
      'packages/core/src/upward.ts:4: the relative import ../../kernels/src/index.js leaves packages/core/src',
      'packages/core/src/upward.ts:5: imports @entk/testing outside of tests',
      'packages/core/src/upward.ts:6: there is no package @entk/nowhere',
      'packages/core/test/upward.test.ts:2: the relative import ../../kernels/src/index.js leaves packages/core',
      'packages/kernels/src/about.ts: imports go in a circle: packages/kernels/src/about.ts → packages/kernels/src/round.ts → packages/kernels/src/about.ts',
      '11 found',
    ].toSorted(),
  );
});

describe('shape.mjs', () => {
  test.each([
    'packages/kernels/src/helpers/long.ts: 402 lines, 400 at most',
    'packages/kernels/src/helpers/long.ts: its path says nothing about what it holds',
    'packages/kernels/src/emitted.js: emitted beside its source',
    'packages/core/package.json: sideEffects must be stated',
    'packages/core/package.json: keywords must be given',
    'packages/core/package.json: a README.md must stand beside it',
    'packages/core/package.json: a tsconfig.json must stand beside it, where editors look',
    'packages/core/package.json: its README must say how to install it from a clone',
    'packages/core/package.json: its README must name what src/index.ts exports: upward',
    'packages/core/package.json: a NOTICE must stand beside it',
    'packages/core/package.json: publishConfig.provenance must be true',
    "packages/stray/package.json: repository must be the root's, with its folder; `npm run repository -- https://…` writes both",
    'packages/core/package.json: engines.node must be >=20',
  ])('%s', (complaint) => {
    expect(complaints('shape.mjs')).toContain(complaint);
  });

  test('asks nothing of a private package that only publishing needs', () => {
    expect(complaints('shape.mjs').filter((line) => /testing.*(keywords|publishConfig)/.test(line))).toEqual([]);
  });
});

test('mirrored-tests.mjs finds sources without a test and tests without a source, and asks none for types', () => {
  const lines = complaints('mirrored-tests.mjs');
  expect(lines).toContain(
    'packages/core/test/orphan.test.ts: there is no packages/core/src/orphan.ts, and no line "// Tests no single file: why."',
  );
  expect(lines.join()).not.toMatch(/types\.ts|upward\.ts/);
});

test('comments.mjs finds wide lines, several errors in a tag, one condition of several errors, defaults in prose, and translated turns', () => {
  expect(complaints('comments.mjs')).toEqual([
    'packages/kernels/src/words.ts:2: "behind every layer": write "after"',
    'packages/kernels/src/words.ts:7: a comment of 151 characters, 120 at most',
    'packages/kernels/src/words.ts:4: @throws names ShapeError and MisuseError: one a line',
    'packages/kernels/src/words.ts:6: "for both.": say when each error is thrown',
    'packages/kernels/src/words.ts:7: "By default": write @default',
    '5 found',
  ]);
});

test('a check whose reader goes away ends as it would have', () => {
  const line = `{ node scripts/checks/shape.mjs 2>&1; echo $? >&3; } 3> code | true; cat code`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['1\n', '']);
});
