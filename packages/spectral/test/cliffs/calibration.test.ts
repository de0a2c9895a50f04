// Tests no single file: the error rates of the detector as a whole.
import { describe, expect, test } from 'vitest';
import { detections, falseAlarms } from '../../bench/calibration/measure.js';
import { nullFamilies } from '../../bench/calibration/null-families.js';

/**
 * A reduced run of `npm run calibrate`. With 60 spectra a family that raises alarms in 4 % of its spectra, the most
 * that the full table shows, raises more than 9 in 1 run of 10,000 (binomial); over all, 1 % is five times what is
 * measured.
 */
const spectra = 60;
const mostOfOne = 9;

describe('the calibration of findCliffs', () => {
  test('false alarms of every family of spectra without a cliff', () => {
    const settings = [
      { size: 90, top: 90, told: true },
      { size: 90, top: 50, told: false },
    ];
    const counts = nullFamilies.map((family) => falseAlarms(family, settings, spectra, 11));
    const loud = counts.flatMap((pair, i) =>
      pair.filter(({ alarms }) => alarms > mostOfOne).map(() => nullFamilies[i].name),
    );
    expect(loud).toEqual([]);
    const total = counts.flat().reduce((sum, { alarms }) => sum + alarms, 0);
    expect(total / (counts.length * settings.length * spectra)).toBeLessThan(0.01);
  });

  test.each([
    [0.5, 1.5],
    [0.2, 2],
  ])('a drop after %d of a Wishart spectrum of 120 rows, ratio %d, is found', (share, ratio) => {
    const wishart = nullFamilies.find(({ name }) => name === 'Wishart, rows / samples = 0.5');
    const found = wishart && detections(wishart, 120, { after: share * 120, ratio }, 40, 3);
    expect(found?.alarms).toBe(40);
  });
});
