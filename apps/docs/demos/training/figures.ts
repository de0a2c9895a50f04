import { curvesPanel, type LinesPanel, spectrumPanel } from '@entk/figures';
import { figureAspect as aspect } from '../figure/aspect.js';
import { commonRange } from '../figure/ranges.js';

/** Accuracy over a training, as far as it came. */
export interface AccuracyMessage {
  readonly epochs: readonly number[];
  readonly trainAccuracy: readonly number[];
  readonly testAccuracy: readonly number[];
}

/** Accuracy on training and test pairs, a rule at the checkpoint on show. */
export function accuracyFigure(message: AccuracyMessage, total: number, shown: number): LinesPanel {
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
