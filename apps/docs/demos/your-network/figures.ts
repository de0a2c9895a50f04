import { reviveMatrices } from '@entk/core';
import { type HeatmapPanel, heatmapPanel, type LinesPanel, spectrumPanel } from '@entk/figures';
import { figureAspect, heatmapAspect } from '../figure/aspect.js';
import type { AnalysisMessage } from './session.js';

/** Eigenvalues below this share of the largest are float32 rounding, and have no place on a log axis. */
const roundingShare = 1e-7;

/** Eigenvalues by rank, a rule at every drop that the detector reports. */
export function spectrumFigure({ values, drops }: AnalysisMessage): LinesPanel {
  return spectrumPanel(
    {
      curves: [{ label: 'eigenvalue', eigenvalues: values }],
      drops: drops.map(({ after }) => after).filter((after) => after < values.length),
    },
    { floor: roundingShare * values[0], aspect: figureAspect },
  );
}

/** |cosine| of the reader's features with the leading eigenvectors. */
export function alignmentFigure({ alignment }: AnalysisMessage): HeatmapPanel | undefined {
  if (!alignment) return undefined;
  return heatmapPanel(
    {
      matrix: reviveMatrices(alignment.cosines),
      rows: { label: 'feature', first: 0 },
      columns: { label: 'eigenvector' },
      quantity: '|cosine|',
    },
    { range: [0, 1], rowDirection: 'up', aspect: heatmapAspect },
  );
}
