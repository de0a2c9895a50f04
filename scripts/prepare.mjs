// Installs what the lockfile names and builds what has changed. Prints nothing on stdout, where a command's results
// stay alone, and on stderr only what takes long or goes wrong. When all is up to date it takes about two seconds.
import { existsSync } from 'node:fs';
import { pnpm } from './pnpm.mjs';
import { removeStaleModules } from './stale.mjs';

const first = !existsSync(new URL('../apps/cli/dist', import.meta.url));
await step('installing dependencies', ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only']);
removeStaleModules();
await step('building the packages', ['run', 'build']);

async function step(what, args) {
  if (first) process.stderr.write(`${what} …\n`);
  const { code, output } = await pnpm(args);
  if (code === 0) return;
  process.stderr.write(`${output}\n${what} failed: pnpm ${args.join(' ')} ended with exit code ${code}\n`);
  process.exit(1);
}
