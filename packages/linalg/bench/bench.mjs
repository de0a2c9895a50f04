// Prints one table: ours beside ml-matrix and, where Python with NumPy is found, beside LAPACK on one thread; ours
// three times: as it runs in this Node, and on 256-bit vectors in the Node at NEWER_NODE (this one unless told),
// without and with fused arithmetic. The contestants take turns in one run, so that what else the machine does hits
// them alike; medians of the processor time of several turns, the ratios too: ours over theirs turn by turn.
//   node bench/bench.mjs [--json] [--without-ml-matrix] [--only NAME]
// Or, instead, what threads give, beside one:
//   node bench/bench.mjs --threads 2 [--json] [--only NAME]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, startPeer } from '@entk/testing/bench';
import { cases } from './cases.mjs';
import { measureThreads } from './threads.mjs';

const json = process.argv.includes('--json');
const withMlMatrix = !process.argv.includes('--without-ml-matrix');
const only = wordAfter('--only') ?? '';
const threads = wordAfter('--threads');
if (threads) {
  process.stdout.write(await measureThreads(Number(threads), { only, json }));
  process.exit();
}
const folder = mkdtempSync(join(tmpdir(), 'linalg-bench-'));

const contestants = await startAll();
const rows = [];
for (const one of cases.filter(({ name }) => name.includes(only))) {
  rows.push(await measure(one));
  if (!json) process.stderr.write(`${one.name}\n`);
}
for (const { process: running } of contestants) running.stop();
rmSync(folder, { recursive: true });
process.stdout.write(json ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows));

async function startAll() {
  const newer = process.env.NEWER_NODE || process.execPath;
  const narrowest = { environment: { OPENBLAS_CORETYPE: 'Nehalem' } };
  const started = {
    ours: await start(process.execPath, 'ours.mjs'),
    wide: await start(newer, 'ours.mjs', { words: ['--wide'] }),
    'wide, fused': await start(newer, 'ours.mjs', { words: ['--wide', '--fused'] }),
    LAPACK: await start('python3', 'lapack.py'),
    // The vectors of WASM are 128 bits wide. These OpenBLAS kernels are, too.
    'LAPACK 128': process.arch === 'x64' ? await start('python3', 'lapack.py', narrowest) : undefined,
  };
  return Object.entries(started).flatMap(([name, running]) => {
    if (!running) return [];
    if (name.startsWith('wide') && !running.hello.wide) {
      running.stop();
      return [];
    }
    return [{ name, process: running, ours: Boolean(running.hello.node) }];
  });
}

async function measure({ name, operation, count, matrix, mlMatrix, repeats }) {
  const a = matrix();
  const path = join(folder, `${rows.length}.f64`);
  writeFileSync(path, a.data);
  const command = { name, operation, count, path, shape: [a.rows, a.columns] };
  const times = Object.fromEntries(contestants.map((contestant) => [contestant.name, []]));
  for (const { process: running } of contestants) await warmUp(running, command);
  for (let turn = 0; turn < repeats; turn++) {
    for (const contestant of contestants) times[contestant.name].push(await secondsOf(contestant.process, command));
  }
  const overLapack = (mine, peer) => middle((times[peer] ?? []).map((time, turn) => time && times[mine][turn] / time));
  const medians = Object.fromEntries(Object.entries(times).map(([key, values]) => [key, middle(values)]));
  const slow = withMlMatrix && mlMatrix ? timed(() => mlMatrix(a)) : undefined;
  return {
    name,
    seconds: { ...medians, 'ml-matrix': slow },
    overLapack: Object.fromEntries(
      contestants.filter(({ ours }) => ours).map((one) => [one.name, overLapack(one.name, 'LAPACK')]),
    ),
    overNarrowLapack: overLapack('ours', 'LAPACK 128'),
    mlMatrixOverOurs: slow && slow / medians.ours,
  };
}

function wordAfter(flag) {
  return process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined;
}

/** V8 compiles a function well only once it has run for a while. */
async function warmUp(running, command) {
  const began = performance.now();
  for (let calls = 0; calls < 3 || performance.now() - began < 1500; calls++) await secondsOf(running, command);
}

function timed(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** A contestant, on one core where that can be asked for. */
function start(program, script, options) {
  return startPeer(program, new URL(script, import.meta.url), { ...options, pinned: true });
}

async function secondsOf(running, command) {
  return (await running.ask(JSON.stringify(command)))?.seconds ?? undefined;
}

/** Of the turns that were timed; undefined where none was. */
function middle(values) {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
}

function table(measured) {
  const ours = contestants.filter((one) => one.ours).map(({ name }) => name);
  const times = [...contestants.map(({ name }) => name), 'ml-matrix'];
  const header = ['', ...times, ...ours.map((name) => `${name} / LAPACK`), 'ours / LAPACK 128', 'ml-matrix / ours'];
  const lines = measured.map((row) => [
    row.name,
    ...times.map((name) => seconds(row.seconds[name])),
    ...ours.map((name) => ratio(row.overLapack[name])),
    ratio(row.overNarrowLapack),
    ratio(row.mlMatrixOverOurs),
  ]);
  const widths = header.map((title, column) => Math.max(...[header, ...lines].map((line) => line[column].length)));
  const text = [header, ...lines].map((line) =>
    line.map((cell, column) => pad(cell, widths[column], column)).join('  '),
  );
  return `${text.join('\n')}\n${contestants.map(described).join('; ')}\n`;
}

function described({ name, process: { hello } }) {
  if (hello.numpy) return `${name}: NumPy ${hello.numpy}, one thread`;
  return `${name}: Node ${hello.node}, ${hello.wide ? '256' : '128'}-bit vectors, ${hello.fused ? 'fused' : 'rounding twice'}`;
}

function pad(cell, width, column) {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function seconds(value) {
  return value === undefined ? '–' : `${(value * 1000).toPrecision(3)} ms`;
}

function ratio(value) {
  return value === undefined ? '–' : value.toFixed(2);
}
