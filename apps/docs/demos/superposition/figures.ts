import { curvesPanel, type HeatmapPanel, heatmapPanel, type LinesPanel, spectrumPanel } from '@entk/figures';
import { type DenseMatrix, reviveMatrices } from '@entk/core';
import { roundingFloor } from '../../../cli/src/report/rounding-floor.js';
import { figureAspect, heatmapAspect } from '../figure/aspect.js';
import type { FeaturesMessage } from './session.js';

/** Loss against step, on an axis as long as the training will be. */
export function lossFigure(steps: readonly number[], losses: readonly number[], total: number): LinesPanel {
  return curvesPanel(
    { curves: [{ label: 'loss', x: steps, y: losses }] },
    { xLabel: 'step', yLabel: 'loss', yScale: 'log', xRange: [0, total], points: false, aspect: figureAspect },
  );
}

/** WᵀW: what is represented on the diagonal, what shares a direction beside it. */
export function gramFigure(gram: DenseMatrix): HeatmapPanel {
  return heatmapPanel(
    {
      matrix: reviveMatrices(gram),
      rows: { label: 'feature', first: 0 },
      columns: { label: 'feature', first: 0 },
      quantity: 'entry of WᵀW',
    },
    { ramp: 'diverging', range: [-1, 1], aspect: heatmapAspect },
  );
}

/** Eigenvalues by rank, a rule at every drop that the detector reports. */
export function spectrumFigure({ values, drops }: FeaturesMessage): LinesPanel {
  const shown = values.length;
  return spectrumPanel(
    {
      curves: [{ label: 'eigenvalue', eigenvalues: values }],
      drops: drops.map(({ after }) => after).filter((after) => after < shown),
    },
    { floor: roundingFloor(values), points: true, aspect: figureAspect },
  );
}

/** |cosine| of features with vectors, the most important feature at the bottom as in figure 1. */
export function heatmapFigure({ raw, normalised, features, basis }: FeaturesMessage, normalise: boolean): HeatmapPanel {
  return heatmapPanel(
    {
      matrix: reviveMatrices(normalise ? normalised : raw),
      rows: { label: 'feature', labels: features.map(String) },
      columns: { label: basis === 'by outputs' ? 'rotated vector' : 'eigenvector' },
      quantity: normalise ? '|cosine|, column-normalised' : '|cosine|',
    },
    { range: [0, 1], rowDirection: 'up', aspect: heatmapAspect },
  );
}
