import { EntkError } from '@entk/core';
import { CommanderError } from 'commander';
import { terminalContext } from './commands/context.js';
import { exitCodes, type Outcome } from './exit-codes.js';
import { Interruption } from './interruption.js';
import { createProgram } from './program.js';

/** Runs the program with the words after its name, and resolves with the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const abort = new AbortController();
  const interrupt = () => abort.abort(new Interruption());
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const context = terminalContext(abort.signal);
  const outcome: Outcome = { code: exitCodes.done };
  try {
    await createProgram(context, outcome).parseAsync(words, { from: 'user' });
    return outcome.code;
  } catch (error) {
    context.endProgress();
    return failure(error);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** Misuse and bad files give one line; anything else is a fault of ours and keeps its stack. */
function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.misuse;
  if (error instanceof Interruption) {
    process.stderr.write(`entk: ${error.message}\n`);
    return exitCodes.interrupted;
  }
  const expected = error instanceof EntkError;
  process.stderr.write(`${expected ? `entk: ${error.message}` : String((error as Error)?.stack ?? error)}\n`);
  return expected ? exitCodes.misuse : exitCodes.failed;
}
