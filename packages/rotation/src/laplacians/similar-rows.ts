import {
  DenseMatrix,
  largestMagnitude,
  MisuseError,
  requireFinite,
  requireInteger,
  requireMatrix,
  requireOneOf,
  requireOptions,
  unitExponent,
} from '@entk/core';
import { gram } from '@entk/linalg';
import { type Edge, graphLaplacian, type Laplacian } from './laplacian.js';

/** How the graph of similar rows is made. */
export interface SimilarRowsOptions {
  /** How many of the most similar rows each row names. */
  readonly neighbours: number;
  /**
   * Whether an edge stands where either row names the other (`either`, the default, which leaves no row alone) or only
   * where both do (`both`).
   */
  readonly join?: 'either' | 'both';
  readonly name?: string;
}

/**
 * The Laplacian of the graph whose neighbours are the rows of a matrix that look most alike (footnote 7), so that no
 * geometry of the inputs has to be known.
 *
 * Rows are compared by their cosine; a row is not its own neighbour; of equal cosines the smaller index wins. Edges
 * have weight 1. With a kernel of modular addition this graph does not separate the Fourier families by itself.
 *
 * @param rows A kernel, axes [N, N], or any matrix with a row for each vertex, axes [N, D].
 * @throws MisuseError if `neighbours` is not in 1..N−1 or a row is zero.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N² D) time, N² numbers of memory.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { similarRowsLaplacian } from '@entk/rotation';
 *
 * const rows = DenseMatrix.fromRows([[1, 0], [1, 0.1], [0, 1], [0.1, 1]]);
 * similarRowsLaplacian(rows, { neighbours: 1 }).toDense().to2DArray()[0]; // [1, -1, 0, 0]
 * ```
 */
export function similarRowsLaplacian(rows: DenseMatrix, options: SimilarRowsOptions): Laplacian {
  requireMatrix('similarRowsLaplacian', 'rows', rows);
  requireOptions<SimilarRowsOptions>('similarRowsLaplacian', options, { neighbours: true, join: true, name: true });
  const { neighbours, join = 'either', name = 'similar rows' } = options;
  const size = rows.rows;
  requireFinite('similarRowsLaplacian', 'rows', rows);
  requireInteger('similarRowsLaplacian', 'neighbours', neighbours, { min: 1, max: size - 1 });
  requireOneOf('similarRowsLaplacian', 'join', join, ['either', 'both']);
  const directions = unitRows(rows);
  const cosines = gram(directions);
  const named = Array.from({ length: size }, (_, i) => nearest(Array.from(cosines.rowSpan(i)), i, neighbours));
  const edges: Edge[] = [];
  named.forEach((others, i) => {
    for (const j of others) {
      const mutual = named[j].has(i);
      if (mutual ? i < j : join === 'either') edges.push([i, j]);
    }
  });
  return graphLaplacian(size, edges, { name });
}

function nearest(cosines: readonly number[], self: number, count: number): Set<number> {
  const order = cosines.map((_, j) => j).filter((j) => j !== self);
  order.sort((x, y) => cosines[y] - cosines[x] || x - y);
  return new Set(order.slice(0, count));
}

function unitRows(matrix: DenseMatrix): DenseMatrix {
  const unit = DenseMatrix.from(matrix);
  for (let i = 0; i < unit.rows; i++) {
    const row = unit.rowSpan(i);
    const factor = 2 ** unitExponent(largestMagnitude(row), 2);
    const length = Math.sqrt(row.reduce((sum, value) => sum + (value * factor) ** 2, 0));
    if (length === 0) {
      throw new MisuseError({
        in: 'similarRowsLaplacian',
        rule: 'every row must have a direction',
        got: `row ${i} of zeros`,
      });
    }
    for (let j = 0; j < row.length; j++) row[j] = (row[j] * factor) / length;
  }
  return unit;
}
