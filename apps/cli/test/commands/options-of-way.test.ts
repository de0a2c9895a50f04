import { describe, expect, test } from 'vitest';
import { entk } from '../entk.js';

describe('the ways to analyse exclude each other, and so do their options', () => {
  test.each([
    [
      ['--experiment', 'modular-addition', '--mapping', 'm.json'],
      '--mapping goes with --model, not with --experiment modular-addition',
    ],
    [['--model', 'm.json', '--p', '7'], '--p goes with --experiment modular-addition, not with --model'],
    [['--model', 'm.json', '--instance', '1'], '--instance goes with --experiment superposition, not with --model'],
    [['--experiment', 'superposition', '--checkpoints', 'w.npz'], '--weights and --checkpoints exclude each other'],
    [['--experiment', 'superposition', '--json', '--resume'], '--json with --resume needs --out'],
  ])('%j', async (words, message) => {
    const { code, stdout, stderr } = await entk('analyze', '--weights', 'w.npz', ...words);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`entk analyze: ${message}`),
    });
  });
});
