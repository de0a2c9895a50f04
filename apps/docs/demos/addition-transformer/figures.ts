import { DenseMatrix } from '@entk/core';
import {
  curvesPanel,
  type HeatmapPanel,
  heatmapPanel,
  type Interval,
  type LinesPanel,
  spectrumPanel,
} from '@entk/figures';
import { figureAspect as aspect, heatmapAspect } from '../figure/aspect.js';
import type { CheckpointMessage, KernelMessage, TransformerMessage } from './session.js';

/** Kernels by the names that are said for them. */
export function kernelLabel(name: string): string {
  return name === 'full' ? 'all' : name.slice(name.lastIndexOf('.') + 1);
}

/** A kernel of a checkpoint. */
export function kernelOf({ kernels }: CheckpointMessage, name: string): KernelMessage {
  return kernels.find((kernel) => kernel.name === name) ?? kernels[0];
}

/** Accuracy on training and test pairs, a rule at the checkpoint on show. */
export function accuracyFigure(message: TransformerMessage, total: number, shown: number): LinesPanel {
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

/** One kernel's spectrum at a checkpoint, over that of the start, a rule at every drop that the detector reports. */
export function spectrumFigure(
  checkpoints: readonly CheckpointMessage[],
  shown: CheckpointMessage,
  name: string,
): LinesPanel {
  const [start, now] = [checkpoints[0], shown].map((checkpoint) => kernelOf(checkpoint, name));
  return spectrumPanel(
    {
      curves: [
        { label: `epoch ${shown.epoch}`, eigenvalues: now.values },
        ...(shown === checkpoints[0] ? [] : [{ label: 'epoch 0', eigenvalues: start.values }]),
      ],
      drops: now.drops.map(({ after }) => after).filter((after) => after < now.values.length),
    },
    { range: commonRange(checkpoints, name), points: false, aspect, yLabel: 'eigenvalue', floor: 0 },
  );
}

/** W_U's two bands over training, held against the frequencies that the network has come to. */
export function overlapFigure({ overlaps }: TransformerMessage, total: number, shown: number): LinesPanel {
  const x = overlaps.map(({ epoch }) => epoch);
  return curvesPanel(
    {
      curves: [
        { label: 'vectors 0 … 2n: waves of a + b', x, y: overlaps.map(({ sum }) => sum) },
        { label: 'next 2n: sums of waves', x, y: overlaps.map(({ axisSum }) => axisSum) },
      ],
      events: [{ at: shown, label: `epoch ${shown}` }],
    },
    { xLabel: 'epoch', yLabel: 'share of 2n', xRange: [0, total], yRange: [0, 1.02], points: true, aspect },
  );
}

/** What both bands of every kernel hold at a checkpoint. */
export function layersFigure({ kernels }: CheckpointMessage): HeatmapPanel {
  return heatmapPanel(
    {
      matrix: DenseMatrix.generate(kernels.length, bandLabels.length, (row, column) => {
        const band = kernels[row].bands[column >> 1];
        return band ? (column % 2 === 0 ? band.sum : band.axisSum) : 0;
      }),
      rows: { label: 'kernel', labels: kernels.map(({ name }) => kernelLabel(name)) },
      columns: { label: 'band', labels: bandLabels },
      quantity: 'share of 2n',
    },
    { range: [0, 1], aspect: heatmapAspect },
  );
}

/** Of each band, what it shares with the waves of a + b, and with the sums of waves of a and of b. */
const bandLabels = ['1st, a + b', '1st, axes', '2nd, a + b', '2nd, axes'];

/** One interval for all checkpoints so far, so that a spectrum moves and its axis does not. */
function commonRange(checkpoints: readonly CheckpointMessage[], name: string): Interval {
  const all = checkpoints.map((checkpoint) => kernelOf(checkpoint, name).values);
  const largest = Math.max(...all.map((values) => values[0]));
  const smallest = Math.min(...all.map((values) => values[values.length - 1]));
  return [Math.max(smallest, 1e-7 * largest) / 1.3, largest * 1.3];
}
