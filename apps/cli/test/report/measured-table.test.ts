import { describe, expect, test } from 'vitest';
import { tableLines, valuesTable, verdictOf, verdictsText } from '../../src/report/measured-table.js';

const rows = (...holds: (boolean | undefined)[]) => ({
  rowsAre: 'network',
  columns: ['ratio'],
  rows: holds.map((one, index) => ({ of: `m = ${index}`, cells: ['×2'], holds: one })),
});

describe('a verdict', () => {
  test.each([
    [true, undefined, 'holds'],
    [false, undefined, 'fails'],
    [true, rows(true, true), 'holds'],
    [true, rows(undefined, undefined), 'holds'],
    [true, rows(true, false), 'partly'],
    [false, rows(true, false), 'partly'],
    [false, rows(false, false), 'fails'],
  ] as const)('of a claim that holds: %s, with rows', (holds, table, verdict) => {
    expect(verdictOf({ holds, table })).toBe(verdict);
  });

  test('is counted, in part by itself', () => {
    const claims = [{ holds: true }, { holds: false }, { holds: true, table: rows(true, false) }];
    expect(verdictsText(claims)).toBe('1 of 3 claims hold as measured, 1 in part');
    expect(verdictsText([{ holds: true }])).toBe('1 of 1 claims hold as measured');
  });
});

describe('lines for a terminal', () => {
  test('say whether the claim is true of a row', () => {
    expect(tableLines(rows(true, false, undefined))).toEqual([
      '✓ m = 0: ratio ×2',
      '✗ m = 1: ratio ×2',
      'm = 2: ratio ×2',
    ]);
  });

  test('name the columns where there are several, and leave empty cells out', () => {
    const row = { of: 'layer 1', cells: ['×2', '', '7'] };
    expect(tableLines({ rowsAre: '', columns: ['ratio', 'p', ''], rows: [row] })).toEqual(['layer 1: ratio ×2, 7']);
    expect(tableLines(valuesTable([['at epoch', '83']]))).toEqual(['at epoch: 83']);
  });
});

test('a table of values has the paper beside them where it says something', () => {
  expect(
    valuesTable([
      ['epoch', '83', 'around 90'],
      ['at the end', '100 %'],
    ]),
  ).toEqual({
    rowsAre: '',
    columns: ['here'],
    rows: [
      { of: 'epoch', cells: ['83'], paper: 'around 90' },
      { of: 'at the end', cells: ['100 %'] },
    ],
  });
});
