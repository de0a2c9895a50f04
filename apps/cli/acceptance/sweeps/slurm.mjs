// On a Slurm of two nodes: what is killed ends by itself, and what is cancelled by the same command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, eightCells, expectCode, has, planned, resultsIn, said, same, strayIn, until } from './program.mjs';

const script = fileURLToPath(new URL('./two-node-slurm.sh', import.meta.url));

/** Why there is no cluster here. */
export function noSlurm() {
  if (process.getuid?.() !== 0) return 'skipped: needs root';
  if (!has('slurmctld', '-V') || !has('slurmd', '-V') || !has('munged'))
    return 'skipped: needs slurmctld, slurmd, munge';
  return undefined;
}

/** Runs work on a cluster of its own. */
export async function onSlurm(work) {
  const folder = mkdtempSync(join(tmpdir(), 'entk-slurm-'));
  process.env.SLURM_CONF = join(folder, 'slurm.conf');
  try {
    // What daemons print would keep a pipe open.
    const { status } = spawnSync(script, ['start', folder], { stdio: 'ignore' });
    if (status !== 0) throw new Error(`the cluster did not start: ${folder}/log`);
    return await work(folder);
  } finally {
    spawnSync(script, ['stop', folder], { stdio: 'ignore' });
    delete process.env.SLURM_CONF;
  }
}

const tasks = { ...eightCells, slurm: { tasks: 2 } };

/** Submits, and gives the number of the job. */
async function submit(folder) {
  const { stdout } = await expectCode(0, 'sweep', 'run', folder, '--engine', 'slurm', '--json');
  return JSON.parse(stdout).job;
}

/** Jobs that wait or run; of a controller that is too busy to answer there is at least one. */
function queued() {
  try {
    return said('squeue', '--noheader', '--array', '--format=%A').split('\n').filter(Boolean).length;
  } catch {
    return 1;
  }
}

const ended = () => until('all jobs to end', () => queued() === 0, 900);

/** Processes that compute, by what is in their command line. */
function computing(folder) {
  return readdirSync('/proc').filter((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return words.includes('--shard') && words.includes(folder);
    } catch {
      return false;
    }
  });
}

const begun = (folder) => until('a first result', () => resultsIn(folder).size > 0, 200);

/** An undisturbed array: what it leaves is collected by the job that follows it. */
export async function undisturbed() {
  const folder = planned(tasks);
  await submit(folder);
  await ended();
  same('results', resultsIn(folder).size, 8);
  same('collected by Slurm', readdirSync(folder).includes('runs.parquet'), true);
  return digestOf(folder);
}

/** The program killed, a node killed, tasks requeued by hand, and cancelled: the same bytes each time. */
export async function disturbed(expected, cluster) {
  const disturbances = {
    'the program killed': (folder) => computing(folder).forEach((pid) => process.kill(Number(pid), 'SIGKILL')),
    'tasks requeued': (_, job) => said('scontrol', 'requeue', job),
    'tasks cancelled': (_, job) => said('scancel', job),
    'a node killed': () => killNode(cluster),
  };
  const times = [];
  for (const [name, disturb] of Object.entries(disturbances)) {
    const folder = planned(tasks);
    const job = await submit(folder);
    await begun(folder);
    const before = resultsIn(folder);
    const at = performance.now();
    disturb(folder, job);
    await ended();
    if (name === 'tasks cancelled') {
      await submit(folder);
      await ended();
    }
    times.push(`${name} ${((performance.now() - at) / 1000).toFixed(0)} s`);
    same(`tables after ${name}`, await digestOf(folder), expected);
    same(`stray files after ${name}`, strayIn(folder).join(), '');
    const after = resultsIn(folder);
    const again = [...before].filter(([file, inode]) => after.get(file) !== inode);
    // A cell that was being published when it was looked at has another name then.
    same(`cells computed again after ${name}`, again.filter(([file]) => file.endsWith('.json')).length, 0);
  }
  return times.join('; ');
}

/** Computes a plan, a node of which is killed after the first result. */
export async function survivesDeadNode(folder, cluster) {
  await submit(folder);
  await begun(folder);
  killNode(cluster);
  await ended();
}

/** The daemon of a node, what it started, and the program: as when a machine loses its power. */
function killNode(cluster) {
  const daemon = Number(readFileSync(join(cluster, 'run', 'slurmd-n0.pid'), 'utf8'));
  const namespace = (pid) => {
    try {
      return spawnSync('readlink', [`/proc/${pid}/ns/uts`], { encoding: 'utf8' }).stdout.trim();
    } catch {
      return '';
    }
  };
  const own = namespace(daemon);
  if (own === namespace(process.pid)) throw new Error('the node has no name of its own');
  const pids = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && namespace(pid) === own);
  for (const pid of pids) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended with another.
    }
  }
}

/** A cell that diverges ends its task with 3, and nobody tries it again. */
export async function divergesOnSlurm() {
  const folder = planned({
    ...eightCells,
    settings: { epochs: 40, hiddenUnits: 16 },
    axes: { learningRate: [0.05, 1e30], p: [5] },
    slurm: { tasks: 2 },
  });
  await submit(folder);
  await ended();
  const log = readFileSync(join(folder, 'log', '1.txt'), 'utf8');
  same('runs of the task that diverges', log.split('cells done').length - 1, 1);
  return 'on Slurm run once';
}
