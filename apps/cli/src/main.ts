import { neededBy } from './commands.js';
import { type Outputs, terminalContext } from './commands/context.js';
import { exitCodes, type ExitCode, type Outcome } from './exit-codes.js';
import { failureOf } from './failure.js';
import { faultText, isMachineFault } from './files/machine-fault.js';
import { Interruption } from './interruption.js';
import { useUsualArithmetic } from './parallel/arithmetic.js';
import { createProgram } from './program.js';
import { Output } from './terminal/output.js';

/** Runs the program with the words after its name, and resolves with the exit code when its output is written. */
export async function main(
  words: readonly string[],
  outputs: Outputs = { stdout: new Output(process.stdout), stderr: new Output(process.stderr) },
): Promise<number> {
  const code = await run(words, outputs);
  const { stdout, stderr } = outputs;
  await stdout.settled();
  const { fault } = stdout;
  if (fault) stderr.write(`entk: the results could not be written to stdout: ${faultText(fault)}\n`);
  await stderr.settled();
  if (!fault) return code;
  return isMachineFault(fault) ? exitCodes.machine : exitCodes.misuse;
}

async function run(words: readonly string[], outputs: Outputs): Promise<ExitCode> {
  const abort = new AbortController();
  const interrupt = () => abort.abort(new Interruption());
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const context = terminalContext(abort.signal, outputs);
  const outcome: Outcome = { code: exitCodes.done, command: 'entk' };
  try {
    const program = await createProgram(context, outcome, outputs, neededBy(words));
    await program.parseAsync(words, { from: 'user' });
    return outcome.code;
  } catch (error) {
    context.endProgress();
    const { code, text } = failureOf(error, outcome.command);
    if (text !== undefined) outputs.stderr.write(`${text}\n`);
    return code;
  } finally {
    await useUsualArithmetic();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
