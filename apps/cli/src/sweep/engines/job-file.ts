import { basename, join } from 'node:path';
import type { Sweep } from '../folder/open-sweep.js';
import { names } from '../folder/places.js';
import type { Tasks } from './tasks.js';

/** The job file: an array of tasks, each a shard. It is written to be read, and may be edited. */
export function jobFile(sweep: Sweep, { tasks, minutes }: Tasks, program: readonly string[]): string {
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
