import { DenseMatrix, requireFinite, requireMatrix, ShapeError } from '@entk/core';

/**
 * H K H with H = I − 11ᵀ/N: the kernel of gradients less their mean over the examples, ∇f(x_n) − mean_m ∇f(x_m).
 *
 * What all examples share, often the largest eigenvalue by far, is left out; the vectors of what remains sum to zero.
 *
 * @param matrix A symmetric kernel [N, N].
 * @returns A new matrix.
 * @throws ShapeError if it is not square.
 * @throws NonFiniteError for NaN or infinity in it.
 * @remarks O(N²). Where the mean has nearly all of the trace, what remains is a difference of large numbers.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { centredKernel } from '@entk/kernels';
 *
 * centredKernel(DenseMatrix.fromRows([[5, 3], [3, 5]])).data; // Float64Array [1, -1, -1, 1]
 * ```
 */
export function centredKernel(matrix: DenseMatrix): DenseMatrix {
  const caller = 'centredKernel';
  requireMatrix(caller, 'the kernel', matrix);
  const { rows: N, columns } = matrix;
  if (N !== columns) throw new ShapeError({ in: caller, rule: 'the kernel must be square', got: [N, columns] });
  requireFinite(caller, 'the kernel', matrix.data);
  const means = new Float64Array(N);
  for (let i = 0; i < N; i++) means[i] = meanOf(matrix.rowSpan(i));
  const mean = meanOf(means);
  const centred = new DenseMatrix(N, N);
  for (let i = 0; i < N; i++) {
    const [from, to] = [matrix.rowSpan(i), centred.rowSpan(i)];
    const own = means[i];
    // The same sum for (i, j) and (j, i), so that the result is symmetric to the bit.
    for (let j = 0; j < N; j++) to[j] = from[j] - (own + means[j]) + mean;
  }
  return centred;
}

/** A loop, since a call for every entry takes longer than all else. */
function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] / values.length;
  return sum;
}
