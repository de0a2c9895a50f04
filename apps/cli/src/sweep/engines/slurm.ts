import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MisuseError } from '@entk/core';
import { writeWhole } from '../../files/folder.js';
import { MachineFault } from '../../files/machine-fault.js';
import type { Sweep } from '../folder/open-sweep.js';
import { collectLog, names } from '../folder/places.js';
import { jobFile, jobName, quoted } from './job-file.js';
import { type EngineStatus, writeSubmission } from './submission.js';
import { slurmTasks, type Tasks, usualArray } from './tasks.js';

const execute = promisify(execFile);

/** Words that call this program on every node: the disk that it is on is shared, as the results are. */
const program = [process.execPath, fileURLToPath(new URL('../../../bin/entk.js', import.meta.url))];

/** What was written, and, unless it was a rehearsal, submitted. */
export interface SlurmRun extends Tasks {
  readonly file: string;
  readonly job?: string;
  /** The job that collects when all tasks have ended, well or not. */
  readonly collect?: string;
}

/**
 * Writes the job file, and submits it with a job that collects afterwards.
 *
 * @throws MisuseError without `sbatch`, or with a plan that it refuses.
 * @throws MachineFault if the controller does not answer.
 */
export async function submitToSlurm(sweep: Sweep, { dryRun }: { readonly dryRun: boolean }): Promise<SlurmRun> {
  const { folder, plan } = sweep;
  const tasks = slurmTasks(sweep, dryRun ? await largestArray().catch(() => usualArray) : await largestArray());
  const file = join(folder, names.jobFile);
  await writeWhole('sweep', file, jobFile(sweep, tasks, program));
  if (dryRun) return { ...tasks, file };
  await mkdir(join(folder, names.log), { recursive: true });
  const job = await slurm('sbatch', '--parsable', file);
  const place = [
    ...(plan.slurm.partition === undefined ? [] : [`--partition=${plan.slurm.partition}`]),
    ...(plan.slurm.account === undefined ? [] : [`--account=${plan.slurm.account}`]),
  ];
  const lines = [...(plan.slurm.setup ?? []), [...program, 'sweep', 'collect', folder].map(quoted).join(' ')];
  const collect = await slurm(
    'sbatch',
    '--parsable',
    `--job-name=${jobName(folder)}-collect`,
    `--dependency=afterany:${job}`,
    `--output=${join(folder, names.log, collectLog)}`,
    ...place,
    `--wrap=${lines.join('\n')}`,
  );
  await writeSubmission(folder, { engine: 'slurm', job, collect, tasks: tasks.tasks });
  return { ...tasks, file, job, collect };
}

/** How many tasks of an array run and wait; none of a job that the scheduler has forgotten. */
export async function askSlurm(job: string): Promise<EngineStatus> {
  const text = await slurm('squeue', '--noheader', '--array', `--jobs=${job}`, '--format=%T %N').catch((error) => {
    if (/invalid job id/i.test(String(error))) return '';
    throw error;
  });
  const tasks = text.split('\n').filter((line) => line.trim() !== '');
  const running = tasks.filter((line) => /^(RUNNING|COMPLETING)/.test(line));
  const nodes = new Set(running.map((line) => line.split(' ')[1]));
  return { engine: 'slurm', running: running.length, waiting: tasks.length - running.length, nodes: nodes.size };
}

async function largestArray(): Promise<number> {
  const text = await slurm('scontrol', 'show', 'config');
  return Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(text)?.[1] ?? usualArray);
}

/** What a command of Slurm prints; of `sbatch --parsable` the number of the job. */
async function slurm(command: string, ...words: string[]): Promise<string> {
  try {
    const { stdout } = await execute(command, words, { maxBuffer: 100_000_000 });
    return stdout.trim().split(';')[0];
  } catch (error) {
    const { code, stderr = '' } = error as { code?: string | number; stderr?: string };
    if (code === 'ENOENT') {
      throw new MisuseError({
        in: 'sweep',
        rule: `${command} must be on the PATH`,
        remedy: 'call this on a login node of a cluster that has Slurm; --dry-run writes the job file without it',
      });
    }
    const said = stderr.trim().replaceAll(/\s*\n\s*/g, '; ') || String(error);
    if (/unable to contact|timed out|temporarily|socket/i.test(said)) throw new MachineFault(`${command}: ${said}`);
    throw new MisuseError({ in: 'sweep', rule: `${command} must accept the job`, context: said });
  }
}
