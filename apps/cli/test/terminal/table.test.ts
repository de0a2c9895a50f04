import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { table } from '../../src/terminal/table.js';
import { textWidth } from '../../src/terminal/text-width.js';

const head = ['tensor', 'shape', 'what is said of it'];
const rows = [
  ['net.0.weight', '[64, 784]', 'a long sentence about this tensor that no terminal of eighty columns has room for'],
  ['net.0.bias', '[64]', ''],
];
const drawn = (columns?: number) => stripVTControlCharacters(table(head, rows, columns));
const widthOf = (text: string) => Math.max(...text.split('\n').map(textWidth));
const words = (text: string) => text.split(/[\s│─┌┬┐├┼┤└┴┘]+/).filter(Boolean);

test('is as wide as its cells where nothing limits it', () => {
  expect(drawn()).toBe(drawn(1000));
  expect(drawn()).toContain(` ${rows[0][2]} `);
});

describe('a terminal of', () => {
  test.each([120, 100, 80, 60, 52])('%i columns gets a table that fits, with every word whole', (columns) => {
    const text = drawn(columns);
    expect(widthOf(text)).toBeLessThanOrEqual(columns);
    expect(text).toContain('┌');
    for (const word of [...head, ...rows.flat()].flatMap((cell) => cell.split(' ')).filter(Boolean)) {
      expect(words(text)).toContain(word);
    }
  });

  test('40 columns gets its rows as lists, wrapped', () => {
    expect(drawn(40)).toBe(
      [
        'tensor              net.0.weight',
        'shape               [64, 784]',
        'what is said of it  a long sentence',
        '                    about this tensor',
        '                    that no terminal of',
        '                    eighty columns has',
        '                    room for',
        '',
        'tensor              net.0.bias',
        'shape               [64]',
      ].join('\n'),
    );
  });

  test('20 columns, too: a line for each head, and no word is cut', () => {
    expect(drawn(20).split('\n')).toContain('what is said of it  a long sentence');
    for (const word of rows
      .flat()
      .flatMap((cell) => cell.split(' '))
      .filter(Boolean))
      expect(drawn(20)).toContain(word);
  });
});
