// Which tarballs go together, and what `npm run pack` and `npm run example` accept.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { publishedPackages, tarballOf, withDependencies } from '../tarballs.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const run = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: repository, encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('a package is packed with all that it needs of ours, and nothing else', () => {
  const together = (name: string) => withDependencies([name]).map(({ manifest }) => manifest.name);
  expect(together('@entk/linalg')).toEqual(['@entk/core', '@entk/linalg']);
  for (const { manifest } of publishedPackages()) {
    const packed = withDependencies([manifest.name]);
    const names = packed.map((one) => one.manifest.name);
    expect(names).toContain(manifest.name);
    for (const { manifest: one } of packed) {
      const needed = Object.keys(one.dependencies ?? {}).filter((dependency) => dependency.startsWith('@entk/'));
      expect(names).toEqual(expect.arrayContaining(needed));
    }
  }
});

test('a tarball has the name that npm gives it', () => {
  expect(tarballOf({ name: '@entk/core', version: '0.1.0' })).toBe('entk-core-0.1.0.tgz');
  expect(tarballOf({ name: 'entk', version: '0.1.0' })).toBe('entk-0.1.0.tgz');
});

test('pack refuses what is not a package, and names the packages', () => {
  const { status, stderr } = run('scripts/pack.mjs', 'linalg', 'lapack');
  // What is waited for may stand before it.
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^pack: lapack must be of .*@entk\/linalg.*\n$/m)]);
}, 120_000);

describe('example', () => {
  const programs = readdirSync(join(repository, 'examples'))
    .filter((file) => /^[^.].*\.ts$/.test(file))
    .map((file) => file.slice(0, -3));

  test('runs a program, in which console.log prints what stands beside it, and leaves nothing', () => {
    const before = readdirSync(join(repository, 'examples'));
    const { status, stdout } = run('scripts/example.mjs', 'eigenproblem');
    expect(status).toBe(0);
    expect(stdout.match(/0\.8718477/g)).toHaveLength(6);
    expect(readdirSync(join(repository, 'examples'))).toEqual(before);
  }, 120_000);

  test.each([[], ['pipelines'], ['pipeline', 'p=29']])(
    '%j is refused with the names of all',
    (...words) => {
      const { status, stderr } = run('scripts/example.mjs', ...words);
      expect(status).toBe(2);
      expect(stderr).toBe(
        `example: takes one of ${programs.join(', ')}${words.length > 0 ? `, got ${words.join(' ')}` : ''}\n`,
      );
    },
    120_000,
  );

  test('each is in the table of their README', () => {
    const readme = readFileSync(join(repository, 'examples/README.md'), 'utf8');
    for (const name of programs) expect(readme).toContain(`[\`${name}\`](${name}.ts)`);
  });
});
