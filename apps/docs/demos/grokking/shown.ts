import { describeEigenvalue } from '../figure/describe.js';
import type { ShownFigure } from '../figure/shown-figure.js';
import { shownAccuracy, spectrumOverStart } from '../training/figures.js';
import type { CheckpointOnShow } from '../training/use-checkpoint-training.js';
import { gapFigure, rotationFigure } from './figures.js';
import type { CheckpointMessage, GrokkingMessage, RotationMessage } from './session.js';
import type { GrokkingSettings } from './settings.js';
import { explainAccuracy, explainDrops, explainRotation, explainSecondCliff } from './words.js';

/** A network at one checkpoint, as far as its training came. */
export type GrokkingOnShow = CheckpointOnShow<GrokkingSettings, GrokkingMessage, CheckpointMessage>;

/** Accuracy and spectrum, or what stands in their places. */
export function overTraining(on: GrokkingOnShow | undefined): ShownFigure[] {
  return [
    shownAccuracy(on, {
      file: 'grokking-accuracy',
      words: on
        ? explainAccuracy(on.latest)
        : 'First the network memorises the pairs it is shown; much later, and suddenly, it understands.',
    }),
    {
      figure: on && spectrumOverStart(on.checkpoints, on.shown),
      heading: 'Spectrum of the eNTK',
      placeholder: 'Eigenvalues of the class-mean kernel on all p² pairs, by rank.',
      file: 'grokking-spectrum',
      describe: on && (({ row, column }) => describeAt(row === 0 ? on.shown : on.checkpoints[0], column)),
      words: on
        ? explainDrops(on.shown, on.settings.p)
        : 'A rule stands at every drop that the detector finds; it is not told where to look.',
    },
  ];
}

/** How deep the cliffs are, and what the rotated one holds. */
export function ofCliffs(on: GrokkingOnShow | undefined, rotation: RotationMessage | undefined): ShownFigure[] {
  return [
    {
      figure: on && gapFigure(on.checkpoints, on.settings.p, on.settings.epochs, on.shown.epoch),
      heading: 'How far the spectrum falls after each cliff',
      placeholder: 'The ratio of the eigenvalues on either side of each cliff’s end, over training.',
      file: 'grokking-gaps',
      words: on
        ? explainSecondCliff(on.checkpoints, on.settings.p)
        : 'A ratio of 1 is no cliff. The first cliff is there from the start; the second appears.',
    },
    {
      figure: rotation && rotationFigure(rotation),
      heading: 'A cliff against Fourier features',
      placeholder: 'Which frequencies of a, b, a + b and a − b each vector holds.',
      file: 'grokking-rotation',
      words: rotation
        ? explainRotation(rotation)
        : 'Within a cliff any basis is as good as another; a rotation finds the one that varies smoothly.',
    },
  ];
}

function describeAt({ epoch, values }: CheckpointMessage, index: number): string {
  return `epoch ${epoch} · ${describeEigenvalue(values, index)}`;
}
