import { reviveMatrices } from '@entk/core';
import { type CellAxis, curvesPanel, type HeatmapPanel, heatmapPanel, type LinesPanel } from '@entk/figures';
import { figureAspect as aspect, heatmapAspect } from '../figure/aspect.js';
import type { CheckpointMessage, RotationMessage } from './session.js';
import { cliffEnds } from './settings.js';

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
