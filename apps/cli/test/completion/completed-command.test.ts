// Also tests commands/completion.ts: what the program prints is made of this.
import { expect, test } from 'vitest';
import { completedCommands } from '../../src/completion/completed-command.js';
import { createProgram } from '../../src/program.js';
import type { CommandContext } from '../../src/commands/context.js';
import { Output } from '../../src/terminal/output.js';
import { entk, recorder } from '../entk.js';

const silent = new Output(recorder().stream);
const outputs = { stdout: silent, stderr: silent };
const commands = completedCommands(await createProgram({} as CommandContext, { code: 0, command: 'entk' }, outputs));
const ofPath = (path: string) => commands.find((each) => each.path === path);
const option = (path: string, flag: string) => ofPath(path)?.options.find((each) => each.flag === flag);

test('every command of the program is there, with the commands in it', () => {
  expect(commands.map(({ path }) => path)).toEqual([
    'entk',
    'entk reproduce',
    'entk train',
    'entk train modular-addition',
    'entk train superposition',
    'entk train addition-transformer',
    'entk train induction',
    'entk analyze',
    'entk compare',
    'entk import',
    'entk gallery',
    'entk sweep',
    'entk sweep check',
    'entk sweep run',
    'entk sweep work',
    'entk sweep status',
    'entk sweep collect',
    'entk completion',
  ]);
  expect(ofPath('entk train')?.commands.map(({ word }) => word)).toEqual([
    'modular-addition',
    'superposition',
    'addition-transformer',
    'induction',
  ]);
});

test('what may stand after an option or as an argument follows from how it is declared', () => {
  expect(option('entk analyze', '--collapse')).toMatchObject({
    value: 'words',
    words: ['class-mean', 'trace', 'mean-output', 'per-class', 'flattened'],
  });
  expect(option('entk analyze', '--weights')).toMatchObject({ value: 'file', several: true });
  expect(option('entk analyze', '--model')).toMatchObject({ value: 'file', several: false });
  expect(option('entk analyze', '--out')).toMatchObject({ value: 'folder' });
  expect(option('entk analyze', '--seed')).toMatchObject({ value: 'free' });
  expect(option('entk analyze', '--json')).toMatchObject({ value: 'none' });
  expect(ofPath('entk compare')?.argument).toEqual({ value: 'file', words: [] });
  expect(ofPath('entk completion')?.argument).toEqual({ value: 'words', words: ['bash', 'zsh', 'fish'] });
});

test('entk completion prints a script for each shell, and refuses others', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout, stderr } = await entk('completion', shell);
    expect([code, stderr]).toEqual([0, '']);
    for (const { options } of commands) {
      for (const { flag } of options) expect(stdout).toContain(shell === 'fish' ? `-l ${flag.slice(2)}` : flag);
    }
  }
  expect(await entk('completion', 'powershell')).toMatchObject({ code: 2, stdout: '' });
});
