// Brings the shares of claims that the site shows of sweeps up to date, measured/sweeps.json, from folders that
// `entk sweep collect` has been through: node scripts/sweeps.mjs FOLDER … A folder is called as its plan is.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const file = new URL('../measured/sweeps.json', import.meta.url);
const sweeps = process.argv.slice(2).map((folder) => {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { claims, along } = read('claims.json');
  const { cells, program } = read('manifest.json');
  const shown = claims.map(({ id, held, count, interval }) => ({ id, held, count, interval }));
  const done = Math.max(...claims.map(({ count }) => count));
  return { plan: basename(folder), program, cells: cells.length, done, claims: shown, along };
});
if (sweeps.length === 0) throw new Error('name the folders of sweeps that are collected');
writeFileSync(file, `${JSON.stringify(sweeps, null, 1)}\n`);
