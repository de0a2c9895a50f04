import { Command } from 'commander';
import { addAnalyze } from './commands/analyze.js';
import { addCompare } from './commands/compare.js';
import type { CommandContext } from './commands/context.js';
import { addGallery } from './commands/gallery.js';
import { addImport } from './commands/import.js';
import { addReproduce } from './commands/reproduce.js';
import { addTrain } from './commands/train.js';
import type { Outcome } from './exit-codes.js';
import { version } from './version.js';

/** The command line of `entk`. Parsing errors are thrown, not exited on. */
export function createProgram(context: CommandContext, outcome: Outcome): Command {
  const program = new Command('entk')
    .description('Finds the features of a trained network through its empirical neural tangent kernel.')
    .version(version)
    .exitOverride();
  addReproduce(program, context, outcome);
  addTrain(program, context);
  addAnalyze(program, context);
  addCompare(program, context);
  addImport(program, context, outcome);
  addGallery(program, context);
  return program;
}
