import { createRandom, type WorkOptions } from '@entk/core';
import { type ModularAdditionTokens, modularAdditionTokens } from '@entk/datasets';
import {
  adamW,
  crossEntropy,
  type HistoryEntry,
  type Network,
  normalParameters,
  type ParameterSet,
  selectRows,
  train,
} from '@entk/models';
import { oneLayerTransformer } from '@entk/models/networks';
import {
  initialDeviation,
  laterSettings,
  loggedEvery,
} from '../../../cli/src/experiments/addition-transformer/settings.js';
import { batchSize, checkpointEpochs, type TransformerSettings } from './settings.js';

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
  settings: TransformerSettings,
  show: (moment: TransformerMoment) => void | Promise<void>,
  work: WorkOptions = {},
): Promise<void> {
  const { p, alpha, learningRate, weightDecay, epochs, seed } = settings;
  const { width, heads, hiddenUnits, splitSeed } = laterSettings;
  const dataSet = modularAdditionTokens({ p, alpha, seed: splitSeed });
  const network = oneLayerTransformer({ vocabularySize: p + 1, width, heads, hiddenUnits });
  const random = createRandom(seed).fork('modular addition, transformer');
  const part = (rows: Uint32Array) => ({
    inputs: selectRows(dataSet.inputs, rows),
    targets: selectRows(dataSet.targets, rows),
  });
  await train(
    network,
    normalParameters(network, random, initialDeviation),
    { train: part(dataSet.train), test: part(dataSet.test) },
    {
      loss: crossEntropy(),
      readout: { outputs: Array.from({ length: p }, (_, residue) => residue) },
      optimiser: adamW({ learningRate, weightDecay }),
      epochs,
      batchSize: batchSize(settings),
      seed,
      checkpoints: checkpointEpochs(epochs),
      evaluateEvery: loggedEvery,
      onCheckpoint: ({ epoch, parameters }, history) => show({ dataSet, network, parameters, epoch, history }),
      ...work,
    },
  );
}
