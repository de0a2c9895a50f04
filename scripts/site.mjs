// `npm run site [-- --port 8080]`: brings the build up to date, builds the site with its live demos, and serves it
// until interrupted.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { portOf } from '../apps/docs/scripts/port.mjs';
import { pnpm } from './pnpm.mjs';

const words = process.argv.slice(2);
portOf(words);
await import('./prepare.mjs');

process.stderr.write('building the site …\n');
const { code, output } = await pnpm(['--filter', 'docs', 'run', 'build']);
if (code !== 0) {
  process.stderr.write(`${output}\nbuilding the site failed with exit code ${code}\n`);
  process.exit(1);
}
const serve = fileURLToPath(new URL('../apps/docs/scripts/serve.mjs', import.meta.url));
spawn(process.execPath, [serve, ...words], { stdio: 'inherit' }).on('exit', (exit) => process.exit(exit ?? 0));
