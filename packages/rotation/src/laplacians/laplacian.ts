import {
  DenseMatrix,
  requireFinite,
  requireInRange,
  requireInteger,
  requireMatrix,
  requireMemory,
  requireNumber,
  requireOptions,
  ShapeError,
  requireList,
} from '@entk/core';

/**
 * A graph Laplacian on the rows of a kernel, as an operator: vᵀ L v = Σ over edges of w · (vᵢ − vⱼ)².
 *
 * What every Laplacian of this package is, so that choosing one is swapping one. Symmetric, positive semidefinite,
 * constant vectors in its null space.
 */
export interface Laplacian {
  /** What results and figures call it: `sum`, `cycle`. */
  readonly name: string;
  /** The number N of vertices. */
  readonly size: number;
  /**
   * L · matrix, axes [N, k] to [N, k], in O((N + edges) · k) time.
   *
   * @throws ShapeError if the matrix does not have N rows.
   * @throws NonFiniteError if an entry is NaN or infinite, or one of the product is beyond the range of float64.
   */
  apply(matrix: DenseMatrix): DenseMatrix;
  /**
   * L as an [N, N] matrix: a look at a small one, never needed by a rotation.
   *
   * @throws MemoryBudgetError if N² numbers do not fit the default budget.
   */
  toDense(): DenseMatrix;
}

/** Vertices i and j joined, with a weight of 1 or as given. */
export type Edge = readonly [i: number, j: number, weight?: number];

/**
 * The unnormalised Laplacian of a graph given by its edges.
 *
 * vᵀ L v = Σ w · (vᵢ − vⱼ)²; an edge named twice counts twice, and an edge from a vertex to itself adds nothing.
 *
 * @param size The number N of vertices, the rows of the kernel.
 * @param edges Each edge once, in any order; weights are finite and not negative.
 * @throws MisuseError if a vertex is not in 0..N−1, or a weight is negative or not finite.
 * @throws NonFiniteError if the weights at a vertex have a sum beyond the range of float64.
 * @remarks O(N + edges) memory.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { graphLaplacian } from '@entk/rotation';
 *
 * const triangle = graphLaplacian(3, [[0, 1], [1, 2], [2, 0]]);
 * triangle.apply(DenseMatrix.fromRows([[1], [0], [0]])).data; // Float64Array [2, -1, -1]
 * ```
 */
export function graphLaplacian(
  size: number,
  edges: readonly Edge[],
  options: { readonly name?: string } = {},
): Laplacian {
  requireOptions('graphLaplacian', options, { name: true });
  const { name = 'graph' } = options;
  requireInteger('graphLaplacian', 'size', size, { min: 1 });
  requireList('graphLaplacian', 'edges', edges);
  const { starts, others, weights, degrees } = adjacencyOf(size, edges);

  function apply(matrix: DenseMatrix): DenseMatrix {
    requireMatrix(`${name}.apply`, 'matrix', matrix);
    if (matrix.rows !== size) {
      throw new ShapeError({
        in: `${name}.apply`,
        rule: `matrix must have N = ${size} rows`,
        got: [matrix.rows, matrix.columns],
        context: 'axes [N, k]',
      });
    }
    requireFinite(`${name}.apply`, 'matrix', matrix);
    const { columns, data } = matrix;
    const image = new DenseMatrix(size, columns);
    const entries = image.data;
    for (let i = 0; i < size; i++) {
      const row = i * columns;
      const degree = degrees[i];
      for (let c = 0; c < columns; c++) entries[row + c] = degree * data[row + c];
      for (let e = starts[i]; e < starts[i + 1]; e++) {
        const other = others[e] * columns;
        const weight = weights[e];
        for (let c = 0; c < columns; c++) entries[row + c] -= weight * data[other + c];
      }
    }
    requireInRange(`${name}.apply`, 'L · matrix', image);
    return image;
  }

  function toDense(): DenseMatrix {
    requireMemory(`${name}.toDense`, `a ${size} × ${size} matrix`, 8 * size * size, undefined, 'use apply');
    const dense = new DenseMatrix(size, size);
    for (let i = 0; i < size; i++) {
      dense.data[i * size + i] += degrees[i];
      for (let e = starts[i]; e < starts[i + 1]; e++) dense.data[i * size + others[e]] -= weights[e];
    }
    return dense;
  }

  return { name, size, apply, toDense };
}

interface Adjacency {
  /** Vertex i's neighbours are entries `starts[i]` … `starts[i + 1]` − 1 of `others` and `weights`. */
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
  readonly weights: Float64Array;
  readonly degrees: Float64Array;
}

function adjacencyOf(size: number, edges: readonly Edge[]): Adjacency {
  const starts = new Uint32Array(size + 1);
  for (const edge of edges) {
    requireList('graphLaplacian', 'an edge', edge);
    const [i, j, weight = 1] = edge;
    requireInteger('graphLaplacian', 'a vertex of an edge', i, { min: 0, max: size - 1 });
    requireInteger('graphLaplacian', 'a vertex of an edge', j, { min: 0, max: size - 1 });
    requireNumber('graphLaplacian', 'the weight of an edge', weight, { min: 0 });
    if (i === j) continue;
    starts[i + 1]++;
    starts[j + 1]++;
  }
  for (let i = 0; i < size; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const others = new Uint32Array(starts[size]);
  const weights = new Float64Array(starts[size]);
  const degrees = new Float64Array(size);
  function join(from: number, to: number, weight: number): void {
    others[next[from]] = to;
    weights[next[from]++] = weight;
    degrees[from] += weight;
  }
  for (const [i, j, weight = 1] of edges) {
    if (i === j) continue;
    join(i, j, weight);
    join(j, i, weight);
  }
  requireInRange('graphLaplacian', 'sums of weights', degrees);
  return { starts, others, weights, degrees };
}
