import { laterSettings } from '../../../cli/src/experiments/addition-transformer/settings.js';
import { describeEigenvalue } from '../figure/describe.js';
import type { ShownFigure } from '../figure/shown-figure.js';
import { shownAccuracy } from '../training/figures.js';
import type { CheckpointOnShow } from '../training/use-checkpoint-training.js';
import { kernelOf, layersFigure, overlapFigure, spectrumFigure } from './figures.js';
import type { CheckpointMessage, TransformerMessage } from './session.js';
import type { TransformerSettings } from './settings.js';
import { explainAccuracy, explainDrops, explainOverlaps } from './words.js';

/** A transformer at one checkpoint, as far as its training came. */
export type TransformerOnShow = CheckpointOnShow<TransformerSettings, TransformerMessage, CheckpointMessage>;

/** Accuracy, and the spectrum of the kernel that is looked at; or what stands in their places. */
export function overTraining(on: TransformerOnShow | undefined, kernel: string): ShownFigure[] {
  const describeAt = (checkpoint: CheckpointMessage, index: number) =>
    `epoch ${checkpoint.epoch} · ${describeEigenvalue(kernelOf(checkpoint, kernel).values, index)}`;
  return [
    shownAccuracy(on, {
      file: 'addition-transformer-accuracy',
      words: on
        ? explainAccuracy(on.latest)
        : 'First the network memorises the pairs it is shown; later, for some seeds, it understands.',
    }),
    {
      figure: on && spectrumFigure(on.checkpoints, on.shown, kernel),
      heading: 'Spectrum of the chosen kernel',
      placeholder: 'Eigenvalues of a mean-output kernel on all p² pairs, by rank.',
      file: 'addition-transformer-spectrum',
      describe: on && (({ row, column }) => describeAt(row === 0 ? on.shown : on.checkpoints[0], column)),
      words: on
        ? explainDrops(on.shown, kernel, laterSettings.heads)
        : 'A rule stands at every drop that the detector finds; it is not told where to look.',
    },
  ];
}

/** What the leading vectors hold: those of W_U over training, and every layer's at the checkpoint. */
export function ofVectors(on: TransformerOnShow | undefined): ShownFigure[] {
  return [
    {
      figure: on && overlapFigure(on.latest, on.settings.epochs, on.shown.epoch),
      heading: 'W_U’s leading vectors over training',
      placeholder: 'How much of the waves of a + b, and of sums of waves, W_U’s vectors hold.',
      file: 'addition-transformer-overlaps',
      words: on
        ? explainOverlaps(on.latest)
        : 'Held against the key frequencies of the network as it is now, which nobody knew before.',
    },
    {
      figure: on && layersFigure(on.shown),
      heading: 'What each layer’s vectors hold',
      placeholder: 'Shares of both families in the first 2n + 1 vectors of each kernel, and in the next 2n.',
      file: 'addition-transformer-layers',
      words:
        'At the checkpoint on show, against the frequencies that its embedding has there: waves of a + b, and “axes”, sums of a wave of a and one of b.',
    },
  ];
}
