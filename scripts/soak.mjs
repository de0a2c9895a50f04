// `npm run soak -- --minutes 30`: goes through everything again and again, built packages in plain Node, and watches
// the memory. Held after each round of garbage collection: the number of tensors must be what it was, the WASM heaps
// and the JavaScript heap must not rise. `--seconds 10` for a short one, `--json` for machines.
import { parseArgs } from 'node:util';
import { watchWasmMemories } from '../packages/testing/dist/doors/wasm-memories.js';
import { sampleMemory, slopeOf } from './soak/memories.mjs';

const wasmBytes = watchWasmMemories();
const { cycle } = await import('./soak/cycle.mjs');
const { initialiseBackend } = await import('../packages/models/dist/index.js');
const { tensorCount } = await import('../packages/models/dist/tensor/index.js');

const { values: words } = parseArgs({
  options: { minutes: { type: 'string' }, seconds: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const seconds = words.seconds === undefined ? 60 * Number(words.minutes ?? '30') : Number(words.seconds);
if (!(seconds > 0)) {
  process.stderr.write('soak: --minutes or --seconds must be a positive number\n');
  process.exit(2);
}

/** Rounds until caches are filled and code is compiled; what is held after them is the start. */
const warmUp = 3;
/**
 * What may come on top over the whole run, of any length: a leak of 1 kB a round of 0.4 s would be 4.5 MB after 30
 * minutes.
 */
const allowed = { heapUsed: 3e6, external: 3e6, wasm: 0, tensors: 0 };
/** The process as a whole: the allocator keeps freed pages, in a short run several tens of megabytes of them. */
const allowedRss = 64e6;

await initialiseBackend();
for (let round = 0; round < warmUp; round++) await cycle(round);
const began = performance.now();
const samples = [await sample(0)];
let rounds = 0;
let reported = began;
while (performance.now() - began < 1000 * seconds) {
  rounds++;
  await cycle(rounds % 50);
  samples.push(await sample(rounds));
  if (!words.json && performance.now() - reported > 60_000) {
    reported = performance.now();
    process.stdout.write(`${lineOf(samples.at(-1))}\n`);
  }
}

const [first, last] = [samples[0], samples.at(-1)];
const minutes = samples.map(({ minute }) => minute);
const kinds = ['rss', 'heapUsed', 'external', 'wasm', 'tensors'];
const slopes = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    slopeOf(
      minutes,
      samples.map((one) => one[kind]),
    ),
  ]),
);
const failures = kinds
  .map((kind) => ({ kind, rise: riseOf(kind), room: kind === 'rss' ? allowedRss : allowed[kind] }))
  .filter(({ rise, room }) => rise > room)
  .map(({ kind, rise, room }) => `${kind} rose by ${rise}, ${room} at most`);
if (words.json) process.stdout.write(`${JSON.stringify({ rounds, first, last, slopes, failures })}\n`);
else {
  process.stdout.write(`start ${lineOf(first)}\nend   ${lineOf(last)}\n`);
  const rates = kinds.map((kind) => `${kind} ${(slopes[kind] / (kind === 'tensors' ? 1 : 1e3)).toFixed(2)}`);
  process.stdout.write(`slopes a minute, kB and tensors: ${rates.join(', ')}\n`);
  for (const failure of failures) process.stdout.write(`${failure}\n`);
}
process.exitCode = failures.length > 0 ? 1 : 0;

/** Between the medians of the first and of the last fifth, so that one sample decides nothing. */
function riseOf(kind) {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  return medianOf(samples.slice(-fifth), kind) - medianOf(samples.slice(0, fifth), kind);
}

function medianOf(part, kind) {
  const sorted = part.map((one) => one[kind]).toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}

async function sample(round) {
  return { round, minute: (performance.now() - began) / 60_000, ...(await sampleMemory(tensorCount, wasmBytes)) };
}

function lineOf({ round, minute, rss, heapUsed, external, wasm, tensors }) {
  const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  return `minute ${minute.toFixed(1)}, round ${round}: rss ${mega(rss)}, heap ${mega(heapUsed)}, external ${mega(external)}, WASM ${mega(wasm)}, ${tensors} tensors`;
}
