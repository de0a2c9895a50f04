// `npm run example NAME`: runs a program of examples/ in the folder of whoever called, on the packages as built here.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { callersFolder } from './callers-folder.mjs';

const folder = fileURLToPath(new URL('../examples', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (!names.includes(name) || rest.length > 0) {
  process.stderr.write(
    `example: takes one of ${names.join(', ')}${name === undefined ? '' : `, got ${[name, ...rest].join(' ')}`}\n`,
  );
  process.exit(2);
}
await import('./prepare.mjs');
const { transformWithOxc } = await import('vite');
process.chdir(callersFolder(['example']) ?? process.cwd());
// Beside its source, where the packages and the files that it names are found; Node 20 runs no TypeScript.
const built = join(folder, `.${name}.${process.pid}.mjs`);
const source = join(folder, `${name}.ts`);
writeFileSync(built, (await transformWithOxc(readFileSync(source, 'utf8'), source)).code);
process.on('exit', () => rmSync(built, { force: true }));
await import(pathToFileURL(built).href);
