import { ndArray } from '@entk/core';
import { numbersOf, type Tensor, toTensor } from './tensor.js';

/** Windows that slide over T positions: which positions each of them sees. */
export interface Windows {
  /** T, the positions that they slide over. */
  readonly positions: number;
  /** T′, the number of windows. */
  readonly count: number;
  /** k, the places of a window. */
  readonly size: number;
  /** Position t of place j of window w at w·k + j; −1 where it lies in the padding. */
  readonly at: Int32Array;
}

/**
 * The numbers that each window sees side by side, zeros in the padding.
 *
 * The backend has no such operation; a loop over its numbers is as quick as the product that follows.
 *
 * @param values Axes [M·T, H].
 * @returns Axes [M·T′, H·k], column h·k + j for channel h and place j.
 */
export function unfoldWindows(values: Tensor, { positions, count, size, at }: Windows): Tensor {
  const [blocks, width] = blocksOf(values, positions);
  const from = numbersOf(values);
  const result = new Float32Array(blocks * count * width * size);
  for (let m = 0, start = 0; m < blocks; m++) {
    for (let w = 0; w < count; w++, start += width * size) {
      for (let j = 0; j < size; j++) {
        const t = at[w * size + j];
        if (t < 0) continue;
        const source = (m * positions + t) * width;
        for (let h = 0; h < width; h++) result[start + h * size + j] = from[source + h];
      }
    }
  }
  return matrix(blocks * count, width * size, result);
}

/** The transpose of `unfoldWindows`: axes [M·T′, H·k] → [M·T, H], what several windows see being added up. */
export function foldWindows(values: Tensor, { positions, count, size, at }: Windows): Tensor {
  const [blocks, columns] = blocksOf(values, count);
  const width = columns / size;
  const from = numbersOf(values);
  const result = new Float32Array(blocks * positions * width);
  for (let m = 0, start = 0; m < blocks; m++) {
    for (let w = 0; w < count; w++, start += columns) {
      for (let j = 0; j < size; j++) {
        const t = at[w * size + j];
        if (t < 0) continue;
        const target = (m * positions + t) * width;
        for (let h = 0; h < width; h++) result[target + h] += from[start + h * size + j];
      }
    }
  }
  return matrix(blocks * positions, width, result);
}

/**
 * The sum over each window, times a weight of the window.
 *
 * @param weights T′ numbers.
 * @param values Axes [M·T, H].
 * @returns Axes [M·T′, H].
 */
export function sumOfWindows(values: Tensor, windows: Windows, weights: Float32Array): Tensor {
  const { positions, count } = windows;
  const [blocks, width] = blocksOf(values, positions);
  const from = numbersOf(values);
  const result = new Float32Array(blocks * count * width);
  forEachSeen(windows, blocks, width, (window, seen, w) => {
    for (let h = 0; h < width; h++) result[window + h] += weights[w] * from[seen + h];
  });
  return matrix(blocks * count, width, result);
}

/** The transpose of `sumOfWindows`: axes [M·T′, H] → [M·T, H]. */
export function spreadOverWindows(values: Tensor, windows: Windows, weights: Float32Array): Tensor {
  const { positions, count } = windows;
  const [blocks, width] = blocksOf(values, count);
  const from = numbersOf(values);
  const result = new Float32Array(blocks * positions * width);
  forEachSeen(windows, blocks, width, (window, seen, w) => {
    for (let h = 0; h < width; h++) result[seen + h] += weights[w] * from[window + h];
  });
  return matrix(blocks * positions, width, result);
}

/**
 * The largest number that each window sees, and where it stands: the first of equal ones. The padding is never the
 * largest.
 *
 * @param values Axes [N·T, H].
 * @returns `values` [N·T′, H]; `places`, for each of them the position t.
 */
export function largestInWindows(values: Tensor, windows: Windows): { values: Tensor; places: Int32Array } {
  const { positions, count } = windows;
  const [blocks, width] = blocksOf(values, positions);
  const from = numbersOf(values);
  const result = new Float32Array(blocks * count * width).fill(Number.NEGATIVE_INFINITY);
  const places = new Int32Array(result.length);
  forEachSeen(windows, blocks, width, (window, seen, _, t) => {
    for (let h = 0; h < width; h++) {
      if (!(from[seen + h] > result[window + h])) continue;
      result[window + h] = from[seen + h];
      places[window + h] = t;
    }
  });
  return { values: matrix(blocks * count, width, result), places };
}

/**
 * How far the largest number that each window sees is ahead of the next one: infinity where there is none, and where
 * they are equal.
 *
 * @param values Axes [N·T, H].
 * @returns Axes [N·T′, H].
 */
export function leadsInWindows(values: Tensor, windows: Windows): Float32Array {
  const [blocks, width] = blocksOf(values, windows.positions);
  const from = numbersOf(values);
  const first = new Float32Array(blocks * windows.count * width).fill(Number.NEGATIVE_INFINITY);
  const second = first.slice();
  forEachSeen(windows, blocks, width, (window, seen) => {
    for (let h = 0; h < width; h++) {
      const value = from[seen + h];
      second[window + h] = Math.max(second[window + h], Math.min(value, first[window + h]));
      first[window + h] = Math.max(value, first[window + h]);
    }
  });
  return first.map((value, i) => (value === second[i] ? Infinity : value - second[i]));
}

/**
 * The number at the place of each window.
 *
 * @param values Axes [N·T, H].
 * @param places N·T′·H positions, from `largestInWindows`.
 * @returns Axes [N·T′, H].
 */
export function placesToWindows(values: Tensor, { positions, count }: Windows, places: Int32Array): Tensor {
  const [, width] = values.shape;
  const from = numbersOf(values);
  const result = new Float32Array(places.length);
  for (let index = 0; index < places.length; index++) {
    const row = Math.floor(index / width);
    result[index] = from[(Math.floor(row / count) * positions + places[index]) * width + (index % width)];
  }
  return matrix(result.length / width, width, result);
}

/**
 * The transpose of `placesToWindows`, for C blocks an example that share its places.
 *
 * @param values Axes [N·C·T′, H].
 * @returns Axes [N·C·T, H], what goes to one place being added up.
 */
export function windowsToPlaces(values: Tensor, { positions, count }: Windows, places: Int32Array): Tensor {
  const [blocks, width] = blocksOf(values, count);
  const from = numbersOf(values);
  const ofBlock = count * width;
  const share = blocks / (places.length / ofBlock);
  const result = new Float32Array(blocks * positions * width);
  for (let m = 0; m < blocks; m++) {
    const ofExample = Math.floor(m / share) * ofBlock;
    for (let index = 0; index < ofBlock; index++) {
      const t = places[ofExample + index];
      result[(m * positions + t) * width + (index % width)] += from[m * ofBlock + index];
    }
  }
  return matrix(blocks * positions, width, result);
}

/** Calls `body` for every place of every window of every block that lies in no padding, with where their rows begin. */
function forEachSeen(
  { positions, count, size, at }: Windows,
  blocks: number,
  width: number,
  body: (window: number, seen: number, w: number, t: number) => void,
): void {
  for (let m = 0; m < blocks; m++) {
    for (let w = 0; w < count; w++) {
      for (let j = 0; j < size; j++) {
        const t = at[w * size + j];
        if (t >= 0) body((m * count + w) * width, (m * positions + t) * width, w, t);
      }
    }
  }
}

function blocksOf({ shape: [rows, columns] }: Tensor, positions: number): [blocks: number, columns: number] {
  return [rows / positions, columns];
}

function matrix(rows: number, columns: number, data: Float32Array): Tensor {
  return toTensor(ndArray([rows, columns], data));
}
