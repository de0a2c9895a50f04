import { createRandom, DenseMatrix, type NdArray, type WorkOptions } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { type SuperpositionFeatures, superpositionFeatures } from '@entk/datasets';
import {
  adam,
  type Checkpoint,
  type HistoryEntry,
  type Network,
  type ParameterSet,
  squaredError,
  train,
  xavierNormalParameters,
} from '@entk/models';
import { tiedAutoencoder, tiedAutoencoderParameterNames } from '@entk/models/networks';
import type { SuperpositionSettings } from './settings.js';

/** An autoencoder, its weights so far, and the features it learns to reconstruct. */
export interface SuperpositionModel {
  readonly settings: SuperpositionSettings;
  readonly dataSet: SuperpositionFeatures;
  readonly network: Network;
  readonly parameters: ParameterSet;
}

/** A model, and the loss at the steps at which it was measured. */
export interface TrainingMoment {
  readonly model: SuperpositionModel;
  readonly step: number;
  readonly history: readonly HistoryEntry[];
}

/** How often training stops to be looked at. */
const moments = 50;

/** Trains the autoencoder of eq. 4 under the loss of eq. 5, showing it as it goes, before the first step too. */
export async function trainSuperposition(
  settings: SuperpositionSettings,
  show: (moment: TrainingMoment) => void | Promise<void>,
  work: WorkOptions = {},
): Promise<SuperpositionModel> {
  const { steps, learningRate, seed } = settings;
  const { dataSet, network } = untrained(settings);
  const importance = Array.from(dataSet.importance);
  const model = (parameters: ParameterSet) => ({ settings, dataSet, network, parameters });
  const every = Math.max(1, Math.round(steps / moments));
  const { parameters } = await train(
    network,
    xavierNormalParameters(network, createRandom(seed).fork('superposition')),
    { train: { inputs: dataSet.inputs, targets: dataSet.inputs } },
    {
      loss: squaredError({ importance }),
      optimiser: adam({ learningRate }),
      epochs: steps,
      checkpoints: Array.from({ length: Math.floor(steps / every) + 1 }, (_, index) => index * every),
      evaluateEvery: every,
      onCheckpoint: (checkpoint: Checkpoint, history) =>
        show({ model: model(checkpoint.parameters), step: checkpoint.epoch, history }),
      ...work,
    },
  );
  return model(parameters);
}

/** A model of weights that were trained before: what they were trained on follows from the settings. */
export function superpositionModel(settings: SuperpositionSettings, parameters: ParameterSet): SuperpositionModel {
  return { settings, ...untrained(settings), parameters };
}

function untrained(settings: SuperpositionSettings): Pick<SuperpositionModel, 'dataSet' | 'network'> {
  const { features, hiddenUnits, sparsity, examples, seed } = settings;
  const importance = Array.from({ length: features }, (_, i) => pow(settings.importance, i));
  return {
    dataSet: superpositionFeatures({ features, examples, sparsity, importance, seed }),
    network: tiedAutoencoder({ features, hiddenUnits }),
  };
}

/** WᵀW, axes [n, n]: the diagonal says which features are represented, the rest which of them share directions. */
export function weightGram({ parameters }: SuperpositionModel): DenseMatrix {
  const weight = DenseMatrix.fromArray(parameters.get(tiedAutoencoderParameterNames.weight) as NdArray);
  return DenseMatrix.from(weight.transpose().mmul(weight));
}
