import { Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { completedCommands } from '../src/completion/completed-command.js';
import type { CommandContext } from '../src/commands/context.js';
import { examples, optionDescription } from '../src/help.js';
import { createProgram } from '../src/program.js';
import { Output } from '../src/terminal/output.js';
import { entk, recorder } from './entk.js';

const silent = new Output(recorder().stream);
const program = () =>
  createProgram({} as CommandContext, { code: 0, command: 'entk' }, { stdout: silent, stderr: silent });
const paths = completedCommands(await program()).map(({ path }) => path);

test('every command has examples, and no example is of another', () => {
  expect(Object.keys(examples).toSorted()).toEqual(paths.toSorted());
});

describe.each(paths)('%s --help', (path) => {
  test('shows them, and says nothing of exit codes but once', async () => {
    const { code, stdout } = await entk(...path.split(' ').slice(1), '--help');
    expect(code).toBe(0);
    for (const [words] of examples[path]) expect(stdout).toContain(`\n  entk ${words}\n`);
    expect(/^ +75 /m.test(stdout)).toBe(path === 'entk');
  });

  test.each(examples[path])('entk %s: understood', async (words) => {
    const parsed = await program();
    let called = '';
    parsed.hook('preAction', (_, command) => {
      called = command.name();
      throw new Error('understood');
    });
    const given = words.replace(/ >.*$/, '').split(' ');
    await expect(parsed.parseAsync(given, { from: 'user' })).rejects.toThrow('understood');
    expect(words).toContain(called);
  });
});

test('help fits the terminal', async () => {
  const wide = recorder({ columns: 80 });
  const { main } = await import('../src/main.js');
  await main(['analyze', '--help'], { stdout: new Output(wide.stream), stderr: silent });
  const [options] = wide.text().split('\nExamples:');
  expect(Math.max(...options.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test.each([
  [new Option('--a <x>', 'what'), 'what'],
  [new Option('--a <x>', 'what').default([0, 0.3, 1]), 'what (default 0,0.3,1)'],
  [new Option('--a <x>', 'what').choices(['p', 'q']).default('p'), 'what (one of p, q; default p)'],
  [new Option('--a', 'what').default(false), 'what'],
  [new Option('--a <x>').default(0), 'default 0'],
])('choices and defaults are written as they are typed', (option, text) => {
  expect(optionDescription(option)).toBe(text);
});
