import { askQueue } from './queue.js';
import { askSlurm } from './slurm.js';
import type { EngineStatus, Submission } from './submission.js';

/** Asks an engine what it knows; one that does not answer is a status too. */
export async function askEngine(submission: Submission): Promise<EngineStatus> {
  try {
    if (submission.engine === 'slurm') return await askSlurm(submission.job);
    return await askQueue(submission.redis);
  } catch (error) {
    const [said] = (error instanceof Error ? error.message : String(error)).split('\n');
    const fault = said.replace(/^sweep: /, '');
    return { engine: submission.engine, running: 0, waiting: 0, fault };
  }
}
