// Builds the site into .vitepress/dist: the packages it stands on, then the pages. No request leaves the machine.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const docs = fileURLToPath(new URL('..', import.meta.url));
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

step(root, 'node_modules/.bin/turbo', ['run', 'build', '--filter=docs^...', '--output-logs=errors-only']);
step(docs, process.execPath, ['scripts/api.mjs']);
if (!process.argv.includes('--api')) step(docs, 'node_modules/.bin/vitepress', ['build']);

function step(cwd, command, args) {
  const { status } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
