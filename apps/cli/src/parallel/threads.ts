import { availableParallelism } from 'node:os';
import { requireInteger } from '@entk/core';

/** The most threads of one process; more than any machine has cores. */
const mostThreads = 4096;

/**
 * How many threads compute at once: those asked for, else those that a job of Slurm was given, which without cgroups
 * sees all cores of its node; else one a core.
 *
 * @throws MisuseError for a number that is no positive integer.
 */
export function usableThreads(asked?: number, caller = 'entk'): number {
  if (asked !== undefined) {
    requireInteger(caller, 'threads', asked, { min: 1, max: mostThreads });
    return asked;
  }
  const given = Number(process.env.SLURM_CPUS_PER_TASK);
  return Number.isSafeInteger(given) && given >= 1 ? given : availableParallelism();
}
