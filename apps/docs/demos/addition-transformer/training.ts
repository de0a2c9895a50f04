import { createRandom, type WorkOptions } from '@entk/core';
import { type ModularAdditionTokens, modularAdditionTokens } from '@entk/datasets';
import {
  adamW,
  crossEntropy,
  type HistoryEntry,
  type Network,
  normalParameters,
  oneLayerTransformer,
  type ParameterSet,
  selectRows,
  train,
} from '@entk/models';
import {
  initialDeviation,
  laterSettings,
  loggedEvery,
} from '../../../cli/src/experiments/addition-transformer/settings.js';
import { checkpointEpochs, type TransformerSettings } from './settings.js';

/** A transformer at one epoch of its training, with all that it is trained on. */
export interface TransformerMoment {
  readonly dataSet: ModularAdditionTokens;
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly epoch: number;
  readonly history: readonly HistoryEntry[];
}

/** Trains the one-layer transformer, showing it at each checkpoint, before the first step too. */
export async function trainTransformer(
  { p, alpha, learningRate, weightDecay, epochs, seed }: TransformerSettings,
  show: (moment: TransformerMoment) => void | Promise<void>,
  work: WorkOptions = {},
): Promise<void> {
  const { width, heads, hiddenUnits, batchSize, splitSeed } = laterSettings;
  const dataSet = modularAdditionTokens({ p, alpha, seed: splitSeed });
  const network = oneLayerTransformer({ vocabularySize: p + 1, width, heads, hiddenUnits });
  const random = createRandom(seed).fork('modular addition, transformer');
  const part = (rows: Uint32Array) => ({
    inputs: selectRows(dataSet.inputs, rows),
    targets: selectRows(dataSet.targets, rows),
  });
  const training = part(dataSet.train);
  await train(
    network,
    normalParameters(network, random, initialDeviation),
    { train: training, test: part(dataSet.test) },
    {
      loss: crossEntropy(),
      readout: { outputs: Array.from({ length: p }, (_, residue) => residue) },
      optimiser: adamW({ learningRate, weightDecay }),
      epochs,
      batchSize: Math.min(batchSize, training.inputs.shape[0]),
      seed,
      checkpoints: checkpointEpochs(epochs),
      evaluateEvery: loggedEvery,
      onCheckpoint: ({ epoch, parameters }, history) => show({ dataSet, network, parameters, epoch, history }),
      ...work,
    },
  );
}
