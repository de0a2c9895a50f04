import type { Command } from 'commander';
import { type AnalyzeOptions, addAnalyzeOptions } from './analyze/options.js';
import { wayOf, ways } from './analyze/ways.js';
import type { CommandContext } from './context.js';
import { requireOptionsOfWay } from './options-of-way.js';

/** Options of `entk analyze`, and its action, which is loaded when it is called: help needs none of it. */
export function addAnalyze(command: Command, context: CommandContext): void {
  addAnalyzeOptions(command);
  command.action(async (words: AnalyzeOptions) => {
    const way = wayOf(words);
    requireOptionsOfWay(command, ways, way);
    const { analyze } = await import('./analyze/analyze.js');
    await analyze(words, way, context);
  });
}
