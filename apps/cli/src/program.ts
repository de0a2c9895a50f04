import type { Command } from 'commander';
import { commands } from './commands.js';
import type { CommandContext, Outputs } from './commands/context.js';
import { exitCodesText, type Outcome } from './exit-codes.js';
import { addExamples, optionDescription } from './help.js';
import { fastArithmeticText, useFastArithmetic } from './parallel/arithmetic.js';
import { pathOf, ProgramCommand } from './usage.js';
import { version } from './version.js';

/** Help without a terminal's width to go by. */
const usualWidth = 100;

/**
 * The command line of `entk`. Parsing errors are thrown, not exited on.
 *
 * @param needed The commands to load; of the others only names and descriptions are there.
 */
export async function createProgram(
  context: CommandContext,
  outcome: Outcome,
  { stdout, stderr }: Outputs,
  needed: ReadonlySet<string> = new Set(Object.keys(commands)),
): Promise<Command> {
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
    .hook('preAction', async (_, called) => {
      outcome.command = pathOf(called);
      if (called.opts().fast) context.note(fastArithmeticText(await useFastArithmetic()));
    })
    .addHelpText('after', `\n${exitCodesText}`);
  for (const [name, { description, load }] of Object.entries(commands)) {
    const command = program.command(name).description(description);
    if (needed.has(name)) (await load())(command, context, outcome);
  }
  addExamples(program);
  return program;
}
