import { drawControls } from '../../experiments/modular-addition/controls.js';
import { type Measurements, measure as measureAll } from '../../experiments/modular-addition/measurements.js';
import { modularAdditionClaims } from '../../experiments/modular-addition/reproduce.js';
import { type ModularAdditionSettings, paperSettings } from '../../experiments/modular-addition/settings.js';
import { additionCell } from '../../gallery/modular-addition.js';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';
import { recordedClaims } from './recorded.js';

/** One network that learns modular addition: the spectrum of its kernel, or everything that section 4 claims of it. */
export async function measureAdditionCell(
  { settings: given, measure }: CellTask,
  work: JournalledWork,
): Promise<CellMeasurement> {
  const scaling = given.scaling === 'none' ? 'none' : 'meanField';
  const settings = { ...paperSettings, ...given, scaling } as ModularAdditionSettings;
  return measure.includes('claims') ? withClaims(settings, work) : spectrumAlone(settings, work);
}

async function spectrumAlone(settings: ModularAdditionSettings, work: JournalledWork): Promise<CellMeasurement> {
  const { accuracy, eigenvalues, drops } = await additionCell(settings, work);
  const { epochs, train, test } = accuracy;
  return {
    scalars: { trainAccuracy: train[train.length - 1], testAccuracy: test[test.length - 1] },
    eigenvalues: Array.from(eigenvalues),
    drops,
    curves: { 'test accuracy': { x: epochs, y: test } },
  };
}

async function withClaims(
  settings: ModularAdditionSettings,
  { journal = noJournal, ...work }: JournalledWork,
): Promise<CellMeasurement> {
  const own = (part: string) => ({ ...work, journal: journal.within(part) });
  const measured = await measureAll(settings, own('measurements'));
  const controls = await drawControls(settings, own('controls'));
  const { history, final, agreement } = measured;
  const last = history[history.length - 1];
  return {
    scalars: {
      trainAccuracy: last.train.accuracy,
      testAccuracy: last.test?.accuracy ?? null,
      premiseTraining: agreement.full.train,
      premiseHeldOut: agreement.full.test,
    },
    eigenvalues: Array.from(final.full.spectrum.values),
    drops: final.full.report.drops.map(({ after, ratio }) => ({ after, ratio })),
    claims: recordedClaims(modularAdditionClaims(measured, controls)),
    curves: { 'test accuracy': testAccuracy(history) },
  };
}

/** Points of a curve: enough for a panel. */
const shownEpochs = 100;

function testAccuracy(history: Measurements['history']) {
  const every = Math.ceil(history.length / shownEpochs);
  const shown = history.filter((_, index) => index % every === 0 || index === history.length - 1);
  return { x: shown.map(({ epoch }) => epoch), y: shown.map(({ test }) => test?.accuracy ?? 0) };
}
