import type { OptionNames } from './arguments.js';

/** How far a long call has come. */
export interface Progress {
  /** What is being done, in the present tense: `training`, `eigenpairs of the full kernel`. */
  readonly stage: string;
  /** Steps done so far, of `total`. */
  readonly done: number;
  readonly total: number;
  /** A figure worth watching, such as the loss. */
  readonly detail?: string;
}

/** What every call that may take more than a second accepts. */
export interface WorkOptions {
  /** Ends the call with the signal's reason at its next step; nothing is left allocated. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** The most bytes the call may hold at once. What cannot fit is refused before it starts. */
  readonly memoryBudget?: number;
}

/** The names of the work options, for `requireOptions`. */
export const workOptionNames: OptionNames<WorkOptions> = { signal: true, onProgress: true, memoryBudget: true };

/** The work options among others, to hand on to a step of the call. */
export function workOf({ signal, onProgress, memoryBudget }: WorkOptions): WorkOptions {
  return { signal, onProgress, memoryBudget };
}

/**
 * Lets the host's event loop run once, so that an abort, a click or a repaint comes through a long computation.
 * Throws the signal's reason when it is aborted.
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => laterOf(globalThis)(resolve));
  signal?.throwIfAborted();
}

interface TaskHost {
  setImmediate?: (task: () => void) => unknown;
  setTimeout: unknown;
}

/** Node's `setImmediate` returns in microseconds where a timer of 0 takes a millisecond; pages have the timer only. */
function laterOf(host: TaskHost): (task: () => void) => unknown {
  return host.setImmediate ?? ((task) => setTimeout(task, 0));
}
