import { join } from 'node:path';

/** Names in the folder of a sweep. */
export const names = {
  plan: 'plan.json',
  manifest: 'manifest.json',
  cells: 'cells',
  failed: 'failed',
  work: 'work',
  /** What an engine was given, and the job file of Slurm. */
  submitted: 'submitted.json',
  jobFile: 'job.sbatch',
  /** The manifest of Kubernetes. */
  manifestFile: 'job.json',
  log: 'log',
} as const;

/** In the folder of logs, what the job that collects says. */
export const collectLog = 'collect.txt';

/** `cells/3f/3f09c1….json`: 256 folders, so that none holds more than a file system likes to list. */
export function resultFile(folder: string, key: string): string {
  return join(folder, names.cells, key.slice(0, 2), `${key}.json`);
}

/** `failed/3f09c1….json`. */
export function failureFile(folder: string, key: string): string {
  return join(folder, names.failed, `${key}.json`);
}

/** `work/3f09c1…`: the stages of a cell that is being computed. */
export function workFolder(folder: string, key: string): string {
  return join(folder, names.work, key);
}
