import type { NdArray } from '@entk/core';
import { addressOf, runKernel, runsKernels, unwritten } from './kernels.js';
import { disposeAll, type Tensor, toIntegerTensor, toTensor } from './tensor.js';

/** The nonzeros of a matrix as the kernel takes them. */
interface Pattern {
  readonly rows: number;
  readonly columns: number;
  readonly count: number;
  /** Where each row begins, and the end; the column of each nonzero; the bits of its float32 number. */
  readonly packed: Int32Array<ArrayBuffer>;
}

/** A nonzero costs up to four times what a number of a product costs that reads every one: beyond it nothing is won. */
const largestShareOfNonzeros = 0.2;

const known = new WeakMap<Tensor, Pattern>();

/** Those of their transposes, as far as products asked for them. */
const knownTurned = new WeakMap<Pattern, Pattern>();

/**
 * Copies inputs into the backend and remembers where the nonzeros are, if most of them are zeros: one-hot pairs, say.
 * Products with such a tensor then leave the zeros out, which changes no bit of them as long as all numbers are finite.
 *
 * @param array Axes [N, D].
 */
export function toInputTensor(array: NdArray): Tensor {
  const tensor = toTensor(array);
  const pattern = patternOf(array);
  if (pattern) known.set(tensor, pattern);
  return tensor;
}

/** A·B for sparse inputs A; `undefined` for others, and where autodiff is to know of it. */
export function sparseTimes(left: Tensor, right: () => Tensor): Tensor | undefined {
  const pattern = known.get(left);
  return pattern && runsKernels() ? productOf(pattern, right()) : undefined;
}

/** Aᵀ·B for sparse inputs A; `undefined` as of `sparseTimes`. */
export function transposedSparseTimes(left: Tensor, right: Tensor): Tensor | undefined {
  const pattern = known.get(left);
  if (!pattern || !runsKernels()) return undefined;
  const turned = knownTurned.get(pattern) ?? turnedPattern(pattern);
  knownTurned.set(pattern, turned);
  return productOf(turned, right);
}

/** A pattern is copied in for each product: whoever disposes of the inputs knows of no other tensor. */
function productOf({ rows, count, packed }: Pattern, right: Tensor): Tensor {
  const pattern = toIntegerTensor(packed);
  const columns = right.shape[1];
  const result = unwritten([rows, columns]);
  runKernel('sparseProduct', rows, columns, count, ...[pattern, right, result].map(addressOf));
  disposeAll([pattern]);
  return result;
}

function patternOf({ shape: [rows, columns], data }: NdArray): Pattern | undefined {
  const most = largestShareOfNonzeros * data.length;
  let count = 0;
  for (let index = 0; index < data.length; index++) if (data[index] !== 0 && ++count > most) return undefined;
  const pattern = emptyPattern(rows, columns, count);
  const { starts, members, values } = partsOf(pattern);
  let place = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = data[row * columns + column];
      if (value === 0) continue;
      members[place] = column;
      values[place++] = value;
    }
    starts[row + 1] = place;
  }
  return pattern;
}

/** The pattern of the transpose. */
function turnedPattern({ rows, columns, count, packed }: Pattern): Pattern {
  const given = partsOf({ rows, columns, count, packed });
  const turned = emptyPattern(columns, rows, count);
  const { starts, members, values } = partsOf(turned);
  for (const column of given.members) starts[column + 1]++;
  for (let column = 0; column < columns; column++) starts[column + 1] += starts[column];
  const next = starts.slice();
  for (let row = 0; row < rows; row++) {
    for (let place = given.starts[row]; place < given.starts[row + 1]; place++) {
      const to = next[given.members[place]]++;
      members[to] = row;
      values[to] = given.values[place];
    }
  }
  return turned;
}

function emptyPattern(rows: number, columns: number, count: number): Pattern {
  return { rows, columns, count, packed: new Int32Array(rows + 1 + 2 * count) };
}

function partsOf({ rows, count, packed }: Pattern) {
  return {
    starts: packed.subarray(0, rows + 1),
    members: packed.subarray(rows + 1, rows + 1 + count),
    values: new Float32Array(packed.buffer, (rows + 1 + count) * packed.BYTES_PER_ELEMENT),
  };
}
