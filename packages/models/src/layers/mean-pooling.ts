import { throughLinear } from '../cotangent.js';
import { spreadOverWindows, sumOfWindows } from '../tensor/windows.js';
import type { Layer } from './layer.js';
import { flag } from './option-schemas.js';
import { pooling, type PoolingOptions, poolingSchemas } from './pooling.js';

/** How the windows of mean pooling slide. */
export interface MeanPoolOptions extends PoolingOptions {
  /** Takes the mean of the places that are no padding; else its zeros count too, as PyTorch has it. @default false */
  readonly ignorePadding?: boolean;
}

/** The mean of every window, channel by channel. */
export function meanPooling(
  kind: string,
  axes: number,
  { size, stride, padding, ignorePadding = false }: MeanPoolOptions,
): Layer {
  return pooling(kind, axes, { size, stride, padding, ignorePadding }, (values, windows) => {
    const { positions, count, size: places, at } = windows;
    const weights = Float32Array.from({ length: count }, (_, w) => {
      const seen = ignorePadding ? at.subarray(w * places, (w + 1) * places).filter((t) => t >= 0).length : places;
      return 1 / seen;
    });
    return {
      values: sumOfWindows(values, windows, weights),
      forward: (tangent) => sumOfWindows(tangent, windows, weights),
      pullback: (cotangent) => ({
        uses: [],
        input: () => throughLinear(cotangent, positions, (tensor) => spreadOverWindows(tensor, windows, weights)),
      }),
    };
  });
}

/** The schemas of the options of mean pooling on a grid of some axes. */
export function meanPoolSchemas(axes: number) {
  return {
    ...poolingSchemas(axes),
    ignorePadding: flag.optional().describe('The mean of the places that are no padding; its zeros count unless true.'),
  };
}
