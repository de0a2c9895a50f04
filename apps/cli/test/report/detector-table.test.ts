import { cliffCalibration } from '@entk/spectral';
import { expect, test } from 'vitest';
import { detectorTable } from '../../src/report/detector-table.js';

const { caption, rows, header } = detectorTable();

test('every place has a cell for every ratio that was planted, ours and the plain detector', () => {
  expect(header.slice(1)).toEqual(cliffCalibration.detections.ratios.map((ratio) => `×${ratio}`));
  for (const row of rows) expect(row).toHaveLength(header.length);
  expect(rows.flatMap((row) => row.slice(1)).every((cell) => /^[\d.]+ \/ [\d.]+$/.test(cell))).toBe(true);
});

test('cells are the shares that were measured', () => {
  const { places, ratios, ours, plain } = cliffCalibration.detections;
  const cell = rows.find(([k]) => k === '16')?.[1 + ratios.indexOf(2)];
  const [row, column] = [places.indexOf(16), ratios.indexOf(2)];
  expect(cell?.split(' / ').map(Number.parseFloat)).toEqual(
    [ours, plain].map((shares) => Math.round(1000 * shares[row][column]) / 10),
  );
});

test('the caption says the rates and of how many spectra', () => {
  const { falseAlarms, spectra, families } = cliffCalibration;
  expect(caption).toContain(`${spectra} spectra`);
  expect(caption).toContain(`worst of ${families} families`);
  for (const share of Object.values(falseAlarms.ours)) expect(caption).toContain(`${Math.round(1000 * share) / 10} %`);
});
