import type { Heatmap } from '@entk/alignment';
import { expandedIndicators } from '@entk/datasets';
import { factoredJacobian } from '@entk/jacobians';
import { tiedAutoencoderParameterNames } from '@entk/models';
import { kernelCase } from '../experiments/superposition/kernel-case.js';
import { analysedPairs, type SuperpositionSettings } from '../experiments/superposition/settings.js';
import { trainSuperposition } from '../experiments/superposition/train.js';
import { type JournalledWork, noJournal } from '../journal/journal.js';
import type { ShownDrop } from './modular-addition.js';

/** β of the heatmaps: where the paper finds all features. */
export const heatmapBeta = 0.3;

/** One network of a superposition gallery. */
export interface SuperpositionCell {
  readonly settings: SuperpositionSettings;
  readonly finalLoss: number;
  /** Leading eigenvalues of the flattened kernel of all parameters at β = 0, descending. */
  readonly eigenvalues: Float64Array;
  readonly drops: readonly ShownDrop[];
  /** |cosine| of features and eigenvectors at β = 0.3, column-normalised. */
  readonly heatmap: Heatmap;
  /** Mean over the best one-to-one assignment of the first n vectors to the n features. */
  readonly assigned: number;
}

/** Trains one autoencoder, takes its spectrum at β = 0 and its heatmap at β = 0.3. */
export async function superpositionCell(
  settings: SuperpositionSettings,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<SuperpositionCell> {
  const stage = `S = ${settings.sparsity}, seed ${settings.seed}`;
  work.onProgress?.({ stage, done: 0, total: 2, detail: 'training' });
  const { network, run, dataSet } = await trainSuperposition(settings, { signal: work.signal, journal });
  work.onProgress?.({ stage, done: 1, total: 2, detail: 'spectra' });
  const jacobian = factoredJacobian(network, run.parameters, dataSet.inputs);
  const features = expandedIndicators(dataSet.inputs, { rowOrder: 'classMajor' });
  const kernelAt = (beta: number) =>
    kernelCase(jacobian, features, {
      beta,
      importance: dataSet.importance,
      parameters: Object.values(tiedAutoencoderParameterNames),
      count: Math.min(analysedPairs, network.parameterCount),
      signal: work.signal,
    });
  const plain = await kernelAt(0);
  const rescaled = await kernelAt(heatmapBeta);
  return {
    settings,
    finalLoss: run.history[run.history.length - 1].train.loss,
    eigenvalues: plain.spectrum.values,
    drops: plain.report.drops.map(({ after, ratio }) => ({ after, ratio })),
    heatmap: rescaled.normalised,
    assigned: rescaled.figures.meanOverBestAssignment,
  };
}
