import { basename, join } from 'node:path';
import { MisuseError } from '@entk/core';
import type { Sweep } from '../folder/open-sweep.js';
import { names } from '../folder/places.js';

/** `MaxArraySize` where no scheduler says what it takes: Slurm's own default. */
export const usualArray = 1001;

/** How a sweep is cut into tasks. */
export interface SlurmTasks {
  readonly tasks: number;
  /** Of each task, where the plan says what a cell takes. */
  readonly minutes?: number;
}

/** A task of fewer minutes costs more in being started than it computes; clusters ask for it. */
const shortestTask = 10;

/** Tasks of one array without a word of the plan: clusters limit how many begin a minute. */
const mostTasks = 200;

/** Where the plan says nothing of time. */
const usualTasks = 40;

/** What is asked of the scheduler over what was estimated, and minutes for what every task costs. */
const reserve = { factor: 2, minutes: 5 } as const;

/**
 * Tasks of ten minutes or more, and at most 200 of them, or as many as the plan says.
 *
 * @param largestArray What the cluster takes, `MaxArraySize`.
 * @throws MisuseError if the plan says more than that.
 */
export function slurmTasks({ plan, cells }: Pick<Sweep, 'plan' | 'cells'>, largestArray: number): SlurmTasks {
  const { minutes } = plan.each;
  const asked = plan.slurm.tasks;
  if (asked !== undefined && asked > largestArray) {
    throw new MisuseError({
      in: 'sweep',
      rule: `slurm.tasks must be at most ${largestArray}, the MaxArraySize of this cluster`,
      got: asked,
      remedy: 'fewer tasks take more cells each',
    });
  }
  const whole = minutes === undefined ? usualTasks : Math.ceil((minutes * cells.length) / shortestTask);
  const tasks = Math.max(1, Math.min(asked ?? Math.min(whole, mostTasks), cells.length, largestArray));
  if (minutes === undefined) return { tasks };
  const each = minutes * Math.ceil(cells.length / tasks);
  return { tasks, minutes: Math.ceil(reserve.factor * each + reserve.minutes) };
}

/** The job file: an array of tasks, each a shard. It is written to be read, and may be edited. */
export function jobFile(sweep: Sweep, { tasks, minutes }: SlurmTasks, program: readonly string[]): string {
  const { folder, plan } = sweep;
  const { partition, account, setup = [], options = [] } = plan.slurm;
  const { threads, memory } = plan.each;
  const lines = [
    `--job-name=${jobName(folder)}`,
    `--array=0-${tasks - 1}`,
    `--output=${join(folder, names.log, '%a.txt')}`,
    '--open-mode=append',
    '--requeue',
    `--cpus-per-task=${threads}`,
    ...(memory === undefined ? [] : [`--mem=${memory}M`]),
    ...(minutes === undefined ? [] : [`--time=${clock(minutes)}`]),
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(account === undefined ? [] : [`--account=${account}`]),
    ...options,
  ];
  return `#!/bin/bash
# ${sweep.cells.length} cells in ${tasks} tasks. Written by entk sweep run --engine slurm; edit and submit it as you like:
# a task computes what of its share has no result yet, and may be run any number of times.
${lines.map((line) => `#SBATCH ${line}`).join('\n')}

entk() { ${program.map(quoted).join(' ')} "$@"; }
${setup.map((line) => `${line}\n`).join('')}
entk sweep run ${quoted(folder)} --shard "$SLURM_ARRAY_TASK_ID/${tasks}"
status=$?

# 75: the machine refused something, such as room on the disk. Above 128: killed, for memory for instance, which Slurm
# itself does not repeat; 130 is whoever cancelled the job. Both again, twice.
if { [ $status -eq 75 ] || { [ $status -gt 128 ] && [ $status -ne 130 ]; }; } && [ "\${SLURM_RESTART_COUNT:-0}" -lt 2 ]; then
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" && sleep 30
fi
exit $status
`;
}

/** What tells the jobs of a sweep from others in a list of them. */
export function jobName(folder: string): string {
  return `entk-${basename(folder).replaceAll(/[^\w.-]+/g, '-')}`;
}

/** A word of a shell. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
}
