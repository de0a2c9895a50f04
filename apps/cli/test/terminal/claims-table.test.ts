import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { claimsTable } from '../../src/terminal/claims-table.js';

const claim = { id: 'a', source: 'Figure 2', method: 'counted', values: {} };
const result = {
  title: 'Modular addition',
  claims: [
    { ...claim, statement: 'There are two cliffs.', paper: 'two', measured: 'two', holds: true },
    {
      ...claim,
      statement: 'There is a third cliff, and this sentence is long.',
      paper: '–',
      measured: 'none',
      holds: false,
    },
  ],
} as unknown as Report;

test.each([[72], [100], [140], [300]])('fits a terminal of %i columns', (columns) => {
  const lines = stripVTControlCharacters(claimsTable(result, columns)).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(columns, 140));
});

test('each claim has its verdict, what the paper says and what was measured', () => {
  const text = stripVTControlCharacters(claimsTable(result, 140));
  expect(text).toMatch(/│ ✓ +│ There are two cliffs\. +│ two +│ two +│/);
  expect(text).toMatch(/│ ✗ +│ There is a third cliff,.*│ – +│ none +│/);
});
