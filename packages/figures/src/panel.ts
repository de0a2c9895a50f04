import type { DenseMatrix } from '@entk/core';

/** `linear`, or `log` to base ten. */
export type AxisScale = 'linear' | 'log';

/** Lower and upper end. */
export type Interval = readonly [number, number];

/** An axis of numbers. */
export interface ValueAxis {
  readonly label: string;
  readonly scale: AxisScale;
  /** The shown interval; without it the data's own, widened a little. */
  readonly range?: Interval;
  /** Ticks at whole numbers only. */
  readonly whole: boolean;
  /** Where ticks begin: an axis of ranks has one at 1 and none at 0. */
  readonly firstTick?: number;
}

/** An axis of cells: the rows or columns of a matrix, the bars of a plot. */
export interface CellAxis {
  readonly label: string;
  /** The number of the first cell. @default 1, as ranks are counted */
  readonly first?: number;
  /** One text a cell instead of numbers; thinned where they would collide. */
  readonly labels?: readonly string[];
  /** Neighbouring cells that belong together, from first to last; numbers start again in each. */
  readonly groups?: readonly CellGroup[];
}

export interface CellGroup {
  readonly label: string;
  readonly size: number;
}

/** One line of a plot: y[i] at x[i]. */
export interface Curve {
  readonly label: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A vertical rule with its text above the frame. */
export interface Marker {
  readonly at: number;
  readonly label: string;
}

/** What lies between two curves over the same x: the range of a null hypothesis, say. */
export interface Band {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** `categories` for curves that differ in kind, `sequence` for ordered ones such as epochs. */
export type CurvePalette = 'categories' | 'sequence';

/** Colour ramps: three perceptually uniform ones, one for print (paper to ink) and one around zero. */
export type RampName = 'viridis' | 'magma' | 'cividis' | 'ink' | 'diverging';

/** Curves over a common axis. Made by `spectrumPanel` and `curvesPanel`. */
export interface LinesPanel {
  readonly kind: 'lines';
  readonly title?: string;
  readonly x: ValueAxis;
  readonly y: ValueAxis;
  readonly curves: readonly Curve[];
  /** Shaded, behind the curves. */
  readonly band?: Band;
  readonly markers: readonly Marker[];
  readonly palette: CurvePalette;
  readonly legendTitle?: string;
  /** `auto` shows points where they stand at least 4 px apart. */
  readonly points: boolean | 'auto';
  /** An interval of x shown again, enlarged, in the upper right corner. */
  readonly inset?: Interval;
  /** Height of the frame over its width. */
  readonly aspect: number;
}

/** A matrix as colours. Made by `heatmapPanel`. */
export interface HeatmapPanel {
  readonly kind: 'heatmap';
  readonly title?: string;
  readonly matrix: DenseMatrix;
  readonly rows: CellAxis;
  readonly columns: CellAxis;
  /** What an entry is; stands beside the ramp. */
  readonly quantity: string;
  readonly range?: Interval;
  readonly ramp: RampName;
  /** `down` as matrices are written, `up` as plots are. */
  readonly rowDirection: 'down' | 'up';
  readonly aspect: number;
}

/** Bars from zero, coloured by a second quantity if there is one. Made by `barsPanel`. */
export interface BarsPanel {
  readonly kind: 'bars';
  readonly title?: string;
  readonly heights: Float64Array;
  readonly quantity: string;
  readonly bars: CellAxis;
  readonly range?: Interval;
  readonly shade?: { readonly values: Float64Array; readonly quantity: string; readonly range?: Interval };
  readonly ramp: RampName;
  readonly aspect: number;
}

export type Panel = LinesPanel | HeatmapPanel | BarsPanel;

/** Which panels of a grid share an interval: none, those of a row, those of a column, or all of a kind. */
export type Sharing = 'none' | 'row' | 'column' | 'all';

/** Small multiples. Made by `panelGrid`. */
export interface PanelGrid {
  readonly kind: 'grid';
  readonly title?: string;
  readonly rows: readonly (readonly (Panel | null)[])[];
  readonly rowHeadings?: readonly string[];
  readonly columnHeadings?: readonly string[];
  readonly share: { readonly x: Sharing; readonly y: Sharing; readonly color: Exclude<Sharing, 'column'> };
  /** `shared` draws the curves' legend once, above the grid. */
  readonly legend: 'each' | 'shared';
}

export type Figure = Panel | PanelGrid;
