// Exit codes and messages, as the shell sees them. Also tests exit-codes.ts: what they are for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entk, temporaryFolder } from './entk.js';

describe('exit code 0', () => {
  test('help names every command on stdout', async () => {
    const { code, stdout, stderr } = await entk('--help');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const command of ['reproduce', 'train', 'analyze', 'import'])
      expect(stdout).toMatch(new RegExp(`^ +${command}`, 'm'));
  });

  test.each([
    ['reproduce'],
    ['completion'],
    ['compare'],
    ['import'],
    ['gallery'],
    ['train'],
    ['train', 'modular-addition'],
    ['train', 'superposition'],
    ['analyze'],
  ])('help of %s %s', async (...words) => {
    const { code, stdout } = await entk(...words, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: entk ${words.join(' ')} `));
  });

  test('the version is the one of package.json', async () => {
    const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
    expect(await entk('--version')).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });
});

describe('exit code 2 and one line on stderr', () => {
  test.each([
    ['an unknown command', ['grok'], /unknown command 'grok'/],
    ['an unknown option', ['reproduce', 'modular-addition', '--verbose'], /unknown option '--verbose'/],
    [
      'an unknown experiment',
      ['reproduce', 'grokking'],
      /'grokking' is invalid for argument 'experiment'\. Allowed choices are superposition, modular-addition, .*all\./,
    ],
    ['a missing argument', ['reproduce'], /missing required argument 'experiment'/],
    ['a missing option', ['analyze', '--experiment', 'modular-addition'], /--weights or --checkpoints must be given/],
    ['a seed that is no number', ['reproduce', 'all', '--seed', 'one'], /'--seed <number>' argument 'one' is invalid/],
    ['a modulus that is no whole number', ['train', 'modular-addition', '--p', '7.5'], /must be a whole number/],
    ['an empty number', ['train', 'modular-addition', '--alpha', ''], /must be a number/],
    [
      'a slip in an experiment',
      ['reproduce', 'superpositon'],
      /Allowed choices are .*, all; did you mean "superposition"\? \(see entk reproduce --help\)/,
    ],
    [
      'a slip in a choice',
      ['analyze', '--collapse', 'class-maen'],
      /flattened; did you mean "class-mean"\? \(see entk analyze --help\)/,
    ],
    [
      'invalid positions',
      ['analyze', '--read', 'lst'],
      /'lst' is invalid\. It must be last, all, or positions separated by commas/,
    ],
    ['an unknown loss', ['train', 'modular-addition', '--loss', 'hinge'], /Allowed choices are squared-error/],
    ['an epoch list with a word', ['train', 'modular-addition', '--checkpoints', '1,end'], /must be a whole number/],
    [
      'an option of the other experiment',
      ['analyze', '--experiment', 'superposition', '--weights', 'x', '--class', '0'],
      /--class goes with --collapse per-class/,
    ],
  ])('%s', async (_, words, message) => {
    const out = join(temporaryFolder(), 'out');
    const place = ['reproduce', 'train'].includes(words[0]) ? ['--out', out] : [];
    const { code, stdout, stderr } = await entk(...words, ...place);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false });
  });
});

test.each([
  [['analyse'], "entk: unknown command 'analyse', did you mean analyze? (see entk --help)"],
  [
    ['train', 'superpositon'],
    "entk train: unknown command 'superpositon', did you mean superposition? (see entk train --help)",
  ],
  [
    ['import', '--wieghts', 'x'],
    "entk import: unknown option '--wieghts', did you mean --weights? (see entk import --help)",
  ],
  [
    ['gallery', '--experimnet', 'x'],
    "entk gallery: unknown option '--experimnet', did you mean --experiment? (see entk gallery --help)",
  ],
])('%j: the nearest name is suggested in one line', async (words, message) => {
  expect(await entk(...words)).toEqual({ code: 2, stdout: '', stderr: `${message}\n` });
});
