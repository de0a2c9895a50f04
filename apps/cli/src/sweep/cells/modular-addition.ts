import { findCliffs } from '@entk/spectral';
import { drawControls } from '../../experiments/modular-addition/controls.js';
import { type Measurements, measure as measureAll } from '../../experiments/modular-addition/measurements.js';
import { modularAdditionClaims } from '../../experiments/modular-addition/reproduce.js';
import {
  analysedPairs,
  type ModularAdditionSettings,
  paperSettings,
} from '../../experiments/modular-addition/settings.js';
import { kernelSpectra } from '../../experiments/modular-addition/spectra.js';
import { trainModularAddition } from '../../experiments/modular-addition/train.js';
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

/** The spectrum of the class-mean kernel of all parameters on all p² pairs, after the last epoch. */
async function spectrumAlone(
  settings: ModularAdditionSettings,
  { journal = noJournal, ...work }: JournalledWork,
): Promise<CellMeasurement> {
  const { p, seed, epochs } = settings;
  const stage = `p = ${p}, seed ${seed}`;
  work.onProgress?.({ stage, done: 0, total: 2, detail: 'training' });
  const { dataSet, network, run } = await trainModularAddition(settings, {
    checkpoints: [epochs],
    signal: work.signal,
    journal,
  });
  work.onProgress?.({ stage, done: 1, total: 2, detail: 'spectrum' });
  const { full } = await kernelSpectra(network, run.parameters, dataSet.inputs, ['full'], {
    collapse: { kind: 'classMean' },
    count: analysedPairs(p),
    signal: work.signal,
  });
  const last = run.history[run.history.length - 1];
  return {
    scalars: { trainAccuracy: last.train.accuracy, testAccuracy: last.test?.accuracy ?? null },
    eigenvalues: Array.from(full.values),
    drops: findCliffs(full).drops.map(({ after, ratio }) => ({ after, ratio })),
    curves: { 'test accuracy': testAccuracy(run.history) },
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
