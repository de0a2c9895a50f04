import type { Command } from 'commander';
import { addAnalyze } from './commands/analyze.js';
import { addCompare } from './commands/compare.js';
import { addCompletion } from './commands/completion.js';
import type { CommandContext, Outputs } from './commands/context.js';
import { addGallery } from './commands/gallery.js';
import { addImport } from './commands/import.js';
import { addReproduce } from './commands/reproduce.js';
import { addTrain } from './commands/train.js';
import { exitCodesText, type Outcome } from './exit-codes.js';
import { addExamples, optionDescription } from './help.js';
import { pathOf, ProgramCommand } from './usage.js';
import { version } from './version.js';

/** Help without a terminal's width to go by. */
const usualWidth = 100;

/** The command line of `entk`. Parsing errors are thrown, not exited on. */
export function createProgram(context: CommandContext, outcome: Outcome, { stdout, stderr }: Outputs): Command {
  const program = new ProgramCommand('entk')
    .description('Finds the features of a trained network through its empirical neural tangent kernel.')
    .version(version)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? usualWidth,
      getErrHelpWidth: () => stderr.columns ?? usualWidth,
    })
    .configureHelp({ optionDescription, argumentDescription: ({ description }) => description })
    .exitOverride()
    .hook('preAction', (_, called) => {
      outcome.command = pathOf(called);
    })
    .addHelpText('after', `\n${exitCodesText}`);
  addReproduce(program, context, outcome);
  addTrain(program, context);
  addAnalyze(program, context);
  addCompare(program, context);
  addImport(program, context, outcome);
  addGallery(program, context);
  addCompletion(program, context);
  addExamples(program);
  return program;
}
