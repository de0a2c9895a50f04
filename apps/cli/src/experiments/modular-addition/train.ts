import { createRandom } from '@entk/core';
import { type ModularAddition, modularAddition } from '@entk/datasets';
import {
  adam,
  adamW,
  crossEntropy,
  type Network,
  normalParameters,
  selectRows,
  squaredError,
  type TrainingRun,
  train,
} from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { journalledTraining } from '../../journal/training.js';
import { requireTrainingMemory } from '../training-memory.js';
import type { ModularAdditionSettings } from './settings.js';

/** A trained network with all that it was trained on. */
export interface TrainedModularAddition {
  readonly dataSet: ModularAddition;
  readonly network: Network;
  readonly run: TrainingRun;
}

/** Choices of `entk train` that the paper's run leaves at their defaults. */
export interface TrainingChoices extends JournalledWork {
  readonly checkpoints: readonly number[];
  readonly loss?: 'squared-error' | 'cross-entropy';
  readonly optimiser?: 'adamw' | 'adam';
  readonly batchSize?: number;
}

/** Trains the network of eq. 6 on modular addition. The split, the weights and the batches have seeds of their own. */
export async function trainModularAddition(
  settings: ModularAdditionSettings,
  {
    checkpoints,
    loss = 'squared-error',
    optimiser = 'adamw',
    batchSize,
    journal = noJournal,
    ...work
  }: TrainingChoices,
): Promise<TrainedModularAddition> {
  const { p, hiddenUnits, alpha, seed, epochs, learningRate, weightDecay, scaling } = settings;
  const dataSet = modularAddition({ p, alpha, seed });
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p, scaling });
  requireTrainingMemory(network.parameterCount, dataSet.train.length, hiddenUnits);
  const initial = normalParameters(network, createRandom(seed).fork('modular addition'));
  const part = (rows: Uint32Array) => ({
    inputs: selectRows(dataSet.inputs, rows),
    targets: selectRows(dataSet.targets, rows),
  });
  const data = { train: part(dataSet.train), test: part(dataSet.test) };
  const run = await journalledTraining(journal, (resumption) =>
    train(network, initial, data, {
      loss: loss === 'cross-entropy' ? crossEntropy() : squaredError(),
      optimiser: optimiser === 'adam' ? adam({ learningRate }) : adamW({ learningRate, weightDecay }),
      epochs,
      batchSize,
      seed,
      checkpoints,
      ...resumption,
      ...work,
    }),
  );
  return { dataSet, network, run };
}
