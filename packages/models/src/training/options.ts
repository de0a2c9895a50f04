import type { WorkOptions } from '@entk/core';
import type { Readout } from '../readout.js';
import type { Checkpoint, HistoryEntry } from './history.js';
import type { Loss } from './losses.js';
import type { Optimiser } from './optimisers.js';
import type { TakeSnapshot, TrainingSnapshot } from './snapshot.js';

/** How to train. */
export interface TrainingOptions extends WorkOptions {
  readonly loss: Loss;
  /**
   * The outputs that the loss sees: those of the last position, say, or some of them. @default all at every position
   */
  readonly readout?: Readout;
  readonly optimiser: Optimiser;
  /**
   * Gradients that are longer than this, all parameters together, are scaled to this length before the optimiser sees
   * them. @default none are
   */
  readonly maxGradientNorm?: number;
  readonly epochs: number;
  /** Examples a step, drawn anew each epoch. @default all of them, in their order */
  readonly batchSize?: number;
  /** Seed of the order of mini-batches. @default 0 */
  readonly seed?: number;
  /** Epochs whose parameters to keep; 0 is the start. @default [epochs] */
  readonly checkpoints?: readonly number[];
  /**
   * Called with each checkpoint as it is reached, and the history up to it; training waits for what it returns, and an
   * error of it ends the call. For watching a network while it trains.
   */
  readonly onCheckpoint?: (checkpoint: Checkpoint, history: readonly HistoryEntry[]) => void | Promise<void>;
  /**
   * Resumes from a snapshot of the same network, data and options; bit-identical to an uninterrupted run.
   */
  readonly resumeFrom?: TrainingSnapshot;
  /** Called between epochs, 40 times a second at most, and may take a snapshot; training waits for what it returns. */
  readonly onPause?: (takeSnapshot: TakeSnapshot) => void | Promise<void>;
  /** Measure train and test loss and accuracy every so many epochs, and at the start and the end. @default 1 */
  readonly evaluateEvery?: number;
}
