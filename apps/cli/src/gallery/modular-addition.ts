import { findCliffs } from '@entk/spectral';
import { analysedPairs, type ModularAdditionSettings } from '../experiments/modular-addition/settings.js';
import { kernelSpectra } from '../experiments/modular-addition/spectra.js';
import { trainModularAddition } from '../experiments/modular-addition/train.js';
import { type JournalledWork, noJournal } from '../journal/journal.js';

/** A drop as the gallery tells of it: λ_after / λ_{after+1}. */
export interface ShownDrop {
  readonly after: number;
  readonly ratio: number;
}

/** One network of a modular-addition gallery, trained and analysed after its last epoch. */
export interface AdditionCell {
  readonly settings: ModularAdditionSettings;
  readonly accuracy: {
    readonly epochs: readonly number[];
    readonly train: readonly number[];
    readonly test: readonly number[];
  };
  /** Leading eigenvalues of the class-mean kernel of all parameters on all p² pairs, descending. */
  readonly eigenvalues: Float64Array;
  readonly drops: readonly ShownDrop[];
}

/** Points of the accuracy curves: enough for a panel of a gallery. */
const shownEpochs = 100;

/** Trains one network and takes the spectrum of its kernel. */
export async function additionCell(
  settings: ModularAdditionSettings,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<AdditionCell> {
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
  const { drops } = findCliffs(full);
  const every = Math.ceil(epochs / shownEpochs);
  const shown = run.history.filter(({ epoch }) => epoch % every === 0 || epoch === epochs);
  return {
    settings,
    accuracy: {
      epochs: shown.map(({ epoch }) => epoch),
      train: shown.map(({ train }) => train.accuracy),
      test: shown.map(({ test }) => test?.accuracy ?? 0),
    },
    eigenvalues: full.values,
    drops: drops.map(({ after, ratio }) => ({ after, ratio })),
  };
}
