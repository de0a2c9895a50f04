import { createRandom } from '@entk/core';
import { type SuperpositionFeatures, superpositionFeatures } from '@entk/datasets';
import { adam, type Network, squaredError, type TrainingRun, train, xavierNormalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { journalledTraining } from '../../journal/training.js';
import { requireTrainingMemory } from '../training-memory.js';
import type { SuperpositionSettings } from './settings.js';

/** A trained autoencoder with the features it learned to reconstruct. */
export interface TrainedSuperposition {
  readonly dataSet: SuperpositionFeatures;
  readonly network: Network;
  readonly run: TrainingRun;
}

/** Trains the autoencoder of eq. 4 under the loss of eq. 5, averaged over examples and features. */
export async function trainSuperposition(
  settings: SuperpositionSettings,
  { checkpoints, journal = noJournal, ...work }: JournalledWork & { readonly checkpoints?: readonly number[] } = {},
): Promise<TrainedSuperposition> {
  const { features, hiddenUnits, sparsity, structure, examples, importance, unitRows, steps, learningRate, seed } =
    settings;
  const dataSet = superpositionFeatures({ features, examples, sparsity, importance, unitRows, seed, ...structure });
  const network = tiedAutoencoder({ features, hiddenUnits });
  requireTrainingMemory(network.parameterCount, examples, hiddenUnits);
  const initial = xavierNormalParameters(network, createRandom(seed).fork('superposition'));
  const data = { inputs: dataSet.inputs, targets: dataSet.inputs };
  const run = await journalledTraining(journal, (resumption) =>
    train(
      network,
      initial,
      { train: data },
      {
        loss: squaredError({ importance: Array.from(dataSet.importance) }),
        optimiser: adam({ learningRate }),
        epochs: steps,
        checkpoints,
        evaluateEvery: Math.max(1, Math.round(steps / 100)),
        ...resumption,
        ...work,
      },
    ),
  );
  return { dataSet, network, run };
}
