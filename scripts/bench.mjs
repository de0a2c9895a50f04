// `npm run bench [package …] [-- --flag …]`: every package's benchmark in turn, each with its peers in the same run;
// flags go to the benchmarks. `npm run bench tables` and `npm run bench growth` make the tables of the documentation,
// `npm run bench growth -- --quick` a small one.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeOfMajor } from './node-of-major.mjs';
import { pnpm } from './pnpm.mjs';

// Some kernels are faster on a newer Node than the oldest that we promise; a benchmark may show both.
process.env.NEWER_NODE ??= (await nodeOfMajor(24).catch(() => undefined)) ?? '';

const words = process.argv.slice(2);
const firstFlag = words.findIndex((word) => word.startsWith('--'));
const wanted = firstFlag < 0 ? words : words.slice(0, firstFlag);
const flags = firstFlag < 0 ? [] : words.slice(firstFlag);
/** Tables of the documentation, and what makes each. */
const tables = { tables: '../apps/cli/bench/tables.mjs', growth: '../packages/kernels/bench/growth.mjs' };
for (const name of wanted.filter((word) => Object.hasOwn(tables, word))) {
  const program = fileURLToPath(new URL(tables[name], import.meta.url));
  const { status } = spawnSync(process.execPath, [program, ...flags], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
if (wanted.length > 0 && wanted.every((word) => Object.hasOwn(tables, word))) process.exit();
for (const folder of ['packages', 'apps']) {
  for (const name of readdirSync(new URL(`../${folder}/`, import.meta.url))) {
    const manifest = new URL(`../${folder}/${name}/package.json`, import.meta.url);
    if (!existsSync(manifest) || (wanted.length > 0 && !wanted.includes(name))) continue;
    const { name: fullName, scripts } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (!scripts?.bench) continue;
    console.error(`\n${fullName}`);
    const { code } = await pnpm(['--filter', fullName, 'run', 'bench', ...flags], { shown: true });
    if (code !== 0) process.exitCode = 1;
  }
}
