// Runs the program as figures.json says, and brings what the pages show of it up to date: public/figures/*.svg with
// the numbers that each shows, and measured/*.json with the claims, the galleries' drops, each figure's title and
// description, and what made them. Takes a few minutes. `--check` changes nothing and fails if a claim or a drop has
// become another; folders given with `--from FOLDER` stand for the runs that would be made; `--only FOLDER` takes one run
// of figures.json and leaves what came of the others.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { description as describe } from './figure-description.mjs';

const docs = fileURLToPath(new URL('..', import.meta.url));
const program = fileURLToPath(new URL('../../cli/bin/entk.js', import.meta.url));
const { runs: all } = JSON.parse(readFileSync(join(docs, 'figures.json'), 'utf8'));
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const runs = all.filter(({ folder }) => only === undefined || folder === only);
if (runs.length === 0) throw new Error(`--only must be one of ${all.map(({ folder }) => folder).join(', ')}`);
const { version } = JSON.parse(readFileSync(new URL('../../cli/package.json', import.meta.url), 'utf8'));
const check = process.argv.includes('--check');
const given = process.argv[process.argv.indexOf('--from') + 1];

const out = process.argv.includes('--from') ? given : mkdtempSync(join(tmpdir(), 'entk-figures-'));
if (!process.argv.includes('--from')) for (const { folder, words } of runs) run(folder, words);

const read = (...path) => JSON.parse(readFileSync(join(out, ...path), 'utf8'));
const measured = {
  claims: runs
    .filter(({ words }) => words[0] === 'reproduce')
    .flatMap(({ folder, words }) => {
      return read(folder, 'claims.json').experiments.map((experiment) => shownOf(experiment, words[1]));
    }),
  galleries: runs
    .filter(({ words }) => words[0] === 'gallery')
    .map(({ folder }) => gallery(read(folder, 'gallery.json'))),
};
const target = join(docs, 'measured');
const before = (name) => JSON.parse(readFileSync(join(target, `${name}.json`), 'utf8'));
/** What was there, each that was measured again in its place, and what is new after it. */
const kept = (old, values, key) => {
  const again = (one) => values.find((value) => value[key] === one[key]);
  const isNew = (value) => !old.some((one) => one[key] === value[key]);
  return [...old.map((one) => again(one) ?? one), ...values.filter(isNew)];
};
if (check) compare();
else write();
if (!process.argv.includes('--from')) rmSync(out, { recursive: true });

function run(folder, words) {
  process.stderr.write(`entk ${words.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [program, ...words, '--out', join(out, folder)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // 1 says that a claim does not hold, which the pages then say too.
  if (status !== 0 && status !== 1) process.exit(status ?? 1);
}

/** Of an experiment its claims, and of its findings what a table of the site shows. */
function shownOf({ findings, ...experiment }, name) {
  const { premise, seeds } = findings ?? {};
  if (premise) return { ...experiment, findings: { premise }, run: name };
  return { ...experiment, ...(seeds && { findings: { seeds: seeds.map(seedOf) } }), run: name };
}

/** Of a seed of a transformer all but the kernels that the table leaves out; of induction what its claims leave out. */
function seedOf({ kernels, phase: _phase, parameters: _parameters, ...seed }) {
  const ofUnembedding = kernels['unembed.W_U'];
  return { ...seed, ...(ofUnembedding && { unembedding: ofUnembedding.overlaps }) };
}

/** Of a gallery only what the page prints. */
function gallery({ experiment, settings, caption, networks }) {
  const shown = networks.map(({ p, sparsity, seed, meanOverBestAssignment, accuracy, drops }) => ({
    p,
    sparsity,
    seed,
    meanOverBestAssignment,
    testAccuracy: accuracy?.test.at(-1),
    drops,
  }));
  return { experiment, settings, caption, networks: shown };
}

function write() {
  const figures = join(docs, 'public/figures');
  if (only === undefined) rmSync(figures, { recursive: true, force: true });
  mkdirSync(figures, { recursive: true });
  mkdirSync(target, { recursive: true });
  const descriptions = only === undefined ? {} : before('figures');
  for (const { folder: run, words } of runs) {
    const folder = join(out, run, words[0] === 'reproduce' ? 'figures' : '');
    for (const file of readdirSync(folder).filter((one) => one.endsWith('.svg'))) {
      copyFileSync(join(folder, file), join(figures, file));
      if (file.endsWith('-dark.svg')) continue;
      const name = file.replace(/\.svg$/, '');
      // What readers point at.
      copyFileSync(join(folder, `${name}.json`), join(figures, `${name}.json`));
      descriptions[name] = { ...describe(join(folder, file)), values: true };
    }
  }
  const date = new Date().toISOString().slice(0, 10);
  const made = {
    program: version,
    node: process.version,
    runs: kept(
      only ? before('made').runs : [],
      runs.map((run) => ({ ...run, date })),
      'folder',
    ),
  };
  const files = {
    claims: kept(only ? before('claims') : [], measured.claims, 'id'),
    galleries: kept(only ? before('galleries') : [], measured.galleries, 'experiment'),
    figures: descriptions,
    made,
  };
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(target, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`);
  }
}

function compare() {
  const keys = { claims: 'id', galleries: 'experiment' };
  const stale = Object.entries(measured).filter(([name, values]) => {
    const old = before(name);
    const shown = values.map((value) => old.find((one) => one[keys[name]] === value[keys[name]]));
    return JSON.stringify(values) !== JSON.stringify(shown) || (only === undefined && old.length !== values.length);
  });
  for (const [name] of stale) process.stderr.write(`measured/${name}.json is not what the program measures now\n`);
  process.exitCode = stale.length > 0 ? 1 : 0;
}
