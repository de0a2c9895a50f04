/** What the program tells the shell. `machine` is EX_TEMPFAIL of sysexits.h: the same call may succeed another time. */
export const exitCodes = { done: 0, failed: 1, misuse: 2, failedCells: 3, machine: 75, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What is known of a call while it runs. */
export interface Outcome {
  /** Set by a command that ran to its end: `failed` when a claim did not hold. */
  code: ExitCode;
  /** The command that was called: `entk train superposition`. */
  command: string;
}

/** The same for readers of `--help`. */
export const exitCodesText = `Exit codes:
  0    done, and every claim holds
  1    a claim does not hold, an import is not complete, or a fault of entk itself
  2    misuse: the command line, or a file that is not what it should be
  3    a sweep has run, and some of its cells can only fail
  75   the machine refused: a full disk, no memory, too many open files; try again
  130  interrupted`;
