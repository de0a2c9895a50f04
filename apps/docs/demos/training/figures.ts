import { curvesPanel, type LinesPanel, spectrumPanel } from '@entk/figures';
import { figureAspect as aspect } from '../figure/aspect.js';
import { commonRange } from '../figure/ranges.js';
import type { ShownFigure } from '../figure/shown-figure.js';
import type { AccuracyMessage } from './accuracy.js';

/** Accuracy on training and test pairs, a rule at the checkpoint on show, or what stands in its place. */
export function shownAccuracy(on: AccuracyOnShow | undefined, own: Pick<ShownFigure, 'file' | 'words'>): ShownFigure {
  return {
    figure: on && accuracyFigure(on.latest, on.settings.epochs, on.shown.epoch),
    heading: 'Accuracy',
    placeholder: 'Press Train: accuracy on training and test pairs appears here.',
    ...own,
  };
}

interface AccuracyOnShow {
  readonly settings: { readonly epochs: number };
  readonly latest: AccuracyMessage;
  readonly shown: { readonly epoch: number };
}

function accuracyFigure(message: AccuracyMessage, total: number, shown: number): LinesPanel {
  return curvesPanel(
    {
      curves: [
        { label: 'training pairs', x: message.epochs, y: message.trainAccuracy },
        { label: 'test pairs', x: message.epochs, y: message.testAccuracy },
      ],
      events: [{ at: shown, label: `epoch ${shown}` }],
    },
    { xLabel: 'epoch', yLabel: 'accuracy', xRange: [0, total], yRange: [0, 1.02], points: false, aspect },
  );
}

/** A spectrum at one checkpoint. */
export interface SpectrumMoment {
  readonly epoch: number;
  /** Descending. */
  readonly values: ArrayLike<number>;
  readonly drops: readonly { readonly after: number }[];
}

/** The spectrum at a checkpoint, over that of the start, a rule at every drop that the detector reports. */
export function spectrumOverStart(moments: readonly SpectrumMoment[], shown: SpectrumMoment): LinesPanel {
  const [start] = moments;
  return spectrumPanel(
    {
      curves: [
        { label: `epoch ${shown.epoch}`, eigenvalues: shown.values },
        ...(shown.epoch === start.epoch ? [] : [{ label: `epoch ${start.epoch}`, eigenvalues: start.values }]),
      ],
      drops: shown.drops.map(({ after }) => after).filter((after) => after < shown.values.length),
    },
    { range: commonRange(moments.map(({ values }) => values)), points: false, aspect, yLabel: 'eigenvalue', floor: 0 },
  );
}
