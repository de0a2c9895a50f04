import { Argument } from 'commander';
import { expect, test } from 'vitest';
import { pathOf, ProgramCommand, UsageError } from '../src/usage.js';

/** What parsing these words throws. */
async function thrown(...words: string[]): Promise<UsageError> {
  const program = new ProgramCommand('entk').exitOverride();
  program
    .command('train')
    .command('superposition')
    .argument('<m>')
    .option('--steps <number>')
    .action(() => undefined);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error('no UsageError was thrown');
}

test.each([
  [['train', 'superposition', '3', '--step', '2'], "unknown option '--step', did you mean --steps?"],
  [['train', 'superposition'], "missing required argument 'm'"],
  [['train', 'superposition', '3', '4'], "too many arguments for 'superposition'. Expected 1 argument but got 2."],
  [['train', 'superposition', '3', '--steps'], "option '--steps <number>' argument missing"],
])('%j: one line that names the command and its help', async (words, message) => {
  const { message: line, command } = await thrown(...words);
  expect(line).toBe(`${message} (see entk train superposition --help)`);
  expect(command).toBe('entk train superposition');
});

test('names the choices of an argument that is missing, and a command whose help is not there', async () => {
  const program = new ProgramCommand('entk').exitOverride();
  program
    .command('completion')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh']))
    .action(() => undefined);
  const parse = (...words: string[]) => program.parseAsync(words, { from: 'user' });
  await expect(parse('completion')).rejects.toThrow(
    "missing required argument 'shell', one of bash, zsh (see entk comp",
  );
  await expect(parse('help', 'completoin')).rejects.toThrow(
    'unknown command \'completoin\'; did you mean "completion"? (see entk --help)',
  );
});

test('commands within commands are of the same kind, and know their paths', () => {
  const inner = new ProgramCommand('entk').command('train').command('superposition');
  expect(inner).toBeInstanceOf(ProgramCommand);
  expect(pathOf(inner)).toBe('entk train superposition');
});
