import type { LayerCase, LayerReference } from './reference.js';
import { type PerAxis, windowExtents, windowPlaces } from './windows.js';

/** As a description has them. */
export interface ConvolutionOptions {
  readonly weight: string;
  readonly bias?: string;
  readonly stride?: PerAxis;
  readonly padding?: PerAxis;
  readonly dilation?: PerAxis;
  readonly groups?: number;
}

/** b[o] + Σ_{i, j} W[o, i, j] x[place j of the window, i], i over the channels of o's group. */
export const convolution: Pick<LayerReference<ConvolutionOptions>, 'apply' | 'gridAfter'> = {
  apply(rows, options, { parameter, rounded, grid = [rows.length] }) {
    const { weight, bias, groups = 1 } = options;
    const { shape, data } = parameter(weight);
    const [outputs, ofGroup, ...size] = shape;
    const added = bias === undefined ? undefined : parameter(bias).data;
    return windowPlaces(grid, { ...options, size }).map((places) =>
      Array.from({ length: outputs }, (_, o) => {
        const first = Math.floor(o / (outputs / groups)) * ofGroup;
        let sum = added ? added[o] : 0;
        let sizes = Math.abs(sum);
        for (let i = 0; i < ofGroup; i++) {
          for (const [j, place] of places.entries()) {
            if (place === undefined) continue;
            const term = data[(o * ofGroup + i) * places.length + j] * rows[place][first + i];
            sum += term;
            sizes += Math.abs(term);
          }
        }
        return rounded(sum, sizes, ofGroup * places.length + 2);
      }),
    );
  },
  gridAfter(rows, options, { parameter, grid = [rows.length] }) {
    const [, , ...size] = parameter(options.weight).shape;
    return windowExtents(grid, { ...options, size });
  },
};

/** A case of a convolution with its shapes. */
export function convolutionCase(
  kind: string,
  options: Omit<ConvolutionOptions, 'weight'>,
  [inputs, outputs]: readonly [grid: readonly number[], grid: readonly number[]],
  shape: readonly number[],
  sequence = false,
): LayerCase {
  const { bias, groups = 1 } = options;
  const [positions, windows] = [inputs, outputs].map((extents) => extents.reduce((a, b) => a * b, 1));
  return {
    layer: { kind, weight: 'W', ...options },
    input: { positions, width: shape[1] * groups, ...(!sequence && { grid: inputs }) },
    output: { positions: windows, width: shape[0], grid: outputs },
    parameters: { W: shape, ...(bias && { [bias]: [shape[0]] }) },
  };
}
