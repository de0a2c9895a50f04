import type { Heatmap } from '@entk/alignment';
import { type CellAxis, type HeatmapPanel, heatmapPanel } from '@entk/figures';

/** Vectors of a cliff against two families of frequencies, as figures 4 and 5 have them. */
export function matchPanel(heatmap: Heatmap, axis: CellAxis): HeatmapPanel {
  return heatmapPanel(
    {
      matrix: heatmap.values,
      rows: axis,
      columns: { label: 'vector of the cliff' },
      quantity: heatmap.quantity,
    },
    { range: [0, 1], rowDirection: 'up', aspect: 0.85 },
  );
}

/** Two families of frequencies 1 … size, the later one named first because it stands on top. */
export function pairAxis(size: number, [upper, lower]: readonly [string, string]): CellAxis {
  return {
    label: 'frequency k',
    groups: [
      { label: lower, size },
      { label: upper, size },
    ],
  };
}
