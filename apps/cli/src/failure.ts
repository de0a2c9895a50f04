import { EntkError } from '@entk/core';
import { CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { faultText, isMachineFault } from './files/machine-fault.js';
import { Interruption } from './interruption.js';
import { UsageError } from './usage.js';

/** How a call that did not end well ends: its exit code, and what is said of it on stderr, if anything. */
export interface Failure {
  readonly code: ExitCode;
  readonly text?: string;
}

/**
 * What a thrown error means for whoever called the program. Misuse, bad files and what the machine refuses give one
 * line under the name of the command; anything else is a fault of ours and keeps its stack.
 */
export function failureOf(error: unknown, command: string): Failure {
  // Help and version are thrown too; what they print is printed.
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? exitCodes.done : exitCodes.misuse };
  if (error instanceof Interruption) return { code: exitCodes.interrupted, text: `entk: ${error.message}` };
  if (error instanceof UsageError) return { code: exitCodes.misuse, text: `${error.command}: ${error.message}` };
  if (isMachineFault(error)) {
    const text = error instanceof EntkError ? sentenceOf(error) : faultText(error);
    return { code: exitCodes.machine, text: `${command}: ${text}; the same call may succeed another time` };
  }
  if (error instanceof EntkError) return { code: exitCodes.misuse, text: `${command}: ${sentenceOf(error)}` };
  if (isRefusal(error)) return { code: exitCodes.misuse, text: `${command}: ${error.path}: ${faultText(error)}` };
  return { code: exitCodes.failed, text: String((error as Error)?.stack ?? error) };
}

/** A message without the function that was called: a reader of the program has called a command. */
function sentenceOf({ message }: EntkError): string {
  return message.replace(/^\w+: /, '');
}

/** What the operating system refused of a file that has a name. */
function isRefusal(error: unknown): error is Error & { readonly path: string } {
  return error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string';
}
