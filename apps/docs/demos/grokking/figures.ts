import { reviveMatrices } from '@entk/core';
import {
  type CellAxis,
  curvesPanel,
  type HeatmapPanel,
  heatmapPanel,
  type Interval,
  type LinesPanel,
  spectrumPanel,
} from '@entk/figures';
import { figureAspect as aspect, heatmapAspect } from '../figure/aspect.js';
import type { CheckpointMessage, GrokkingMessage, RotationMessage } from './session.js';
import { cliffEnds } from './settings.js';

/** Accuracy on training and test pairs, a rule at the checkpoint on show. */
export function accuracyFigure(message: GrokkingMessage, total: number, shown: number): LinesPanel {
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

/** The spectrum at a checkpoint, over that of the start, a rule at every drop that the detector reports. */
export function spectrumFigure(checkpoints: readonly CheckpointMessage[], shown: CheckpointMessage): LinesPanel {
  const start = checkpoints[0];
  return spectrumPanel(
    {
      curves: [
        { label: `epoch ${shown.epoch}`, eigenvalues: shown.values },
        ...(shown === start ? [] : [{ label: 'epoch 0', eigenvalues: start.values }]),
      ],
      drops: shown.drops.map(({ after }) => after).filter((after) => after < shown.values.length),
    },
    { range: commonRange(checkpoints), points: false, aspect, yLabel: 'eigenvalue', floor: 0 },
  );
}

/** λ_k / λ_{k+1} where the two cliffs end, over training. */
export function gapFigure(
  checkpoints: readonly CheckpointMessage[],
  p: number,
  total: number,
  shown: number,
): LinesPanel {
  const { first, second } = cliffEnds(p);
  const curveAt = (k: number) => {
    const seen = checkpoints.filter(({ values }) => values[k] > 0);
    return {
      label: `after k = ${k}`,
      x: seen.map(({ epoch }) => epoch),
      y: seen.map(({ values }) => values[k - 1] / values[k]),
    };
  };
  return curvesPanel(
    {
      curves: [curveAt(first), curveAt(second)],
      events: [{ at: shown, label: `epoch ${shown}` }],
    },
    { xLabel: 'epoch', yLabel: 'λₖ / λₖ₊₁', xRange: [0, total], yScale: 'log', points: true, aspect },
  );
}

/** A cliff's vectors against the Fourier pairs of two arguments. */
export function rotationFigure({ heatmap, cliff, ranks, way }: RotationMessage): HeatmapPanel {
  const families = cliff === 'first' ? (['a', 'b'] as const) : (['a + b', 'a − b'] as const);
  return heatmapPanel(
    {
      matrix: reviveMatrices(heatmap),
      rows: familyAxis(heatmap.rows / 2, families),
      columns: way === 'none' ? { label: 'eigenvector', first: ranks[0] } : { label: 'rotated vector' },
      quantity: 'squared norm',
    },
    { range: [0, 1], rowDirection: 'up', aspect: heatmapAspect },
  );
}

function familyAxis(size: number, [below, above]: readonly [string, string]): CellAxis {
  return {
    label: 'frequency',
    groups: [
      { label: below, size },
      { label: above, size },
    ],
  };
}

/** One interval for all checkpoints so far, so that a spectrum moves and its axis does not. */
function commonRange(checkpoints: readonly CheckpointMessage[]): Interval {
  const largest = Math.max(...checkpoints.map(({ values }) => values[0]));
  const smallest = Math.min(...checkpoints.map(({ values }) => values[values.length - 1]));
  return [Math.max(smallest, 1e-7 * largest) / 1.3, largest * 1.3];
}
