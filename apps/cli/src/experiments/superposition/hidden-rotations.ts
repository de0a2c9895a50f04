import { DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { parameterGram } from '@entk/kernels';
import { columnGram, eigh, multiply, qr } from '@entk/linalg';

/** JᵀJ of a tied autoencoder in directions of its parameters along which its outputs change. */
export interface ReducedGram {
  /** Axes [r, r], with the eigenvalues above zero of JᵀJ [P, P]. */
  readonly gram: DenseMatrix;
  /** Vectors of it [r, k] as vectors of JᵀJ [P, k]. */
  readonly expanded: (vectors: DenseMatrix) => DenseMatrix;
}

/** Singular values of W below this share of the largest count as zero: the rounding of its products. */
const negligible = 1e-7;

/**
 * JᵀJ without the directions in which a tied autoencoder cannot change.
 *
 * W [m, n] stands in g(Wᵀ W x + b) alone as WᵀW, so that W and R W are one function for every orthogonal R, and J A W
 * is zero for every antisymmetric A. With W = U S Vᵀ the directions of such A are, in the coordinates X = Uᵀ W V of
 * changes, s_j e_i v_jᵀ − s_i e_j v_iᵀ for i < j ≤ m: m (m − 1) / 2 of them, orthogonal to each other. What is left has
 * e_i v_iᵀ, (s_i e_i v_jᵀ + s_j e_j v_iᵀ) / √(s_i² + s_j²), and e_i v_kᵀ for k > m as its orthonormal basis: 1,270 of
 * 2,050 directions for m = 40 and n = 50, and a quarter of the time of their eigenproblem.
 *
 * @param weight W, by the name of its parameter, axes [m, n] with m ≤ n.
 */
export function gramWithoutHiddenRotations(
  jacobian: FactoredJacobian,
  { name, values }: { readonly name: string; readonly values: DenseMatrix },
): ReducedGram {
  const { hidden, features, lengths } = singularFrames(values);
  const { parameterCount, parameterShapes } = jacobian;
  const gram = parameterGram(inCoordinates(jacobian, name, hidden, features));
  const before = Array.from(parameterShapes.keys());
  const offset = before
    .slice(0, before.indexOf(name))
    .reduce((sum, other) => sum + sizeOfParameter(jacobian, other), 0);
  const directions = changingDirections(lengths, values, offset, parameterCount);
  return {
    gram: reduced(gram, directions),
    expanded: (vectors) => outOfCoordinates(spread(vectors, directions, parameterCount), offset, hidden, features),
  };
}

/** U [m, m] and V [n, n], orthogonal, of W = U S Vᵀ, and the diagonal of S: zeros where W has no direction. */
function singularFrames(weight: DenseMatrix): {
  readonly hidden: DenseMatrix;
  readonly features: DenseMatrix;
  readonly lengths: Float64Array;
} {
  const { vectors: features } = eigh(columnGram(weight));
  const m = weight.rows;
  // The columns of W V are s_i u_i, orthogonal to rounding; where one is zero, QR completes the frame.
  const { q, r } = qr(multiply(weight, features.columnRange(0, m)));
  const signed = Float64Array.from({ length: m }, (_, i) => r.get(i, i));
  const hidden = DenseMatrix.generate(m, m, (i, j) => (signed[j] < 0 ? -q.get(i, j) : q.get(i, j)));
  const largest = signed.reduce((most, length) => Math.max(most, Math.abs(length)), 0);
  return {
    hidden,
    features,
    lengths: signed.map((length) => (Math.abs(length) > negligible * largest ? Math.abs(length) : 0)),
  };
}

/** The Jacobian by X = Uᵀ W V instead of W: its factors on the side of hidden units times U, of features times V. */
function inCoordinates(
  jacobian: FactoredJacobian,
  name: string,
  hidden: DenseMatrix,
  features: DenseMatrix,
): FactoredJacobian {
  return {
    ...jacobian,
    uses: jacobian.uses.map((use) => {
      if (use.parameter !== name || use.kind !== 'matrix' || use.delta.form !== 'factored') return use;
      const [ofOutputs, ofInputs] = use.transposed ? [features, hidden] : [hidden, features];
      const outputs = multiply(use.delta.outputs, ofOutputs);
      return { ...use, delta: { ...use.delta, outputs }, activation: multiply(use.activation, ofInputs) };
    }),
  };
}

/** A direction: one coordinate, or two with their parts. */
type Direction = readonly [first: number, part: number, second: number, otherPart: number];

function changingDirections(
  lengths: Float64Array,
  { rows: m, columns: n }: DenseMatrix,
  offset: number,
  parameterCount: number,
): Direction[] {
  const directions: Direction[] = [];
  for (let place = 0; place < offset; place++) directions.push([place, 1, place, 0]);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const place = offset + i * n + j;
      const length = j < m ? Math.hypot(lengths[i], lengths[j]) : 0;
      if (i === j || length === 0) directions.push([place, 1, place, 0]);
      else if (i < j) directions.push([place, lengths[i] / length, offset + j * n + i, lengths[j] / length]);
    }
  }
  for (let place = offset + m * n; place < parameterCount; place++) directions.push([place, 1, place, 0]);
  return directions;
}

/** A symmetric matrix by directions instead of coordinates, axes [r, r]; exactly symmetric. */
function reduced(gram: DenseMatrix, directions: readonly Direction[]): DenseMatrix {
  const [firsts, seconds] = [0, 2].map((part) => Int32Array.from(directions, (direction) => direction[part]));
  const [parts, others] = [1, 3].map((part) => Float64Array.from(directions, (direction) => direction[part]));
  const size = directions.length;
  const result = new DenseMatrix(size, size);
  const { data } = result;
  const row = new Float64Array(gram.columns);
  for (let i = 0; i < size; i++) {
    const [left, right] = [gram.rowSpan(firsts[i]), gram.rowSpan(seconds[i])];
    for (let place = 0; place < row.length; place++) row[place] = parts[i] * left[place] + others[i] * right[place];
    for (let j = i; j < size; j++) {
      const entry = parts[j] * row[firsts[j]] + others[j] * row[seconds[j]];
      data[i * size + j] = data[j * size + i] = entry;
    }
  }
  return result;
}

/** Coordinates [P, k] of combinations [r, k] of directions. */
function spread(vectors: DenseMatrix, directions: readonly Direction[], parameterCount: number): DenseMatrix {
  const result = new DenseMatrix(parameterCount, vectors.columns);
  directions.forEach(([first, part, second, otherPart], direction) => {
    const from = vectors.rowSpan(direction);
    const to = result.rowSpan(first);
    for (let j = 0; j < from.length; j++) to[j] += part * from[j];
    if (otherPart === 0) return;
    const other = result.rowSpan(second);
    for (let j = 0; j < from.length; j++) other[j] += otherPart * from[j];
  });
  return result;
}

/** W = U X Vᵀ of every column, the other parameters as they are. */
function outOfCoordinates(
  vectors: DenseMatrix,
  offset: number,
  hidden: DenseMatrix,
  features: DenseMatrix,
): DenseMatrix {
  const [m, n, k] = [hidden.rows, features.rows, vectors.columns];
  const size = m * n * k;
  const weights = vectors.data.subarray(offset * k, offset * k + size);
  const overUnits = multiply(hidden, new DenseMatrix(m, n * k, weights.slice())).data;
  for (let i = 0; i < m; i++) {
    const part = new DenseMatrix(n, k, overUnits.subarray(i * n * k, (i + 1) * n * k));
    weights.set(multiply(features, part).data, i * n * k);
  }
  return vectors;
}

function sizeOfParameter({ parameterShapes }: FactoredJacobian, name: string): number {
  return (parameterShapes.get(name) as readonly number[]).reduce((product, extent) => product * extent, 1);
}
