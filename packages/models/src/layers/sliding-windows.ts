import { requireInteger, ShapeError, requireList } from '@entk/core';
import * as z from 'zod';
import type { Windows } from '../tensor/windows.js';
import { extent } from './option-schemas.js';

/** A number for every axis of a grid, or one for all of them. */
export type PerAxis = number | readonly number[];

/** How windows slide over a grid. */
export interface WindowSteps {
  /** Places from one window to the next. */
  readonly stride?: PerAxis;
  /** Places added on either side of each axis. @default 0 */
  readonly padding?: PerAxis;
  /** Distance of two places that a window sees. @default 1 */
  readonly dilation?: PerAxis;
}

/** Windows, and the grid that they are on. */
export interface WindowsOfGrid extends Windows {
  /** Extents of the grid of windows; their product is the number of windows. */
  readonly grid: readonly number[];
  /** Whether no two windows see the same place. */
  readonly disjoint: boolean;
}

/** The same number on every axis, or one for each. */
export function onAxes(value: PerAxis, axes: number): readonly number[] {
  return typeof value === 'number' ? Array.from({ length: axes }, () => value) : value;
}

/**
 * Requires options of windows on a grid of some axes.
 *
 * @throws MisuseError naming the option that is no integer in its range.
 * @throws ShapeError for a list of another length.
 */
export function requireWindowOptions(
  caller: string,
  axes: number,
  options: { readonly size?: PerAxis } & WindowSteps,
): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (typeof value !== 'number') requireList(caller, name, value);
    const values = onAxes(value as PerAxis, axes);
    if (values.length !== axes) {
      throw new ShapeError({ in: caller, rule: `${name} must be a number or ${axes} of them`, got: [...values] });
    }
    for (const one of values) requireInteger(caller, name, one, { min: name === 'padding' ? 0 : 1 });
  }
}

/** The grid of the windows of a size on a grid; extents below 1 where none fits. */
export function gridOfWindows(
  grid: readonly number[],
  size: readonly number[],
  { stride = 1, padding = 0, dilation = 1 }: WindowSteps,
): number[] {
  const [strides, paddings, dilations] = [stride, padding, dilation].map((value) => onAxes(value, grid.length));
  return grid.map((length, axis) => {
    const reach = dilations[axis] * (size[axis] - 1) + 1;
    return Math.floor((length + 2 * paddings[axis] - reach) / strides[axis]) + 1;
  });
}

/** Which positions of a grid each window sees; windows and their places in row-major order. */
export function windowsOf(grid: readonly number[], size: readonly number[], steps: WindowSteps): WindowsOfGrid {
  const { stride = 1, padding = 0, dilation = 1 } = steps;
  const [strides, paddings, dilations] = [stride, padding, dilation].map((value) => onAxes(value, grid.length));
  const windows = gridOfWindows(grid, size, steps);
  const [positions, count, places] = [grid, windows, size].map((extents) => extents.reduce((a, b) => a * b, 1));
  const at = new Int32Array(count * places);
  for (let index = 0; index < at.length; index++) {
    const [window, place] = [indicesOf(Math.floor(index / places), windows), indicesOf(index % places, size)];
    let position = 0;
    for (const [axis, length] of grid.entries()) {
      const along = window[axis] * strides[axis] - paddings[axis] + place[axis] * dilations[axis];
      position = position < 0 || along < 0 || along >= length ? -1 : position * length + along;
    }
    at[index] = position;
  }
  const seen = at.filter((position) => position >= 0);
  return { grid: windows, positions, count, size: places, at, disjoint: new Set(seen).size === seen.length };
}

/** The place on each axis of an index in row-major order. */
function indicesOf(index: number, extents: readonly number[]): number[] {
  const indices: number[] = [];
  let rest = index;
  for (const extentOfAxis of extents.toReversed()) {
    indices.unshift(rest % extentOfAxis);
    rest = Math.floor(rest / extentOfAxis);
  }
  return indices;
}

const zeroOrMore = z
  .int({ error: 'must be a non-negative integer' })
  .min(0, { error: 'must be a non-negative integer' });

/** The schemas of options of windows on a grid of some axes. */
export function windowSchemas(axes: number) {
  const perAxis = (one: z.ZodType<number>, rule: string): z.ZodType<PerAxis> =>
    z.union([one, z.array(one).length(axes)], {
      error: `must be ${rule}, or ${axes === 1 ? 'a list of one' : '[height, width] of them'}`,
    });
  const positive = perAxis(extent, 'a positive integer');
  return {
    size: positive,
    stride: positive.optional(),
    padding: perAxis(zeroOrMore, 'a non-negative integer').optional(),
    dilation: positive.optional(),
  };
}
