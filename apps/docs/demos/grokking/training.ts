import { createRandom, type WorkOptions } from '@entk/core';
import { type ModularAddition, modularAddition } from '@entk/datasets';
import {
  adamW,
  type HistoryEntry,
  type Network,
  normalParameters,
  type ParameterSet,
  selectRows,
  squaredError,
  train,
} from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { checkpointEpochs, type GrokkingSettings } from './settings.js';

/** A network of eq. 6 at one epoch of its training, with all that it is trained on. */
export interface GrokkingMoment {
  readonly dataSet: ModularAddition;
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly epoch: number;
  readonly history: readonly HistoryEntry[];
}

/** Accuracy is measured every so many epochs: often enough for a smooth curve, seldom enough to cost little. */
const evaluateEvery = 2;

/** Trains the network of eq. 6 on modular addition, showing it at each checkpoint, before the first step too. */
export async function trainModularAddition(
  settings: GrokkingSettings,
  show: (moment: GrokkingMoment) => void | Promise<void>,
  work: WorkOptions = {},
): Promise<void> {
  const { p, hiddenUnits, alpha, learningRate, weightDecay, epochs, seed } = settings;
  const dataSet = modularAddition({ p, alpha, seed });
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p });
  const part = (rows: Uint32Array) => ({
    inputs: selectRows(dataSet.inputs, rows),
    targets: selectRows(dataSet.targets, rows),
  });
  await train(
    network,
    normalParameters(network, createRandom(seed).fork('modular addition')),
    { train: part(dataSet.train), test: part(dataSet.test) },
    {
      loss: squaredError(),
      optimiser: adamW({ learningRate, weightDecay }),
      epochs,
      seed,
      checkpoints: checkpointEpochs(epochs),
      evaluateEvery,
      onCheckpoint: ({ epoch, parameters }, history) => show({ dataSet, network, parameters, epoch, history }),
      ...work,
    },
  );
}
