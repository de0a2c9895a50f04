// `npm run bench [package …]`: every package's benchmark in turn, each with its peers in the same run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pnpm } from './pnpm.mjs';

const wanted = process.argv.slice(2);
for (const folder of ['packages', 'apps']) {
  for (const name of readdirSync(new URL(`../${folder}/`, import.meta.url))) {
    const manifest = new URL(`../${folder}/${name}/package.json`, import.meta.url);
    if (!existsSync(manifest) || (wanted.length > 0 && !wanted.includes(name))) continue;
    const { name: fullName, scripts } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (!scripts?.bench) continue;
    console.error(`\n${fullName}`);
    const { code } = await pnpm(['--filter', fullName, 'run', 'bench'], { shown: true });
    if (code !== 0) process.exitCode = 1;
  }
}
