import { DenseMatrix } from '@entk/core';
import { curvesPanel, type HeatmapPanel, heatmapPanel, type LinesPanel } from '@entk/figures';
import { figureAspect as aspect, heatmapAspect } from '../figure/aspect.js';
import { spectrumOverStart } from '../training/figures.js';
import type { CheckpointMessage, KernelMessage, TransformerMessage } from './session.js';

/** Kernels by the names that are said for them. */
export function kernelLabel(name: string): string {
  return name === 'full' ? 'all' : name.slice(name.lastIndexOf('.') + 1);
}

/** A kernel of a checkpoint. */
export function kernelOf({ kernels }: CheckpointMessage, name: string): KernelMessage {
  return kernels.find((kernel) => kernel.name === name) ?? kernels[0];
}

/** One kernel's spectrum at a checkpoint, over that of the start. */
export function spectrumFigure(
  checkpoints: readonly CheckpointMessage[],
  shown: CheckpointMessage,
  name: string,
): LinesPanel {
  const moment = (checkpoint: CheckpointMessage) => ({ epoch: checkpoint.epoch, ...kernelOf(checkpoint, name) });
  return spectrumOverStart(checkpoints.map(moment), moment(shown));
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
      columns: { label: 'band', labels: bandLabels, groups: bandGroups },
      quantity: 'share of 2n',
    },
    { range: [0, 1], aspect: heatmapAspect },
  );
}

/** Of each band, what it shares with the waves of a + b, and with the sums of waves of a and of b. */
const bandLabels = ['a + b', 'axes', 'a + b', 'axes'];
const bandGroups = [
  { label: '1st', size: 2 },
  { label: '2nd', size: 2 },
];
