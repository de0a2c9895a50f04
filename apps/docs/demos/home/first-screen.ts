import run from './run.json' with { type: 'json' };

/** The network of the first screen at one epoch. */
export type Moment = (typeof run.moments)[number];

export const moments: readonly Moment[] = run.moments;
export const { p } = run.settings;
export const heatmapSize = { rows: run.rows, columns: run.columns };

/** Of a panel's drawing, in its own units; the frame is inset by the room that labels take. */
export const panel = { width: 400, height: 268, left: 44, right: 8, top: 32, bottom: 34 } as const;

const frame = {
  width: panel.width - panel.left - panel.right,
  height: panel.height - panel.top - panel.bottom,
};

/** λₖ/λ₁ between these: no spectrum of the run leaves them. */
const shares = [0.006, 1.25] as const;

/** Where rank k stands. */
export function placeOfRank(k: number): number {
  return panel.left + ((k - 0.5) / moments[0].values.length) * frame.width;
}

/** Where a share of the largest eigenvalue stands, on a logarithmic axis. */
export function placeOfShare(share: number): number {
  const [low, high] = shares;
  return panel.top + (Math.log(high / share) / Math.log(high / low)) * frame.height;
}

/** A spectrum, each value over the largest, as a path. */
export function spectrumPath({ values }: Moment): string {
  const points = values.map((value, index) => {
    const [left, top] = [placeOfRank(index + 1), placeOfShare(value / values[0])];
    return `${left.toFixed(1)},${top.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

/** Size of a cell of the heatmap. */
const cell = { width: frame.width / heatmapSize.columns, height: frame.height / heatmapSize.rows };

/** Where row r of the heatmap begins, counted from below. */
export function placeOfRow(row: number): number {
  return panel.top + frame.height - row * cell.height;
}

/** How many shades the heatmap has beside none. */
const shades = 10;

/** The cells of each shade as one path: ten marks in place of five hundred. */
export function heatmapPaths({ hundredths }: Moment): { readonly opacity: number; readonly path: string }[] {
  const paths = Array.from({ length: shades }, () => '');
  hundredths.forEach((value, index) => {
    const shade = Math.ceil((value * shades) / 100);
    if (shade === 0) return;
    const [row, column] = [Math.floor(index / heatmapSize.columns), index % heatmapSize.columns];
    const [left, top] = [panel.left + column * cell.width, placeOfRow(row + 1)];
    paths[shade - 1] +=
      `M${left.toFixed(1)} ${top.toFixed(1)}h${cell.width.toFixed(2)}v${cell.height.toFixed(2)}h-${cell.width.toFixed(2)}z`;
  });
  return paths.map((path, index) => ({ path, opacity: (index + 1) / shades })).filter(({ path }) => path !== '');
}

/** Where the second cliff ends: with functions of a + b and a − b. */
const second = 1 + 8 * Math.floor(p / 2);

/** What the network can do at an epoch, and what its spectrum says of it. */
export function explainMoment({ trainAccuracy, testAccuracy, drops }: Moment): string {
  const percent = (share: number) => `${Math.round(100 * share)}\u00A0%`;
  const can = `It answers ${percent(trainAccuracy)} of the pairs that it is shown correctly, and ${percent(testAccuracy)} of the others.`;
  if (!drops.includes(second)) {
    return `${can} It learns by heart: the spectrum drops only after the waves of a and of b.`;
  }
  return `${can} A second cliff has come, to k\u00A0=\u00A0${second}: waves of a + b and a − b, the network’s way to the sum.`;
}
