import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countFamily, falseAlarmTable } from './false-alarm-table.js';
import { nullFamilies } from './null-families.js';
import { plantInFamily, powerTables } from './power-table.js';
import { referenceTable } from './reference-table.js';
import { writeRates } from './write-rates.js';

const seed = 1;
/** Families that are known to be above the rate; the guide says by how much. */
const knownAbove = ['Laplacian of a preferential attachment, 2 edges each'];
/** SPECTRA=1000 for a sharper table. */
const spectra = Number(process.env.SPECTRA ?? 200);
const table = new URL('./table.md', import.meta.url);

test('calibration of findCliffs', { timeout: 0 }, () => {
  const alarms = falseAlarmTable(
    nullFamilies.map((family) => countFamily(family, spectra, seed)),
    spectra,
    seed,
  );
  process.stdout.write(`${alarms.lines.join('\n')}\n`);
  const planted = Math.max(10, Math.ceil(spectra / 20));
  const power = powerTables(
    nullFamilies.map((family) => plantInFamily(family, planted, seed, alarms.plainThreshold)),
    planted,
    seed,
  );
  const lines = [
    '## False alarms',
    '',
    ...alarms.lines,
    '',
    '## Power',
    '',
    ...power.lines,
    '',
    '## Trained classifiers',
    '',
    ...referenceTable(),
    '',
  ];
  writeFileSync(table, lines.join('\n'));
  writeRates({ ...alarms.rates, detections: power.detections });
  expect(alarms.aboveRate).toEqual(knownAbove);
});
