import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detectionRates, detectorTable, falseAlarms } from '../../src/report/detector-table.js';

/** What the calibration of the detector wrote down. */
const calibrated = readFileSync(
  new URL('../../../../packages/spectral/bench/calibration/table.md', import.meta.url),
  'utf8',
);
const rows = new Map(
  calibrated
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))
    .map(([name, ...cells]) => [name.replaceAll('**', ''), cells] as const),
);

test.each(detectionRates)(
  'the detection rates of %s are those of the calibration, from ratio 1.05 on',
  (spectrum, rates) => {
    expect(rows.get(spectrum)?.slice(1).map(Number)).toEqual(rates);
  },
);

test('the false-alarm rates are those of the calibration', () => {
  const families = [...rows].filter(([name, cells]) => cells.length === 9 && name !== 'family' && name !== 'all');
  const shares = families.map(([, cells]) => Number(cells[8])).filter(Number.isFinite);
  expect(Number(rows.get('all')?.[8])).toBe(falseAlarms.all);
  expect(Math.max(...shares)).toBe(falseAlarms.worstFamily);
  expect(shares).toHaveLength(falseAlarms.families);
});

test('the table says where its numbers come from', () => {
  const { caption, rows: shown, header } = detectorTable();
  expect(caption).toContain('bench/calibration/table.md');
  expect(shown.every((row) => row.length === header.length)).toBe(true);
});
