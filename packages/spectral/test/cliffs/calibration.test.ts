// Also tests cliffs/measured-rates.ts: the numbers that it holds.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { backgrounds, detections, falseAlarms } from '../../bench/calibration/measure.js';
import { nullFamilies } from '../../bench/calibration/null-families.js';
import { settings } from '../../bench/calibration/settings.js';
import { cliffCalibration } from '../../src/cliffs/calibration.js';

/**
 * A reduced run of `npm run calibrate`. With 24 spectra a family that raises alarms in 4 % of its spectra, the most
 * that the full table shows, raises more than 6 in 1 run of 20,000 (binomial); over all, 2 % is more than twice what is
 * measured.
 */
const spectra = 24;
const mostOfOne = 6;

describe('the calibration of findCliffs', () => {
  test('false alarms of every family of spectra without a cliff', { timeout: 300_000 }, () => {
    const settings = [
      { size: 60, top: 60, told: true },
      { size: 60, top: 30, told: true },
    ];
    const counts = nullFamilies.map((family) => falseAlarms(family, settings, spectra, 11));
    const loud = counts.flatMap((pair, i) =>
      pair.filter(({ alarms }) => alarms > mostOfOne).map(() => nullFamilies[i].name),
    );
    expect(loud).toEqual([]);
    const total = counts.flat().reduce((sum, { alarms }) => sum + alarms, 0);
    expect(total / (counts.length * settings.length * spectra)).toBeLessThan(0.02);
  });

  test.each([
    [60, 1.5],
    [24, 2],
    [4, 3],
  ])('a drop after %i of a Wishart spectrum of 120 rows, ratio %d, is found', (after, ratio) => {
    const wishart = nullFamilies.filter(({ name }) => name === 'Wishart, rows / samples = 0.5');
    const found = wishart.map((family) => detections(backgrounds(family, 120, 40, 3), { after, ratio }));
    expect(found[0].alarms).toBe(40);
  });
});

describe('cliffCalibration says what the table shows', () => {
  const lines = readFileSync(new URL('../../bench/calibration/table.md', import.meta.url), 'utf8').split('\n');
  /** Rows of the first table whose header begins with a word. */
  const tableOf = (corner: string) => {
    const below = lines.slice(lines.findIndex((line) => line.startsWith(`| ${corner} |`)) + 2);
    return below.slice(0, below.indexOf('')).map((line) => line.slice(2, -2).split(' | '));
  };
  const shown = (share: number) => (100 * share).toFixed(1);
  const { falseAlarms: rates, families, spectra: drawn, detections: power } = cliffCalibration;

  test('of false alarms', () => {
    const rows = tableOf('family');
    const perFamily = rows.filter(([name]) => !name.startsWith('**'));
    expect(perFamily).toHaveLength(families);
    expect(nullFamilies.map(({ name }) => name)).toEqual(perFamily.map(([name]) => name));
    expect(lines.join('\n')).toContain(`${drawn} spectra of ${families} families`);
    const worst = (cells: readonly string[]) => Math.max(...cells.map(Number).filter(Number.isFinite)).toFixed(1);
    const column = settings.length + 1;
    expect(shown(rates.ours.all)).toBe(rows.find(([name]) => name === '**all**')?.[column]);
    expect(shown(rates.plain.all)).toBe(rows.find(([name]) => name === '**all, plain detector**')?.[column]);
    expect(shown(rates.ours.worstFamily)).toBe(worst(perFamily.map((row) => row[column])));
    expect(shown(rates.plain.worstFamily)).toBe(worst(perFamily.map((row) => row[column + 1])));
    expect(shown(rates.ours.worstOfAnySize)).toBe(worst(perFamily.flatMap((row) => row.slice(1, column))));
  });

  test('of planted drops', () => {
    const rows = tableOf('after');
    expect(rows).toEqual(
      power.places.map((after, i) => [
        String(after),
        ...power.ratios.map((_, j) => `${shown(power.ours[i][j])} / ${shown(power.plain[i][j])}`),
      ]),
    );
  });
});
