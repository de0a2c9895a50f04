/** A number for every axis, or one for all. */
export type PerAxis = number | readonly number[];

/** How windows slide, as options have it. */
export interface Sliding {
  readonly size: readonly number[];
  readonly stride?: PerAxis;
  readonly padding?: PerAxis;
  readonly dilation?: PerAxis;
}

/** One number for each axis. */
export function perAxis(value: PerAxis, axes: number): number[] {
  return Array.from({ length: axes }, (_, axis) => (typeof value === 'number' ? value : value[axis]));
}

/** The extents of the grid of windows on a grid of one or two axes. */
export function windowExtents(
  grid: readonly number[],
  { size, stride = 1, padding = 0, dilation = 1 }: Sliding,
): number[] {
  const [strides, paddings, dilations] = [stride, padding, dilation].map((value) => perAxis(value, grid.length));
  return grid.map((length, axis) => {
    let count = 0;
    const reach = dilations[axis] * (size[axis] - 1);
    while (count * strides[axis] + reach < length + 2 * paddings[axis]) count++;
    return count;
  });
}

/**
 * What each window sees, in order: the position of each of its places, or `undefined` in the padding. Signals are
 * images of height 1 here.
 */
export function windowPlaces(grid: readonly number[], sliding: Sliding): (number | undefined)[][] {
  const { size, stride = 1, padding = 0, dilation = 1 } = sliding;
  const asImage = (extents: readonly number[], fill: number) =>
    extents.length === 1 ? [fill, extents[0]] : [extents[0], extents[1]];
  const [height, width] = asImage(grid, 1);
  const [rows, columns] = asImage(windowExtents(grid, sliding), 1);
  const [tall, wide] = asImage(size, 1);
  const [[downStep, acrossStep], [top, left], [downGap, acrossGap]] = [
    [stride, 1],
    [padding, 0],
    [dilation, 1],
  ].map(([value, fill]) => asImage(perAxis(value, grid.length), fill as number));
  const windows: (number | undefined)[][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const places: (number | undefined)[] = [];
      for (let a = 0; a < tall; a++) {
        for (let b = 0; b < wide; b++) {
          const y = row * downStep - top + a * downGap;
          const x = column * acrossStep - left + b * acrossGap;
          places.push(y < 0 || y >= height || x < 0 || x >= width ? undefined : y * width + x);
        }
      }
      windows.push(places);
    }
  }
  return windows;
}
