import {
  MisuseError,
  requireFields,
  requireFinite,
  requireInteger,
  requireList,
  requireNdArray,
  requireNumber,
  ShapeError,
  shapeText,
} from '@entk/core';
import type { Network } from '../network.js';
import { type ParameterSet, requireParameters } from '../parameters.js';
import { requireInputs } from '../predict.js';
import { axesRead, outputAxis } from '../readout.js';
import type { DrawnExamples, Examples, TrainingData } from './examples.js';
import type { TrainingOptions } from './options.js';
import { requireSnapshot } from './snapshot.js';

/** Refuses data, parameters and options that do not go together. */
export function requireTraining(
  network: Network,
  initial: ParameterSet,
  data: TrainingData,
  options: TrainingOptions,
): void {
  requireParameters('train', network, initial);
  requireFields('train', 'data', data, ['train']);
  requireFields('train', 'data.train', data.train, []);
  requireFields('train', 'loss', options.loss, ['value', 'gradient']);
  requireFields('train', 'optimiser', options.optimiser, ['initialState', 'step']);
  const axis = outputAxis('train', network, options.readout);
  const axes = axesRead(axis, options.readout);
  if (axis.positionOf) {
    throw new MisuseError({ in: 'train', rule: 'readout.positions must be the same for every example' });
  }
  const { epochs, batchSize, evaluateEvery, maxGradientNorm, checkpoints = [] } = options;
  if (!isDrawn(data.train)) requireExamples(network, data.train, axes);
  if (data.test) requireExamples(network, data.test, axes);
  requireInteger('train', 'epochs', epochs, { min: 0 });
  if (options.resumeFrom) requireSnapshot(network, epochs, options.resumeFrom);
  if (evaluateEvery !== undefined) requireInteger('train', 'evaluateEvery', evaluateEvery, { min: 1 });
  if (maxGradientNorm !== undefined) requireNumber('train', 'maxGradientNorm', maxGradientNorm, { above: 0 });
  if (batchSize !== undefined) {
    if (isDrawn(data.train)) {
      throw new MisuseError({ in: 'train', rule: 'batchSize must stand without draw: all that is drawn is a batch' });
    }
    requireInteger('train', 'batchSize', batchSize, { min: 1, max: data.train.inputs.shape[0] });
  }
  requireList('train', 'checkpoints', checkpoints);
  const outside = checkpoints.find((epoch) => !Number.isInteger(epoch) || epoch < 0 || epoch > epochs);
  if (outside !== undefined) {
    throw new MisuseError({ in: 'train', rule: `checkpoints must be epochs in 0..${epochs}`, got: outside });
  }
}

/** Whether examples are drawn for every step, rather than a fixed set. */
export function isDrawn(train: TrainingData['train']): train is DrawnExamples {
  return 'draw' in train;
}

/** What is drawn, once it is seen to be the network's. */
export function examplesOf(
  network: Network,
  { draw }: DrawnExamples,
  { readout }: TrainingOptions,
): DrawnExamples['draw'] {
  const axes = axesRead(outputAxis('train', network, readout), readout);
  return (epoch) => {
    const examples = draw(epoch);
    requireExamples(network, examples, axes);
    return examples;
  };
}

function requireExamples(network: Network, { inputs, targets }: Examples, axes: readonly number[]): void {
  requireInputs('train', network, inputs);
  requireNdArray('train', 'targets', targets);
  const expected = [inputs.shape[0], ...axes];
  if (shapeText(targets.shape) !== shapeText(expected)) {
    throw new ShapeError({
      in: 'train',
      rule: `targets must have axes ${axes.length === 1 ? '[N, C]' : '[N, T, C]'} = ${shapeText(expected)}`,
      got: [...targets.shape],
    });
  }
  requireFinite('train', 'targets', targets);
}
