import type { Command } from 'commander';
import { inThreads } from '../parallel/arithmetic.js';
import { addCompareOptions, type CompareOptions } from './compare/options.js';
import type { CommandContext } from './context.js';

/** Options of `entk compare`, and its action, which is loaded when it is called: help needs none of it. */
export function addCompare(command: Command, context: CommandContext): void {
  addCompareOptions(command);
  command.action(async (first: string, second: string, options: CompareOptions) => {
    const { compare } = await import('./compare/compare.js');
    await inThreads('compare', options.threads, () => compare([first, second], options, context));
  });
}
