import { type Remote, wrap } from 'comlink';
import { stopped } from './stopping.js';

/** What every worker of a demo answers beside its own calls. */
export interface Stoppable {
  /** Ends the work at its next step. */
  stop(): void;
}

/**
 * How long a worker may leave a Stop unanswered, in ms, before it is ended: longer than the largest default
 * eigenproblem.
 */
const patience = 2000;

/**
 * A page's line to the worker of a demo. The worker starts with the first call and ends with `close`.
 *
 * A call fails with the worker's own error, with a stop (`isStop`) once it was stopped, or says that the worker died.
 */
export class Connection<Api extends Stoppable> {
  readonly #start: () => Worker;
  readonly #patience: number;
  #worker: Worker | undefined;
  #api: Remote<Api> | undefined;
  #pending = new Set<(reason: unknown) => void>();

  constructor(start: () => Worker, options: { readonly patience?: number } = {}) {
    this.#start = start;
    this.#patience = options.patience ?? patience;
  }

  /** Whether there is a worker: what it was told before is known to it only while there is. */
  get open(): boolean {
    return this.#worker !== undefined;
  }

  call<Result>(work: (api: Remote<Api>) => Promise<Result>): Promise<Result> {
    const api = (this.#api ??= this.#connect());
    return new Promise<Result>((resolve, reject) => {
      this.#pending.add(reject);
      work(api)
        .then(resolve, reject)
        .finally(() => this.#pending.delete(reject));
    });
  }

  /** Asks the worker to stop; one that does not answer in time is ended, and forgets what it knew. */
  async stop(): Promise<void> {
    const [api, worker] = [this.#api, this.#worker];
    if (!api || !worker) return;
    const answered = api.stop().then(() => true);
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, this.#patience, false));
    const inTime = await Promise.race([answered, late]);
    if (!inTime && this.#worker === worker) this.close();
  }

  /** Ends the worker and every call that waits for it. */
  close(): void {
    this.#end(stopped());
  }

  #connect(): Remote<Api> {
    const worker = this.#start();
    worker.addEventListener('error', ({ message }) => {
      if (this.#worker === worker)
        this.#end(new Error(`the page's worker ended: ${message || 'it could not be loaded'}`));
    });
    this.#worker = worker;
    return wrap<Api>(worker);
  }

  #end(reason: unknown): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#api = undefined;
    for (const reject of this.#pending) reject(reason);
    this.#pending.clear();
  }
}
