// Also tests commands/option-values.ts: values are read while the command line is.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/program.js';
import type { CommandContext } from '../src/commands/context.js';
import { Output } from '../src/terminal/output.js';
import { recorder } from './entk.js';

const silent = new Output(recorder().stream);

/** The program with nothing behind it: what it understood, as the words of the command and its options. */
async function understood(words: readonly string[]): Promise<{ command: string; options: Record<string, unknown> }> {
  let heard: { command: string; options: Record<string, unknown> } | undefined;
  const outputs = { stdout: silent, stderr: silent };
  const program = await createProgram({} as CommandContext, { code: 0, command: 'entk' }, outputs);
  for (const leaf of leavesOf(program)) {
    leaf.exitOverride();
    leaf.action(() => void (heard = { command: nameOf(leaf), options: leaf.opts() }));
  }
  await program.parseAsync(words, { from: 'user' });
  if (!heard) throw new Error(`nothing was run by ${words.join(' ')}`);
  return heard;
}

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function nameOf(command: Command): string {
  return command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

const documents = [
  '../README.md',
  '../../../README.md',
  '../../docs/guides/getting-started.md',
  '../../docs/guides/your-weights.md',
].map((path) => readFileSync(new URL(path, import.meta.url), 'utf8').replaceAll(/ \\\n +/g, ' '));
const shown = documents.flatMap((text) =>
  Array.from(text.matchAll(/^(?:npm run --silent entk --|entk) ([^>#\n]+)/gm), ([, words]) => words.trim()),
);

describe('the command lines that the documents show', () => {
  test('there are some', () => expect(shown.length).toBeGreaterThan(8));

  test.each(shown.filter((words) => words !== '--help'))('entk %s', async (words) => {
    const { command } = await understood(words.split(' '));
    expect(words.startsWith(command)).toBe(true);
  });
});

test('without options, training has the settings that the figures were made with', async () => {
  const { options } = await understood(['train', 'modular-addition']);
  expect(options).toMatchObject({
    p: 29,
    hiddenUnits: 512,
    alpha: 0.7,
    epochs: 500,
    learningRate: 0.05,
    weightDecay: 0.01,
    scaling: 'mean-field',
    loss: 'squared-error',
    optimiser: 'adamw',
    seed: 0,
  });
  expect((await understood(['train', 'superposition'])).options).toMatchObject({
    features: 50,
    hiddenUnits: 10,
    sparsity: 0.9,
    examples: 500,
    rows: 'unit',
    steps: 5000,
    learningRate: 0.001,
  });
});

test('lists are read number by number', async () => {
  const { options } = await understood(['train', 'modular-addition', '--checkpoints', '0,80,1e2']);
  expect(options.checkpoints).toEqual([0, 80, 100]);
});

test.each([
  [['train', 'modular-addition', '--p', '1e400'], /whole number/],
  [['train', 'modular-addition', '--alpha', 'NaN'], /must be a number/],
  [['train', 'modular-addition', '--checkpoints', '1,,2'], /whole number/],
])('%j is refused', async (words, refusal) => {
  await expect(understood(words)).rejects.toThrow(refusal);
});
