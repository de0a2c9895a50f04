import { throughChoice, toDense } from '../cotangent.js';
import { ones, type Tensor } from '../tensor/index.js';
import {
  largestInWindows,
  leadsInWindows,
  placesToWindows,
  spreadOverWindows,
  windowsToPlaces,
} from '../tensor/windows.js';
import type { Layer } from './layer.js';
import { type Pooled, pooling, type PoolingOptions, poolingSchemas } from './pooling.js';
import { type PerAxis, type WindowsOfGrid, windowSchemas } from './sliding-windows.js';

/** How the windows of max pooling slide. */
export interface MaxPoolOptions extends PoolingOptions {
  /** Distance of two places that a window sees. @default 1 */
  readonly dilation?: PerAxis;
}

/**
 * The largest number of every window, channel by channel; of equal ones the first. The padding is never the largest.
 */
export function maxPooling(kind: string, axes: number, { size, stride, padding, dilation }: MaxPoolOptions): Layer {
  const pool = (values: Tensor, windows: WindowsOfGrid): Pooled => {
    const largest = largestInWindows(values, windows);
    const { positions, count } = windows;
    const back = (tensor: Tensor) => windowsToPlaces(tensor, windows, largest.places);
    return {
      values: largest.values,
      forward: (tangent) => placesToWindows(tangent, windows, largest.places),
      pullback: (cotangent) => ({
        uses: [],
        input() {
          // Where no place has two windows, which of its places a window takes is a slope of 1 or 0 of that place.
          if (cotangent.form === 'factored' && windows.disjoint) {
            return throughChoice(cotangent, positions, copiesTo(windows), back(ones(largest.values.shape)));
          }
          const dense = toDense(cotangent, largest.values.shape[0] / count);
          return { ...dense, positions, values: back(dense.values) };
        },
      }),
    };
  };
  return pooling(kind, axes, { size, stride, padding, dilation }, pool, leadsInWindows);
}

/** Gives the number of each window to all its places. */
function copiesTo(windows: WindowsOfGrid): (tensor: Tensor) => Tensor {
  const weights = new Float32Array(windows.count).fill(1);
  return (tensor) => spreadOverWindows(tensor, windows, weights);
}

/** The schemas of the options of max pooling on a grid of some axes. */
export function maxPoolSchemas(axes: number) {
  const { dilation } = windowSchemas(axes);
  return {
    ...poolingSchemas(axes),
    dilation: dilation.describe('Distance of two places that a window sees, 1 unless given.'),
  };
}
