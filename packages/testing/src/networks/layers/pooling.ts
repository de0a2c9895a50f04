import type { LayerCase, LayerReference, Rows } from './reference.js';
import { perAxis, type PerAxis, windowExtents, windowPlaces } from './windows.js';

/** As a description has them. */
export interface PoolingOptions {
  readonly size: PerAxis;
  readonly stride?: PerAxis;
  readonly padding?: PerAxis;
  readonly dilation?: PerAxis;
}

/** The reference of a layer that makes one number of what each window sees of a channel; `undefined` in the padding. */
export function pooled<Options extends PoolingOptions>(
  pool: (seen: readonly (number | undefined)[], options: Options) => number,
): Pick<LayerReference<Options>, 'apply' | 'gridAfter'> {
  return {
    apply: (rows, options, { rounded, grid }) =>
      windowsOn(rows, options, grid).map((places) =>
        rows[0].map((_, h) => {
          const seen = places.map((place) => (place === undefined ? undefined : rows[place][h]));
          const sizes = seen.map((value) => Math.abs(value ?? 0));
          return rounded(pool(seen, options), Math.max(...sizes), seen.length + 1);
        }),
      ),
    gridAfter: (rows, options, { grid = [rows.length] }) => windowExtents(grid, sliding(options, grid.length)),
  };
}

/** What each window sees of some rows. */
export function windowsOn(rows: Rows, options: PoolingOptions, grid: readonly number[] = [rows.length]) {
  return windowPlaces(grid, sliding(options, grid.length));
}

function sliding({ size, stride = size, ...others }: PoolingOptions, axes: number) {
  return { size: perAxis(size, axes), stride, ...others };
}

/** A case of a layer that pools. */
export function poolingCase(
  kind: string,
  options: PoolingOptions & { readonly ignorePadding?: boolean },
  [inputs, outputs]: readonly [grid: readonly number[], grid: readonly number[]],
  sequence = false,
): LayerCase {
  const [positions, windows] = [inputs, outputs].map((extents) => extents.reduce((a, b) => a * b, 1));
  return {
    layer: { kind, ...options },
    input: { positions, width: 2, ...(!sequence && { grid: inputs }) },
    output: { positions: windows, width: 2, grid: outputs },
  };
}
