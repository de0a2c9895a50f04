import type { HistoryEntry } from '@entk/models';

/** Accuracy over a training, as far as it came, and the loss it has come to. */
export interface AccuracyMessage {
  readonly epochs: readonly number[];
  readonly trainAccuracy: readonly number[];
  readonly testAccuracy: readonly number[];
  readonly loss: number;
}

/** The accuracies of a history, and its last training loss. */
export function accuracyOf(history: readonly HistoryEntry[]): AccuracyMessage {
  return {
    epochs: history.map(({ epoch }) => epoch),
    trainAccuracy: history.map(({ train }) => train.accuracy),
    testAccuracy: history.map(({ test }) => test?.accuracy ?? 0),
    loss: history[history.length - 1].train.loss,
  };
}

/** `Every training pair is right from epoch 40 on. `, or nothing if some are still wrong. */
export function whenFitted({ epochs, trainAccuracy }: AccuracyMessage): string {
  const fitted = epochs[trainAccuracy.findIndex((value) => value === 1)];
  return fitted === undefined ? '' : `Every training pair is right from epoch ${fitted} on. `;
}
