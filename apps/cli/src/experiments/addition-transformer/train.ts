import { createRandom } from '@entk/core';
import { type ModularAdditionTokens, modularAdditionTokens } from '@entk/datasets';
import { adamW, crossEntropy, type Network, normalParameters, selectRows, type TrainingRun, train } from '@entk/models';
import { oneLayerTransformer } from '@entk/models/networks';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { journalledTraining } from '../../journal/training.js';
import { requireTrainingMemory } from '../training-memory.js';
import { type AdditionTransformerSettings, initialDeviation, loggedEvery } from './settings.js';

/** A trained transformer with all that it was trained on. */
export interface TrainedAdditionTransformer {
  readonly dataSet: ModularAdditionTokens;
  readonly network: Network;
  readonly run: TrainingRun;
}

/**
 * Trains the one-layer transformer on modular addition: cross-entropy of the logits of the p residues, so that the one
 * of the token that asks is left to weight decay. Weights start at N(0, 1) over the root of their last axis.
 */
export async function trainAdditionTransformer(
  settings: AdditionTransformerSettings,
  { checkpoints, journal = noJournal, ...work }: JournalledWork & { readonly checkpoints: readonly number[] },
): Promise<TrainedAdditionTransformer> {
  const { p, width, heads, hiddenUnits, alpha, seed, splitSeed, epochs, batchSize, learningRate, weightDecay } =
    settings;
  const dataSet = modularAdditionTokens({ p, alpha, seed: splitSeed });
  const network = oneLayerTransformer({ vocabularySize: p + 1, width, heads, hiddenUnits });
  requireTrainingMemory(network.parameterCount, p * p, hiddenUnits + 12 * width);
  const random = createRandom(seed).fork('modular addition, transformer');
  const initial = normalParameters(network, random, initialDeviation);
  const part = (rows: Uint32Array) => ({
    inputs: selectRows(dataSet.inputs, rows),
    targets: selectRows(dataSet.targets, rows),
  });
  const run = await journalledTraining(journal, (resumption) =>
    train(
      network,
      initial,
      { train: part(dataSet.train), test: part(dataSet.test) },
      {
        loss: crossEntropy(),
        readout: { outputs: Array.from({ length: p }, (_, residue) => residue) },
        optimiser: adamW({ learningRate, weightDecay }),
        epochs,
        batchSize,
        seed,
        checkpoints,
        evaluateEvery: loggedEvery,
        ...resumption,
        ...work,
      },
    ),
  );
  return { dataSet, network, run };
}
