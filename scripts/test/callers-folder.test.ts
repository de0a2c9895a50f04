// Where `npm run entk` works, and what it prints where nobody sees colours.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'entk-caller-')));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a module of the scripts gives, with an environment that npm made. */
function evaluated(expression: string, env: Readonly<Record<string, string>>): unknown {
  const { INIT_CWD: _, npm_lifecycle_event: __, npm_package_json: ___, FORCE_COLOR: ____, ...rest } = process.env;
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `console.log(JSON.stringify(${expression}) ?? 'undefined')`],
    { cwd: repository, env: { ...rest, ...env }, encoding: 'utf8' },
  );
  return stdout.trim() === 'undefined' ? undefined : JSON.parse(stdout);
}

describe('callersFolder', () => {
  const found = (env: Readonly<Record<string, string>>) =>
    evaluated("(await import('./scripts/callers-folder.mjs')).callersFolder(['entk'])", env);
  const npm = { INIT_CWD: '/there', npm_lifecycle_event: 'entk', npm_package_json: join(repository, 'package.json') };

  test('is where npm was called', () => expect(found(npm)).toBe('/there'));

  test.each([
    ['without npm', {}],
    ['below another script', { ...npm, npm_lifecycle_event: 'test' }],
    ['below the script of another package', { ...npm, npm_package_json: '/elsewhere/package.json' }],
  ])('is unknown %s', (_, env) => expect(found(env)).toBeUndefined());
});

test('npm run entk from another folder takes relative paths from there, and messages name the absolute ones', () => {
  mkdirSync(join(folder, 'mine'), { recursive: true });
  writeFileSync(join(folder, 'mine/there.npz'), 'no weights');
  const run = (file: string) =>
    spawnSync('npm', ['run', '--silent', '--prefix', repository, 'entk', '--', 'import', '--weights', file], {
      cwd: join(folder, 'mine'),
      encoding: 'utf8',
    });
  expect(run('there.npz').stderr).toContain(join(folder, 'mine/there.npz'));
  const { status, stderr } = run('../missing.npz');
  expect(status).toBe(2);
  // Before it stands what the build says where it takes long.
  expect(stderr.split('\n').slice(-2)).toEqual([
    `entk import: a file must be there to be read, got "${join(folder, 'missing.npz')}" (ENOENT)`,
    '',
  ]);
}, 120_000);

test.each([
  [{}, { NO_COLOR: '1' }],
  [{ CI: 'true' }, { NO_COLOR: '1' }],
  [{ FORCE_COLOR: '1' }, {}],
])('commands that the scripts run print no colours into a pipe: %o', (env, colours) => {
  expect(evaluated("(await import('./scripts/pnpm.mjs')).colours()", env)).toEqual(colours);
});
