/**
 * `npm run bench growth`, of half an hour, or of a minute with `--quick`: processor time and peak memory of kernels as
 * N, T and C grow, with the exponents fitted to the larger sizes beside those that the algorithms have.
 * `--write FILE` writes the table as Markdown, `--only matrix,outputs` takes some of its parts, `--turns N` other
 * turns.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { machineText, median, print } from '@entk/testing/bench';

const quick = process.argv.includes('--quick');
const file = wordAfter('--write');
const only = wordAfter('--only')?.split(',');
/** A process for each; the median of their times. */
const turns = Number(wordAfter('--turns') ?? (quick ? 1 : 3));
/** Of the largest sizes: what is fixed takes most of the time of small ones. */
const fitted = 3;

const allSeries = [
  {
    name: 'matrix',
    axis: 'N, examples',
    about: 'the class-mean kernel of 200 → 64 → 64 → 10, in memory, and its 20 leading pairs',
    sizes: quick ? [250, 500, 1000] : [500, 1000, 2000, 4000, 8000, 16_000],
    single: 8000,
    expected: { kernel: 2, pairs: '2 by block Krylov spaces, 3 dense', peak: 2 },
  },
  {
    name: 'operator',
    axis: 'N, examples',
    about: 'a product of that kernel, not formed, with 4 vectors, a budget of 400 MB',
    sizes: quick ? [500, 1000, 2000] : [10_000, 20_000, 50_000, 100_000],
    onPaper: quick ? undefined : 1_000_000,
    expected: { product: 1, peak: '1, of inputs and vectors alone' },
  },
  {
    name: 'positions',
    axis: 'T, positions',
    about: 'the mean logit at the last position of two layers of attention, all parameters, 32 texts',
    sizes: quick ? [8, 16, 32] : [8, 32, 128, 256, 512],
    expected: { jacobian: '1 … 2', kernel: '1 … 2', peak: '1 … 2' },
  },
  {
    name: 'outputs',
    axis: 'C, outputs',
    about: 'a product with J and one with Jᵀ of 16 directions, 32 → 8 → C, 64 examples, no factors kept',
    sizes: quick ? [2, 20, 200] : [2, 20, 200, 2000, 20_000, 50_000],
    expected: { product: 1, peak: 1 },
  },
];

const parts = [];
for (const series of allSeries.filter(({ name }) => only?.includes(name) ?? true)) parts.push(sectionOf(series));
const made = turns === 1 ? 'one turn' : `medians of ${turns} turns, of one from N = 8,000 on`;
const text = `${machineText()}; processor seconds, ${made}, each in a process of its own.\n\n${parts.join('\n')}`;
if (file) writeFileSync(file, text);
else print(text);

function sectionOf({ name, axis, about, sizes, single = Infinity, onPaper, expected }) {
  const rows = sizes.map((size) => medianOf(name, size, size >= single ? 1 : turns));
  const measures = Object.keys(expected);
  const valueOf = (row, measure) => (measure === 'peak' ? row.peak : row.seconds[measure]);
  const exponents = Object.fromEntries(
    measures.map((measure) => [measure, slope(rows.slice(-fitted), (row) => valueOf(row, measure))]),
  );
  const shown = (measure, value) => (measure === 'peak' ? megabytes(value) : seconds(value));
  const lines = rows.map((row) => [
    row.size.toLocaleString('en'),
    ...measures.map((measure) => shown(measure, valueOf(row, measure))),
  ]);
  if (onPaper) {
    const last = rows.at(-1);
    const grown = (measure) => valueOf(last, measure) * (onPaper / last.size) ** exponents[measure];
    lines.push([
      `${onPaper.toLocaleString('en')} (on paper)`,
      ...measures.map((measure) => shown(measure, grown(measure))),
    ]);
  }
  lines.push(['exponent, fitted', ...measures.map((measure) => exponents[measure].toFixed(2))]);
  lines.push(['expected', ...measures.map((measure) => String(expected[measure]))]);
  const titles = measures.map((measure) => (measure === 'peak' ? 'peak memory' : measure));
  const table = [[axis, ...titles], measures.map(() => '---:').toSpliced(0, 0, '---'), ...lines];
  const ends = `${sizes[0].toLocaleString('en')} … ${sizes.at(-1).toLocaleString('en')}`;
  return `**${axis[0]} = ${ends}**: ${about}.\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function medianOf(series, size, count) {
  const runs = Array.from({ length: count }, () => ask(series, size));
  process.stderr.write(`${series} ${size}: ${JSON.stringify(runs.at(-1).seconds)}\n`);
  const names = Object.keys(runs[0].seconds);
  return {
    size,
    seconds: Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run.seconds[name]))])),
    peak: median(runs.map((run) => run.peak)),
  };
}

function ask(series, size) {
  const program = fileURLToPath(new URL('growth-run.mjs', import.meta.url));
  const words = ['--max-old-space-size=4096', program, series, String(size)];
  const { status, stdout } = spawnSync(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${series} of ${size} failed`);
  return JSON.parse(stdout);
}

/** Of log value against log size, by least squares. */
function slope(rows, valueOf) {
  const points = rows.map((row) => [Math.log(row.size), Math.log(valueOf(row))]);
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const [above, below] = points.reduce(
    ([top, bottom], [a, b]) => [top + (a - x) * (b - y), bottom + (a - x) ** 2],
    [0, 0],
  );
  return above / below;
}

function seconds(value) {
  return value < 0.1 ? `${(1000 * value).toPrecision(2)} ms` : `${value.toPrecision(3)} s`;
}

function megabytes(bytes) {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

function wordAfter(flag) {
  return process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined;
}
