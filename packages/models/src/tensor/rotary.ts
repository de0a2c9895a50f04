import { ndArray } from '@entk/core';
import { cos, sin } from '@entk/core/elementary';
import { numbersOf, type Tensor, toTensor } from './tensor.js';

/** Which numbers of a head turn with each other, and how fast. */
export interface Rotation {
  /** d, the numbers of a head. */
  readonly headSize: number;
  /** Radians a position for each pair: there are as many pairs, and the numbers after them stay as they are. */
  readonly frequencies: readonly number[];
  /** Pair i is numbers i and i + r/2 of the r that turn, or 2i and 2i + 1. */
  readonly pairs: 'halves' | 'adjacent';
  /** What is turned is multiplied by this. */
  readonly factor: number;
}

/**
 * Turns each pair (x, y) of each head at position p by p·frequency: (x cos − y sin, y cos + x sin); the other way when
 * `back`, which is the transpose.
 *
 * @param values Axes [M·T′, heads·d], the rows of a block being the positions from `first` on, or from its own of N
 *   `first` on, M/N blocks after each other having the same.
 */
export function rotated(
  values: Tensor,
  { headSize, frequencies, pairs, factor }: Rotation,
  { positions, first = 0, back = false }: { positions: number; first?: number | Int32Array; back?: boolean },
): Tensor {
  const [rows, width] = values.shape;
  const count = frequencies.length;
  const starts = typeof first === 'number' ? Int32Array.of(first) : first;
  const tables = starts.length * positions;
  const angles = Array.from({ length: tables * count }, (_, place) => {
    const row = Math.floor(place / count);
    const angle = (starts[Math.floor(row / positions)] + (row % positions)) * frequencies[place % count];
    return back ? -angle : angle;
  });
  const blocksOfStart = rows / tables;
  const cosines = Float64Array.from(angles, (angle) => factor * cos(angle));
  const sines = Float64Array.from(angles, (angle) => factor * sin(angle));
  const [step, apart] = pairs === 'halves' ? [1, count] : [2, 1];
  const from = numbersOf(values);
  const result = from.slice();
  for (let row = 0; row < rows; row++) {
    const start = Math.floor(row / positions / blocksOfStart);
    const table = (start * positions + (row % positions)) * count;
    for (let head = row * width; head < (row + 1) * width; head += headSize) {
      for (let i = 0; i < count; i++) {
        const [left, right] = [head + i * step, head + i * step + apart];
        const [x, y] = [from[left], from[right]];
        const [cosine, sine] = [cosines[table + i], sines[table + i]];
        result[left] = x * cosine - y * sine;
        result[right] = y * cosine + x * sine;
      }
    }
  }
  return toTensor(ndArray([rows, width], result));
}
