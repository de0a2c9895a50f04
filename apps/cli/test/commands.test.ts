import { describe, expect, test } from 'vitest';
import { commands, neededBy } from '../src/commands.js';

describe('neededBy', () => {
  test.each([
    [[], []],
    [['--version'], []],
    [['analyze', '--help'], ['analyze']],
    [['help', 'import'], ['import']],
    [['analize'], []],
    [['completion', 'bash'], Object.keys(commands)],
  ])('%j: %j', (words, needed) => {
    expect([...neededBy(words)]).toEqual(needed);
  });
});

test.each(Object.entries(commands))(
  '%s loads what gives it options and an action',
  async (_, { load, description }) => {
    expect(await load()).toBeTypeOf('function');
    expect(description).toMatch(/^[a-z]/);
  },
);
