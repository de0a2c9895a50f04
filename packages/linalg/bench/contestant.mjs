import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** All on one core, where that can be asked for: a thread that moves finds its caches cold. */
const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];

/**
 * A process that times cases: it says hello in a line of JSON, then answers a command in a line with the seconds it
 * took in a line. Undefined where it cannot start.
 */
export async function startContestant(program, script, { words = [], environment = {} } = {}) {
  const oneThread = {
    OPENBLAS_NUM_THREADS: '1',
    MKL_NUM_THREADS: '1',
    OMP_NUM_THREADS: '1',
    VECLIB_MAXIMUM_THREADS: '1',
  };
  const [command, ...rest] = [...pinned, program, fileURLToPath(new URL(script, import.meta.url)), ...words];
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
    async seconds(command) {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      return (await next())?.seconds ?? undefined;
    },
    stop: () => child.stdin.end(),
  };
}
