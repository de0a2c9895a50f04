import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What is made, not kept in git, and imported by sources. */
const generated = ['packages/linalg/src/generated', 'packages/models/src/generated'];

/** A copy of the workspace whose packages see each other's copies, and the libraries that are installed here. */
export interface WorkspaceCopy {
  readonly folder: string;
  /** Runs Node in it, on a script. */
  node(...args: readonly string[]): Run;
  /** Runs one of the installed commands in it. */
  run(command: string, ...args: readonly string[]): Run;
  remove(): void;
}

/** Exit code, and all that was printed. */
export interface Run {
  readonly code: number | null;
  readonly output: string;
}

/** Copies the files that git knows or would take. */
export function copyWorkspace(): WorkspaceCopy {
  const folder = mkdtempSync(join(tmpdir(), 'entk-workspace-'));
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: repository,
    encoding: 'utf8',
  });
  for (const path of [...listed.stdout.split('\0'), ...generated]) {
    if (path === '' || !existsSync(join(repository, path))) continue;
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  for (const kind of ['packages', 'apps']) {
    for (const name of readdirSync(join(folder, kind))) {
      const modules = join(kind, name, 'node_modules');
      if (!existsSync(join(repository, modules))) continue;
      // Links between packages are relative, and so lead to the copies.
      cpSync(join(repository, modules), join(folder, modules), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => !/node_modules\/\.(bin|vite)/.test(path),
      });
    }
  }
  return {
    folder,
    node: (...args) => runIn(folder, process.execPath, args),
    run: (command, ...args) => runIn(folder, join(folder, 'node_modules/.bin', command), args),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function runIn(folder: string, command: string, args: readonly string[]): Run {
  const { FORCE_COLOR: _, ...env } = process.env;
  const options = { cwd: folder, env: { ...env, NO_COLOR: '1' }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { code: status, output: `${stdout}${stderr}` };
}
