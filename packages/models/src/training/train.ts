import { breathe, requireOptions, workOptionNames } from '@entk/core';
import type { Network } from '../network.js';
import { type ParameterSet, parameterSet } from '../parameters.js';
import { requireBackend } from '../tensor/index.js';
import type { TrainingData } from './examples.js';
import type { Checkpoint, HistoryEntry } from './history.js';
import type { TrainingOptions } from './options.js';
import { requireTraining } from './requirements.js';
import { TrainingState } from './training-state.js';

/** What training gives. */
export interface TrainingRun {
  readonly parameters: ParameterSet;
  readonly history: readonly HistoryEntry[];
  readonly checkpoints: readonly Checkpoint[];
}

/** Time between two turns of the host's event loop: short enough for a stop button, long enough to cost nothing. */
const breathingInterval = 25;

/**
 * Trains a network by gradient descent through its layers' pullbacks.
 *
 * The same network, data, options and seed give the same bits on the same build.
 *
 * @param initial The parameters before the first step; they are not changed.
 * @returns Parameters after the last epoch, the history and the checkpoints asked for, in order of epoch.
 * @throws ShapeError if data or parameters are of other shapes than the network's.
 * @throws NonFiniteError for NaN or infinity in them.
 * @throws MisuseError for an option out of its range.
 * @throws The signal's reason when aborted. Nothing stays allocated in any of these cases.
 */
export async function train(
  network: Network,
  initial: ParameterSet,
  data: TrainingData,
  options: TrainingOptions,
): Promise<TrainingRun> {
  requireOptions<TrainingOptions>('train', options, {
    ...workOptionNames,
    loss: true,
    readout: true,
    optimiser: true,
    maxGradientNorm: true,
    epochs: true,
    batchSize: true,
    seed: true,
    checkpoints: true,
    onCheckpoint: true,
    resumeFrom: true,
    onPause: true,
    evaluateEvery: true,
  });
  requireBackend('train');
  requireTraining(network, initial, data, options);
  const { epochs, evaluateEvery = 1, signal, onProgress, onCheckpoint, onPause, resumeFrom } = options;
  signal?.throwIfAborted();
  const wanted = new Set(options.checkpoints ?? [epochs]);
  const state = new TrainingState(network, initial, data, options);
  const history: HistoryEntry[] = [...(resumeFrom?.history ?? [])];
  const checkpoints: Checkpoint[] = [...(resumeFrom?.checkpoints ?? [])];
  let lastBreath = performance.now();
  try {
    for (let epoch = resumeFrom?.epoch ?? 0; epoch <= epochs; epoch++) {
      const isMeasured = epoch % evaluateEvery === 0 || epoch === epochs;
      // A step computes the outputs anyway; but a checkpoint, and the end, come before it.
      const byStep = isMeasured && state.measuresInSteps && epoch < epochs && !wanted.has(epoch);
      if (isMeasured && !byStep) history.push({ epoch, ...state.evaluate(epoch) });
      if (wanted.has(epoch)) {
        const checkpoint = { epoch, parameters: parameterSet(state.parameters) };
        checkpoints.push(checkpoint);
        await onCheckpoint?.(checkpoint, history.slice());
        signal?.throwIfAborted();
      }
      if (epoch === epochs) break;
      if (byStep) history.push({ epoch, ...state.measuredEpoch(epoch) });
      else state.runEpoch(epoch);
      if (performance.now() - lastBreath > breathingInterval) {
        const loss = history.at(-1)?.train.loss.toExponential(2);
        onProgress?.({ stage: 'training', done: epoch + 1, total: epochs, detail: `loss ${loss}` });
        await onPause?.(() => ({
          ...state.snapshot(),
          epoch: epoch + 1,
          history: [...history],
          checkpoints: [...checkpoints],
        }));
        await breathe(signal);
        lastBreath = performance.now();
      }
    }
    onProgress?.({ stage: 'training', done: epochs, total: epochs });
    return { parameters: parameterSet(state.parameters), history, checkpoints };
  } finally {
    state.dispose();
  }
}
