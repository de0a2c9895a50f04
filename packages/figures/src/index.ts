export { drawFigure, type FigureOptions } from './draw/figure.js';
export { type Frame, figureFrames } from './frames.js';
export { figureFromJson, figureJson } from './json.js';
export type {
  AxisScale,
  Band,
  BarsPanel,
  CellAxis,
  CellGroup,
  Curve,
  CurvePalette,
  Figure,
  HeatmapPanel,
  Interval,
  LinesPanel,
  Marker,
  Panel,
  PanelGrid,
  RampName,
  Sharing,
  ValueAxis,
} from './panel.js';
export { type BarsData, type BarsOptions, barsPanel } from './panels/bars.js';
export { type CurvesData, type CurvesOptions, curvesPanel } from './panels/curves.js';
export { type GridData, type GridOptions, panelGrid } from './panels/grid.js';
export { type HeatmapData, type HeatmapOptions, heatmapPanel } from './panels/heatmap.js';
export { type SpectrumData, type SpectrumOptions, spectrumPanel } from './panels/spectrum.js';
export { serializeFigure } from './serialize.js';
export type { ThemeName } from './theme.js';
