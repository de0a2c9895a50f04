import { Stopper } from './stopping.js';

/** What the workers of the demos have in common: a backend, and one piece of work at a time that can be stopped. */
export abstract class WorkerSession {
  readonly #ready: () => Promise<void>;
  readonly #stopper = new Stopper();

  /** @param ready Makes the backend ready; awaited before the first tensor. */
  constructor(ready: () => Promise<void>) {
    this.#ready = ready;
  }

  stop(): void {
    this.#stopper.stop();
  }

  /** Begins a new piece of work: what ran before is told to end, and the backend is ready. */
  protected async begin(): Promise<AbortSignal> {
    const signal = this.#stopper.begin();
    await this.#ready();
    signal.throwIfAborted();
    return signal;
  }
}
