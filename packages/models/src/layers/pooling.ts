import { shapeText, sizeOf } from '@entk/core';
import type { Activation, ActivationShape, Layer, LayerPass } from './layer.js';
import { wrongGrid } from './convolution.js';
import {
  gridOfWindows,
  onAxes,
  type PerAxis,
  requireWindowOptions,
  type WindowsOfGrid,
  type WindowSteps,
  windowSchemas,
  windowsOf,
} from './sliding-windows.js';
import type { Tensor } from '../tensor/index.js';

/** How the windows of a pooling layer slide. */
export interface PoolingOptions extends Pick<WindowSteps, 'stride' | 'padding'> {
  /** The extents of the window. */
  readonly size: PerAxis;
  /** Places from one window to the next. @default size, so that windows tile the grid */
  readonly stride?: PerAxis;
}

/** What a pooling layer makes of the positions that a window sees, channel by channel. */
export interface Pooled {
  /** Axes [N·T′, H]. */
  readonly values: Tensor;
  readonly pullback: (cotangent: Parameters<LayerPass['pullback']>[0]) => ReturnType<LayerPass['pullback']>;
  /** The tangent of x → the tangent of y. */
  readonly forward: (tangent: Tensor) => Tensor;
}

/**
 * A layer that makes one position of every window on a grid of `axes` axes, and that has no parameters.
 *
 * @param leads Of one that chooses: what `Layer` says of it.
 */
export function pooling(
  kind: string,
  axes: number,
  options: PoolingOptions & WindowSteps & Readonly<Record<string, unknown>>,
  pool: (values: Tensor, windows: WindowsOfGrid) => Pooled,
  leads?: (values: Tensor, windows: WindowsOfGrid) => Float32Array,
): Layer {
  const { size, stride = size, padding = 0, dilation = 1 } = options;
  const steps = { stride, padding, dilation };
  requireWindowOptions(kind, axes, { size, ...steps });
  const window = onAxes(size, axes);
  const gridOf = ({ grid, positions }: Pick<ActivationShape, 'grid' | 'positions'>) =>
    grid ?? (axes === 1 ? [positions] : undefined);
  const windowsFor = ({ grid, positions }: Pick<ActivationShape, 'grid' | 'positions'>) =>
    windowsOf(gridOf({ grid, positions }) ?? [], window, steps);
  return {
    kind,
    ...(leads && { leads: (input: Activation) => leads(input.values, windowsFor(input)) }),
    options: { ...options, stride },
    parameters: [],
    units: 'kept',

    outputShape(input, _, report) {
      const grid = gridOf(input);
      if (grid?.length !== axes) {
        report(wrongGrid(axes, input));
        return input;
      }
      if (onAxes(padding, axes).some((places, axis) => 2 * places > window[axis])) {
        report(`padding must be half of size ${shapeText(window)} at most, got ${shapeText(onAxes(padding, axes))}`);
      }
      const windows = gridOfWindows(grid, window, steps);
      if (windows.some((count) => count < 1)) {
        report(`its window ${window.join('×')} must fit into ${grid.join('×')} positions and their padding`);
        return input;
      }
      return { positions: sizeOf(windows), width: input.width, grid: windows };
    },

    held(input, output, outputCount) {
      const [before, after] = [input, output].map(({ positions, width }) => positions * width);
      return {
        // The output, and which place each number came from.
        forward: 2 * after,
        pullback: before * (outputCount + 1),
        working: (before + 4 * after) * (outputCount + 1),
      };
    },

    forward({ values, positions, grid }) {
      const windows = windowsFor({ grid, positions });
      const pooled = pool(values, windows);
      return {
        output: { values: pooled.values, positions: windows.count, grid: windows.grid },
        pullback: pooled.pullback,
        pushforward: (tangent) => tangent && pooled.forward(tangent),
      };
    },
  };
}

/** The schemas of the options that every pooling on a grid of some axes has. */
export function poolingSchemas(axes: number) {
  const { size, stride, padding } = windowSchemas(axes);
  return {
    size: size.describe('Extents of the window.'),
    stride: stride.describe('Places from one window to the next, size unless given.'),
    padding: padding.describe('Places added on either side, 0 unless given.'),
  };
}
