import { describe, expect, test } from 'vitest';
import { entk } from './entk.js';

describe('the ways to analyse exclude each other, and so do their options', () => {
  test.each([
    [
      ['--experiment', 'modular-addition', '--mapping', 'm.json'],
      '--mapping goes with --model, got "modular-addition"',
    ],
    [
      ['--experiment', 'superposition', '--training-rows', '3'],
      '--training-rows goes with --model, got "superposition"',
    ],
    [['--experiment', 'superposition', '--parameters', 'V'], '--parameters must be one of all, W, got "V"'],
    [['--experiment', 'modular-addition', '--collapse', 'flattened'], '--collapse flattened goes with --model'],
    [['--model', 'm.json', '--p', '7'], '--p goes with --experiment modular-addition, got "--model"'],
    [['--model', 'm.json', '--side', 'matrix'], '--side goes with --experiment superposition, got "--model"'],
  ])('%j', async (words, message) => {
    const { code, stdout, stderr } = await entk('analyze', '--weights', 'w.npz', ...words);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`entk: analyze: ${message}`),
    });
  });
});
