import { MisuseError } from '@entk/core';
import type { Sweep } from '../folder/open-sweep.js';

/** `MaxArraySize` where no scheduler says what it takes: Slurm's own default. */
export const usualArray = 1001;

/** How a sweep is cut into tasks of an engine. */
export interface Tasks {
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
 * Tasks for Slurm, whose clusters take arrays of a largest size.
 *
 * @param largestArray What the cluster takes, `MaxArraySize`.
 * @throws MisuseError if the plan says more than that.
 */
export function slurmTasks(sweep: Pick<Sweep, 'plan' | 'cells'>, largestArray: number): Tasks {
  const asked = sweep.plan.slurm.tasks;
  if (asked !== undefined && asked > largestArray) {
    throw new MisuseError({
      in: 'sweep',
      rule: `slurm.tasks must be at most ${largestArray}, the MaxArraySize of this cluster`,
      got: asked,
      remedy: 'fewer tasks take more cells each',
    });
  }
  return tasksOf(sweep, asked, largestArray);
}

/** Tasks of ten minutes or more, and at most 200 of them, or as many as the plan says; never more than cells. */
export function tasksOf(
  { plan, cells }: Pick<Sweep, 'plan' | 'cells'>,
  asked: number | undefined,
  most = Number.POSITIVE_INFINITY,
): Tasks {
  const { minutes } = plan.each;
  const whole = minutes === undefined ? usualTasks : Math.ceil((minutes * cells.length) / shortestTask);
  const tasks = Math.max(1, Math.min(asked ?? Math.min(whole, mostTasks), cells.length, most));
  if (minutes === undefined) return { tasks };
  const each = minutes * Math.ceil(cells.length / tasks);
  return { tasks, minutes: Math.ceil(reserve.factor * each + reserve.minutes) };
}
