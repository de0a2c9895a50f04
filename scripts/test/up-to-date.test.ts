// When the scripts may leave pnpm and turbo unasked.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { upToDate } from '../up-to-date.mjs';

const long = new Date(Date.UTC(2026, 0, 1));
let root: string;

/** Writes a file whose time is long ago. */
function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  utimesSync(join(root, path), long, long);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'entk-up-to-date-'));
  write('package.json', '{}');
  write('node_modules/.modules.yaml', '');
  write('packages/one/package.json', '{}');
  write('packages/one/src/a/b.ts', 'export {};');
  write('packages/one/dist/a/b.js', 'export {};');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('upToDate', () => {
  test('is false until it was kept, and true then', () => {
    expect(upToDate(root).is()).toBe(false);
    upToDate(root).keep(Date.now());
    expect(upToDate(root).is()).toBe(true);
  });

  test.each([
    ['a source is changed', () => write('packages/one/src/a/b.ts', 'export const b = 1;')],
    ['a source is added', () => write('packages/one/src/c.ts', '')],
    ['what was built is gone', () => rmSync(join(root, 'packages/one/dist/a/b.js'))],
    ['a manifest is changed', () => write('packages/one/package.json', '{ "name": "one" }')],
    ['a package is added', () => write('packages/two/package.json', '{}')],
    ['all is installed anew', () => utimesSync(join(root, 'node_modules/.modules.yaml'), new Date(), new Date())],
    ['nothing is installed', () => rmSync(join(root, 'node_modules'), { recursive: true })],
  ])('is false after %s', (_, change) => {
    upToDate(root).keep(Date.now());
    change();
    expect(upToDate(root).is()).toBe(false);
  });

  test('does not see what no build reads', () => {
    upToDate(root).keep(Date.now());
    write('packages/one/README.md', '# one');
    expect(upToDate(root).is()).toBe(true);
  });

  test('is not kept where a source was written while the build ran', () => {
    const begun = Date.now() - 1000;
    writeFileSync(join(root, 'packages/one/src/a/b.ts'), 'export const b = 2;');
    upToDate(root).keep(begun);
    expect(upToDate(root).is()).toBe(false);
  });

  test.each(['', '/'])('is kept though what is installed and built has just been written; root with %j', (end) => {
    const begun = Date.now() - 1000;
    writeFileSync(join(root, 'node_modules/.modules.yaml'), 'new');
    writeFileSync(join(root, 'packages/one/dist/a/b.js'), 'export const b = 2;');
    upToDate(root + end).keep(begun);
    expect(upToDate(root + end).is()).toBe(true);
  });
});
