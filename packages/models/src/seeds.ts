import { DenseMatrix, ndArray } from '@entk/core';
import { type Cotangent, type DenseCotangent, identityCotangent, vectorCotangent, withPositions } from './cotangent.js';
import type { OutputAxis } from './readout.js';
import {
  asColumns,
  columnRange,
  columnsAt,
  matMul,
  matMulTransposedRight,
  reshape,
  rowsAt,
  sumOfRowsAt,
  type Tensor,
  toIntegerTensor,
  toTensor,
  transpose,
} from './tensor/index.js';

/** The cotangent of the scalars of an axis: where a pullback for all their derivatives begins. Run inside `scoped`. */
export function seedCotangent(axis: OutputAxis): Cotangent {
  const { read, positions, width, count, positionOf } = axis;
  if (positionOf) return ownPositionSeed(axis, positionOf);
  if (read === 'all') return withPositions(identityCotangent(count), positions);
  const weights = read instanceof DenseMatrix ? read.data : selection(read, positions * width);
  const outputs = toTensor(ndArray([count * positions, width], Float32Array.from(weights)));
  return { form: 'factored', positions, outputs, diagonal: false };
}

/** One vector an example: the gradient by f(x) of Σ_i values[n, i] · scalar i, values [N, C′]. Run inside `scoped`. */
export function vectorSeed({ read, positions, width, positionOf }: OutputAxis, values: Tensor): DenseCotangent {
  const [examples] = values.shape;
  if (positionOf) {
    const atPosition = read === 'all' ? values : spread(read, values, width);
    return vectorCotangent(sumOfRowsAt(atPosition, rowsRead(positionOf, positions), examples * positions), positions);
  }
  const whole = read === 'all' ? values : spread(read, values, positions * width);
  return vectorCotangent(positions === 1 ? whole : reshape(whole, [examples * positions, width]), positions);
}

/**
 * The scalars of an axis, [N, C′], from outputs [N·T, C], or the changes of the ones from those of the others. Run
 * inside `scoped`.
 */
export function readOut({ read, positions, width, positionOf }: OutputAxis, outputs: Tensor): Tensor {
  const flat = positionOf
    ? rowsAt(outputs, rowsRead(positionOf, positions))
    : positions === 1
      ? outputs
      : reshape(outputs, [outputs.shape[0] / positions, positions * width]);
  if (read === 'all') return flat;
  if (read instanceof DenseMatrix) return matMulTransposedRight(flat, weightsTensor(read));
  // Columns that stand together are copied row by row; others are gathered entry by entry.
  return areNeighbours(read)
    ? columnRange(flat, read[0], read[0] + read.length)
    : columnsAt(flat, toIntegerTensor(Int32Array.from(read)));
}

/** The same outputs at every position, times 1 at the one that is read of an example and 0 at the others. */
function ownPositionSeed({ read, positions, width, count }: OutputAxis, positionOf: readonly number[]): Cotangent {
  const every = Array.from({ length: width }, (_, c) => c);
  const weights = read instanceof DenseMatrix ? read.data : selection(read === 'all' ? every : read, width);
  const outputs = new Float32Array(count * positions * width);
  for (let row = 0; row < count * positions; row++) {
    const from = Math.floor(row / positions) * width;
    outputs.set(weights.subarray(from, from + width), row * width);
  }
  const examples = new Float32Array(positionOf.length * positions * width);
  positionOf.forEach((t, n) => {
    const from = (n * positions + t) * width;
    examples.fill(1, from, from + width);
  });
  return {
    form: 'factored',
    positions,
    outputs: toTensor(ndArray([count * positions, width], outputs)),
    diagonal: false,
    examples: toTensor(ndArray([positionOf.length * positions, width], examples)),
  };
}

/** n·T + t of the position t that is read of example n. */
function rowsRead(positionOf: readonly number[], positions: number): Tensor {
  return toIntegerTensor(Int32Array.from(positionOf, (t, n) => n * positions + t));
}

function areNeighbours(places: readonly number[]): boolean {
  return places.every((place, index) => place === places[0] + index);
}

function spread(read: readonly number[] | DenseMatrix, values: Tensor, size: number): Tensor {
  if (read instanceof DenseMatrix) return matMul(values, weightsTensor(read));
  if (areNeighbours(read)) return asColumns(values, read[0], size);
  return transpose(sumOfRowsAt(transpose(values), toIntegerTensor(Int32Array.from(read)), size));
}

function weightsTensor({ rows, columns, data }: DenseMatrix): Tensor {
  return toTensor(ndArray([rows, columns], Float32Array.from(data)));
}

function selection(places: readonly number[], size: number): Float32Array {
  const weights = new Float32Array(places.length * size);
  places.forEach((place, row) => {
    weights[row * size + place] = 1;
  });
  return weights;
}
