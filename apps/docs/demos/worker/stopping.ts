/** What `signal.reason` is when someone pressed Stop. */
export function stopped(): DOMException {
  return new DOMException('stopped', 'AbortError');
}

/** Whether an error, also one that came from a worker, says that the work was stopped on purpose. */
export function isStop(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The worker's side of a Stop button: one piece of work at a time, ended by the next one or by `stop`. */
export class Stopper {
  #control = new AbortController();

  /** The signal of a new piece of work; what ran before is told to end. */
  begin(): AbortSignal {
    this.stop();
    this.#control = new AbortController();
    return this.#control.signal;
  }

  stop(): void {
    this.#control.abort(stopped());
  }
}
