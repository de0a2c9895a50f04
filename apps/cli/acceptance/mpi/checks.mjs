// What an operator over ranks promises: the same bits however many there are, time that falls, an end when one is lost.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { has, same, until } from '../sweeps/program.mjs';
import { noSlurm, onSlurm } from '../sweeps/slurm.mjs';

const script = fileURLToPath(new URL('./top-eigenpairs.mjs', import.meta.url));

/** Checks by name. */
export const mpiChecks = {
  'equal-bits': equalBits,
  'under-slurm': underSlurm,
  'a-rank-killed': rankKilled,
  'two-cores': twoCores,
};

const open = ['mpirun', '--quiet', '--allow-run-as-root', '--oversubscribe', '--mca', 'mpi_yield_when_idle', '1'];
const noMpi = () => (has('mpirun') ? undefined : 'skipped: needs mpirun');

function run(examples, command) {
  const [first, ...rest] = command;
  const words = [...rest, process.execPath, script, String(examples)];
  const { status, stdout, stderr } = spawnSync(first, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

const onRanks = (examples, count) => run(examples, [...open, '-n', String(count)]);

async function equalBits() {
  const reason = noMpi();
  if (reason) return reason;
  const [one, ...others] = [1, 2, 4].map((count) => onRanks(1024, count));
  for (const { ranks, digest } of others) same(`the digest of ${ranks} ranks`, digest, one.digest);
  same('the digest without mpirun', run(1024, ['env']).digest, one.digest);
  return `${one.digest} on 1, 2 and 4 ranks and without mpirun, λ₁ ${one.largest}`;
}

async function underSlurm() {
  const reason = noMpi() ?? noSlurm();
  if (reason) return reason;
  return onSlurm(async () => {
    const plugins = spawnSync('srun', ['--mpi=list'], { encoding: 'utf8' });
    if (!/pmix/.test(plugins.stdout + plugins.stderr)) return 'skipped: this Slurm has no plugin pmix';
    const together = run(512, ['srun', '--mpi=pmix', '-w', 'n0', '-n', '2', '--overcommit']);
    same('ranks', together.ranks, 2);
    same('the digest of two ranks of srun', together.digest, onRanks(512, 1).digest);
    return `${together.digest} by srun too`;
  });
}

/** Processes that compute, by their command line. */
function ranksAlive() {
  return readdirSync('/proc').filter((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return words[1] === script && words.includes('for-ever');
    } catch {
      return false;
    }
  });
}

async function rankKilled() {
  const reason = noMpi();
  if (reason) return reason;
  const [first, ...rest] = open;
  const words = [...rest, '-n', '4', process.execPath, script, '512', 'for-ever'];
  const child = spawn(first, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes) => (stdout += bytes));
  child.stderr.on('data', (bytes) => (stderr += bytes));
  const ended = new Promise((resolve) => child.on('close', resolve));
  await until('a first spectrum', () => stdout.includes('digest'), 300);
  const began = performance.now();
  process.kill(Number(ranksAlive()[1]), 'SIGKILL');
  const code = await ended;
  const seconds = (performance.now() - began) / 1000;
  if (code === 0) throw new Error('mpirun ended well');
  if (seconds > 30) throw new Error(`it took ${seconds} s`);
  await until('all ranks to end', () => ranksAlive().length === 0, 10);
  const lines = stderr.trim().split('\n').filter(Boolean).length;
  return `all of 4 ended ${seconds.toFixed(1)} s after one was killed, exit ${code}, ${lines} lines of mpirun, no orphan`;
}

/** Load above which times say nothing. */
const idle = 0.4;

async function twoCores() {
  const reason = noMpi();
  if (reason) return reason;
  const [load] = loadavg();
  if (load > idle) return `skipped: needs two idle cores, the load is ${load.toFixed(1)}`;
  const times = [];
  for (let round = 0; round < 3; round++) {
    const [one, two] = [1, 2].map((count) => onRanks(4096, count));
    same('the digest of two ranks', two.digest, one.digest);
    times.push({ one: one.seconds, two: two.seconds, ratio: one.seconds / two.seconds });
  }
  const { one, two, ratio } = times.toSorted((left, right) => left.ratio - right.ratio)[1];
  const text = `4,096 examples: ${one.toFixed(1)} s on one rank, ${two.toFixed(1)} s on two, ${ratio.toFixed(2)} times`;
  if (ratio < 1.7) throw new Error(text);
  return text;
}
