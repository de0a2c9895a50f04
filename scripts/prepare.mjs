// Installs what the lockfile names and builds what has changed. Prints nothing on stdout, where a command's results
// stay alone, and on stderr only what takes long or goes wrong. Where nothing has changed it is done at once; as a
// command of its own, `npm run setup`, it asks pnpm and turbo all the same.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pnpm } from './pnpm.mjs';
import { removeStaleModules } from './stale.mjs';
import { upToDate } from './up-to-date.mjs';

/** Milliseconds after which a reader wants to know what is waited for. */
const patience = 2000;

const state = upToDate();
const asked = process.argv[1] === fileURLToPath(import.meta.url);
if (asked || !state.is()) {
  const begun = Date.now();
  const first = !existsSync(new URL('../apps/cli/dist', import.meta.url));
  const install = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
  await step(first ? 'installing dependencies' : 'checking dependencies', install, first);
  removeStaleModules();
  await step(first ? 'building the packages' : 'building what has changed', ['run', 'build'], first);
  state.keep(begun);
}

async function step(what, args, first) {
  const timer = setTimeout(() => process.stderr.write(`${what} …\n`), first ? 0 : patience);
  const { code, output } = await pnpm(args);
  clearTimeout(timer);
  if (code === 0) return;
  process.stderr.write(`${output}\n${what} failed: pnpm ${args.join(' ')} ended with exit code ${code}\n`);
  process.exit(1);
}
