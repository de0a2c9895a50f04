// Makes the site's pages of the command line, apps/docs/cli/*.md, from the program as it was built, and runs each command once for its
// picture; the outputs are kept in apps/docs/measured/command-runs.json. `--pages` makes the pages alone, from the runs that are
// there; `--except 'entk reproduce'` keeps the run of a command that takes long. `--check` changes nothing and fails if a page is not what the program says now.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modularAddition } from '@entk/datasets';
import { writeNpy } from '@entk/formats';
import { describeNetwork, initialiseBackend } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { exitCodesText } from '../dist/exit-codes.js';
import { examples } from '../dist/help.js';
import { createProgram } from '../dist/program.js';
import { commandPage, contentsPage, fileOf } from './command-pages.mjs';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const bin = fileURLToPath(new URL('../bin/entk.js', import.meta.url));
const kept = join(docs, 'measured/command-runs.json');
const columns = 100;

/** Of the small network. */
const p = 17;
const plan = {
  experiment: 'modular-addition',
  axes: { p: [5, 7, 11], seed: { from: 0, count: 3 } },
  settings: { hiddenUnits: 64, epochs: 100 },
  measure: ['spectrum'],
};

/** In this order, in one folder: a command may take what one before it has written. */
const sessions = [
  {
    path: 'entk reproduce',
    words: 'reproduce superposition',
    about: 'The three toy models of figure 1, trained, analysed and held against the claims.',
  },
  {
    path: 'entk train',
    words: 'train modular-addition --p 17 --hidden-units 256 --epochs 300 --checkpoints 0,60,300 --out small',
    about: 'A small network on addition modulo 17, with three checkpoints.',
  },
  {
    path: 'entk analyze',
    words:
      'analyze --model model.json --weights weights.safetensors --inputs inputs.npy --features features.npy --out report',
    lines: 48,
    about: 'The example of the repository, a network on tokens with weights from PyTorch.',
  },
  {
    path: 'entk import',
    words: 'import --model model.json --weights weights.safetensors',
    about: 'The same network: where each tensor of the file goes.',
  },
  {
    path: 'entk compare',
    words:
      'compare small/epoch-000.safetensors small/epoch-300.safetensors --model small.json --inputs pairs.npy --out compared',
    about: 'The network on addition modulo 17, before training and after it.',
  },
  {
    path: 'entk gallery',
    words: 'gallery --experiment modular-addition --p 11 --seeds 0,1 --out gallery',
    about: 'Two seeds side by side.',
  },
  {
    path: 'entk sweep check',
    words: 'sweep check plan.json',
    about: 'How many networks a plan has, and what they will take: a few cells are computed to tell.',
  },
  { path: 'entk sweep run', words: 'sweep run plan.json', about: 'All cells of the plan, here.' },
  { path: 'entk sweep status', words: 'sweep status plan.json', about: 'The same plan, when all is done.' },
  { path: 'entk sweep collect', words: 'sweep collect plan.json', about: 'Its table.' },
  { path: 'entk completion', words: 'completion bash', lines: 8, about: 'The first lines of the script for bash.' },
];

await initialiseBackend();
const check = process.argv.includes('--check');
const except = process.argv.includes('--except') ? process.argv[process.argv.indexOf('--except') + 1] : undefined;
const runs = check || process.argv.includes('--pages') ? JSON.parse(readFileSync(kept, 'utf8')) : ranNow();
const outputs = { stdout: { columns }, stderr: { columns } };
const program = await createProgram({}, {}, outputs);
const pages = {
  'index.md': contentsPage(program, exitCodesText),
  ...Object.fromEntries(program.commands.map((command) => [fileOf(command), commandPage(command, examples, runs)])),
};
const folder = join(docs, 'cli');
const stale = Object.entries(pages).filter(
  ([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text,
);
if (check) {
  for (const [name] of stale) process.stderr.write(`cli/${name} is not what the program says now\n`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) writeFileSync(join(folder, name), text);
}

function ranNow() {
  const work = mkdtempSync(join(tmpdir(), 'entk-commands-'));
  cpSync(fileURLToPath(new URL('../examples/token-network', import.meta.url)), work, { recursive: true });
  writeFileSync(join(work, 'plan.json'), JSON.stringify(plan));
  const { inputs } = modularAddition({ p, alpha: 0.7, seed: 0 });
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 256, outputs: p });
  writeFileSync(join(work, 'small.json'), JSON.stringify(describeNetwork(network)));
  writeFileSync(join(work, 'pairs.npy'), writeNpy(inputs));
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  const all = Object.fromEntries(
    sessions.map((session) => [session.path, session.path === except ? before[except] : ran(session, work)]),
  );
  rmSync(work, { recursive: true });
  writeFileSync(kept, `${JSON.stringify(all, null, 1)}\n`);
  return all;
}

function ran({ path, words, about, lines }, cwd) {
  process.stderr.write(`entk ${words}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words.split(' ')], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '1', COLUMNS: String(columns) },
  });
  // 1 says that a claim does not hold, which the picture then says too.
  if (status !== 0 && status !== 1) throw new Error(`${path}: exit code ${status}\n${stderr}`);
  const shown = lines === undefined ? stdout : `${stdout.split('\n').slice(0, lines).join('\n')}\n…\n`;
  return { words, about, text: shown.replaceAll(`${cwd}/`, '').replaceAll(cwd, '.') };
}
