/**
 * Runs one piece of work at a time, and of those asked for meanwhile only the last: what a slider needs.
 *
 * @returns A function that resolves when nothing is left to do. An error ends the queue and is thrown to all who wait.
 */
export function latestOnly<Input>(work: (input: Input) => Promise<void>): (input: Input) => Promise<void> {
  let next: { input: Input } | undefined;
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    try {
      while (next) {
        const { input } = next;
        next = undefined;
        await work(input);
      }
    } finally {
      next = undefined;
      running = undefined;
    }
  }

  return (input) => {
    next = { input };
    running ??= runAll();
    return running;
  };
}
