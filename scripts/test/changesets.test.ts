// What `npm run changesets` says of a change without a word to users, in a repository of its own.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

const write = (path: string, value: unknown) =>
  writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));

function git(...words: readonly string[]): void {
  const who = ['-c', 'user.name=entk', '-c', 'user.email=entk@localhost', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...who, ...words], { cwd: folder, encoding: 'utf8' });
  expect(stderr === '' || status === 0 ? '' : stderr).toBe('');
}

function check(): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/checks/changesets.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, output: `${stdout}${stderr}` };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entk-changesets-'));
  for (const path of ['scripts/checks', '.changeset', 'packages/core/src', 'apps/cli'])
    mkdirSync(join(folder, path), { recursive: true });
  for (const path of [
    'scripts/checks/changesets.mjs',
    'scripts/workspace.mjs',
    'scripts/closed-pipe.mjs',
    'scripts/layers.json',
    '.changeset/config.json',
  ]) {
    cpSync(join(repository, path), join(folder, path));
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  write('.gitignore', 'node_modules\n');
  write('package.json', { name: 'workspace', private: true, version: '0.0.0' });
  write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n  - apps/*\n');
  write('packages/core/package.json', { name: '@entk/core', version: '0.1.0' });
  write('packages/core/src/index.ts', 'export {};\n');
  write('apps/cli/package.json', { name: 'entk', version: '0.1.0' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=a package');
  git('checkout', '--quiet', '-b', 'change');
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('asks for a word, then for it to be staged, and is content with that', () => {
  expect(check()).toEqual({ code: 0, output: 'what has changed since main has its changesets\n' });
  write('packages/core/src/index.ts', 'export const one = 1;\n');
  expect(check()).toEqual({
    code: 1,
    output:
      'packages have changed since main without a word to users: `npm run changeset` (an empty one with --empty), then `git add .changeset`\n1 found\n',
  });
  write('.changeset/newcomer.md', '---\n"@entk/core": minor\n---\n\nOne.\n');
  expect(check()).toEqual({
    code: 1,
    output:
      'packages have changed since main without a word to users that git knows of: stage it, `git add .changeset/newcomer.md`\n1 found\n',
  });
  git('add', '.changeset/newcomer.md');
  expect(check().code).toBe(0);
}, 60_000);
