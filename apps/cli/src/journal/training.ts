import { MisuseError } from '@entk/core';
import type { TrainingOptions, TrainingRun, TrainingSnapshot } from '@entk/models';
import type { Journal } from './journal.js';

/** Time between snapshots, as a multiple of what the last one cost: training gets slower by 5 % at most. */
const restPerCost = 20;

/** Snapshots are not taken more often than this (ms): a kill costs no more than that anyway. */
const shortestRest = 250;

/** Trains, or resumes training from the last snapshot of an earlier run, or gives the run that it finished. */
export function journalledTraining(
  journal: Journal,
  train: (resumption: Pick<TrainingOptions, 'resumeFrom' | 'onPause'>) => Promise<TrainingRun>,
): Promise<TrainingRun> {
  const name = 'training-so-far';
  return journal.stage('training', async () => {
    const resumeFrom = journal.recall(name)?.value as TrainingSnapshot | undefined;
    let next = performance.now() + shortestRest;
    const run = await train({
      resumeFrom,
      onPause(takeSnapshot) {
        const start = performance.now();
        if (start < next) return;
        const snapshot = takeSnapshot();
        if (isFinite(snapshot)) journal.keep(name, snapshot);
        const end = performance.now();
        next = end + Math.max(shortestRest, restPerCost * (end - start));
      },
    });
    journal.forget(name);
    requireFiniteRun(run);
    return run;
  });
}

/** Weights that are no numbers are of no use to anyone; a run that ends with them is not kept. */
function requireFiniteRun({ history, checkpoints, parameters }: TrainingRun): void {
  const diverged = history.find(({ train, test }) => !Number.isFinite(train.loss + (test?.loss ?? 0)));
  const all = [...checkpoints.flatMap((checkpoint) => [...checkpoint.parameters.values()]), ...parameters.values()];
  if (!diverged && all.every(({ data }) => data.every(Number.isFinite))) return;
  throw new MisuseError({
    in: 'train',
    rule: 'the network must keep to finite numbers',
    context: diverged ? `loss ${diverged.train.loss} at epoch ${diverged.epoch}` : 'its weights do not',
    remedy: 'give a smaller learning rate',
  });
}

/** A training that diverges is not resumed from where it no longer has numbers. */
function isFinite({ parameters, optimiserState }: TrainingSnapshot): boolean {
  const arrays = [...parameters.values(), ...Array.from(optimiserState.values()).flat()];
  return arrays.every(({ data }) => data.every(Number.isFinite));
}
