/**
 * `npm run bench tables`: the tables of speed of the documentation: medians and ranges of ten turns, in processor
 * seconds. The dense algebra beside LAPACK on one thread, where Python has NumPy, in turns; then the larger steps of
 * the paper's runs, and the start of the program. `--turns N` for another number, `--write FILE` for Markdown in a
 * file.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom } from '@entk/core';
import { expandedIndicators, modularAddition, superpositionFeatures } from '@entk/datasets';
import { factoredJacobian } from '@entk/jacobians';
import { kernelSpectrum, parameterGram } from '@entk/kernels';
import { initialiseBackend, normalParameters, xavierNormalParameters } from '@entk/models';
import { quadraticMlp, tiedAutoencoder } from '@entk/models/networks';
import { rotateByUnits } from '@entk/rotation';
import { machineText, median, print, startPeer } from '@entk/testing/bench';
import { featureCosines } from '../dist/experiments/superposition/feature-cosines.js';
import { paperSettings as addition } from '../dist/experiments/modular-addition/settings.js';
import { trainModularAddition } from '../dist/experiments/modular-addition/train.js';
import { evidenceOf } from '../dist/experiments/modular-addition/rotate-by-network.js';
import { paperSettings as superposition } from '../dist/experiments/superposition/settings.js';
import { trainSuperposition } from '../dist/experiments/superposition/train.js';

const turns = Number(wordAfter('--turns') ?? 10);
const file = wordAfter('--write');
/** What a process that says what it took says at its end. */
const sayingSo =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write(`\\n${user+system}`)})';

/** Entries of a matrix. */
const most = 10 ** 6;

const algebra = await algebraTable();
const steps = await stepsTable();
const text = `${machineText()}; medians of ${turns} turns, and their ranges.\n\n${algebra}\n${steps}`;
if (file) writeFileSync(file, text);
else print(text);
process.exit();

async function algebraTable() {
  const folder = mkdtempSync(join(tmpdir(), 'entk-tables-'));
  const linalg = new URL('../../../packages/linalg/bench/', import.meta.url);
  const { cases } = await import(new URL('cases.mjs', linalg).href);
  const ours = await startPeer(process.execPath, new URL('ours.mjs', linalg), { pinned: true });
  const peer = await startPeer('python3', new URL('lapack.py', linalg), { pinned: true });
  const rows = [];
  for (const [place, { name, operation, count, matrix }] of cases.entries()) {
    const a = matrix();
    // Larger ones take minutes a turn: `npm run bench linalg` has them.
    if (a.data.length > most) continue;
    const path = join(folder, `${place}.f64`);
    writeFileSync(path, a.data);
    const command = JSON.stringify({ name, operation, count, path, shape: [a.rows, a.columns] });
    const secondsOf = async (contestant) => (await contestant?.ask(command))?.seconds ?? undefined;
    for (let calls = 0; calls < 2; calls++) for (const one of [ours, peer]) await secondsOf(one);
    const times = [];
    for (let turn = 0; turn < turns; turn++) times.push([await secondsOf(ours), await secondsOf(peer)]);
    const mine = times.map(([time]) => time);
    const theirs = times.map(([, time]) => time).filter((time) => time !== undefined);
    const ratios = times.filter(([, time]) => time).map(([time, other]) => time / other);
    rmSync(path);
    rows.push([name, spread(mine), theirs.length ? spread(theirs) : '–', ratios.length ? spread(ratios, '') : '–']);
    process.stderr.write(`${rows.at(-1).join('  ')}\n`);
  }
  for (const contestant of [ours, peer]) contestant?.stop();
  rmSync(folder, { recursive: true });
  const beside = peer ? `NumPy ${peer.hello.numpy}, one thread` : 'no Python with NumPy was found';
  return tableOf(`Dense algebra, one thread, 128-bit vectors; beside it ${beside}`, [
    ['operation', 'ours, processor s', 'LAPACK, processor s', 'ours / LAPACK'],
    ...rows,
  ]);
}

async function stepsTable() {
  await initialiseBackend();
  const settings = { ...addition, epochs: 100 };
  const trained = await trainModularAddition(settings, { checkpoints: [100] });
  const { inputs } = modularAddition({ p: settings.p });
  const network = quadraticMlp({ inputs: 2 * settings.p, hiddenUnits: settings.hiddenUnits, outputs: settings.p });
  const parameters = normalParameters(network, createRandom(0));
  const evidence = evidenceOf(trained.network, trained.run.parameters, inputs);
  const classMean = () =>
    kernelSpectrum(factoredJacobian(network, parameters, inputs), { kind: 'classMean' }, { count: 160 });
  const cliff = (await classMean()).vectors.columnRange(57, 113);
  const wide = { ...superposition, hiddenUnits: 40 };
  const { features, examples, sparsity, unitRows } = wide;
  const sparse = superpositionFeatures({ features, examples, sparsity, unitRows, seed: 0 });
  const autoencoder = tiedAutoencoder({ features, hiddenUnits: 40 });
  const weights = xavierNormalParameters(autoencoder, createRandom(0));
  const indicators = expandedIndicators(sparse.inputs, { rowOrder: 'exampleMajor' });
  const jacobian = factoredJacobian(autoencoder, weights, sparse.inputs);
  const choice = { beta: 0.3, importance: sparse.importance, parameters: ['W', 'b'], count: 120 };
  const steps = {
    'modular addition, 100 epochs': () => trainModularAddition(settings, { checkpoints: [100] }),
    'superposition, m = 10, 500 steps': () => trainSuperposition({ ...superposition, steps: 500 }),
    'superposition, m = 40, 500 steps': () => trainSuperposition({ ...wide, steps: 500 }),
    'class-mean kernel of 841 pairs, 160 eigenpairs': classMean,
    'JᵀJ of 25,000 rows, P = 2,050': () => parameterGram(jacobian),
    'flattened kernel of 25,000 rows, 120 eigenpairs': () => featureCosines(jacobian, indicators, choice),
    'a cliff of 56 by 512 units': () => rotateByUnits(cliff, evidence.units.second, { tolerance: 1e-4, maxSweeps: 10 }),
    'entk --version': () => startSeconds(['--version']),
    'entk analyze --help': () => startSeconds(['analyze', '--help']),
  };
  const rows = [];
  for (const [name, work] of Object.entries(steps)) {
    await work();
    const times = [];
    for (let turn = 0; turn < turns; turn++) times.push(await processorSeconds(work));
    rows.push([name, spread(times)]);
    process.stderr.write(`${rows.at(-1).join('  ')}\n`);
  }
  return tableOf('Steps of the paper’s runs, and the start of the program', [['step', 'processor, s'], ...rows]);
}

/** Of this process, or of the one that it started. */
async function processorSeconds(work) {
  const before = process.cpuUsage();
  const result = await work();
  if (typeof result === 'number') return result;
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Of the program with such words, in a process of its own. */
function startSeconds(words) {
  const program = fileURLToPath(new URL('../bin/entk.js', import.meta.url));
  const { stderr } = spawnSync(process.execPath, ['--import', sayingSo, program, ...words], { encoding: 'utf8' });
  return Number(stderr.split('\n').at(-1)) / 1e6;
}

function spread(values, digits = 3) {
  const sorted = values.toSorted((left, right) => left - right);
  const shown = (value) => (digits === '' ? value.toFixed(2) : value.toPrecision(digits));
  return `${shown(median(values))} (${shown(sorted[0])} … ${shown(sorted.at(-1))})`;
}

function tableOf(title, [header, ...rows]) {
  const rule = header.map((_, column) => (column === 0 ? '---' : '---:'));
  return `**${title}**\n\n${[header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function wordAfter(flag) {
  return process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined;
}
