// What the benches of all packages have in common.
import { spawn, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One thread of every library of numbers. */
const oneThread = {
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
  VECLIB_MAXIMUM_THREADS: '1',
};

/** All on one core, where that can be asked for: a thread that moves finds its caches cold. */
const onOneCore = () => (spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : []);

/**
 * A process to be measured beside us: it says hello in a line of JSON, and answers each line with one. Undefined where
 * it cannot start.
 */
export async function startPeer(program, script, { words = [], environment = {}, pinned = false } = {}) {
  const [command, ...rest] = [...(pinned ? onOneCore() : []), program, fileURLToPath(script), ...words];
  const child = spawn(command, rest, {
    env: { ...process.env, ...oneThread, ...environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    return done ? undefined : JSON.parse(value);
  };
  const hello = await next();
  if (!hello) return undefined;
  return {
    hello,
    /** What it answers; undefined if it ended. */
    ask(line) {
      child.stdin.write(`${line}\n`);
      return next();
    },
    stop: () => child.stdin.end(),
  };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

export function print(line) {
  process.stdout.write(`${line}\n`);
}

/** The processor by its own name, how many cores there are, and the version of Node. */
export function machineText() {
  const cores = cpus();
  return `${cores[0]?.model.trim() ?? process.arch}, ${cores.length} cores, Node ${process.versions.node}`;
}
