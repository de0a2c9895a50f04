import {
  DenseMatrix,
  largestMagnitude,
  MisuseError,
  requireFinite,
  requireOptions,
  requireSameExtent,
} from '@entk/core';
import { cholesky } from '../factorizations/cholesky.js';
import { solveTriangular } from '../factorizations/solve.js';
import { type Eigh, eigh } from './eigh.js';
import { type EighOptions, requireSquare, symmetryTolerance } from './requirements.js';

/** What `generalisedEigh` found. */
export type GeneralisedEigh<Vectors extends boolean = boolean> =
  | (Eigh<Vectors> & { readonly kind: 'solved' })
  | {
      readonly kind: 'not-positive-definite';
      /** The first pivot of B that is not positive, and its value. */
      readonly pivot: { readonly index: number; readonly value: number };
    };

/**
 * Eigenpairs of a symmetric matrix in the metric of a positive definite one: A·V = B·V·diag(values), VᵀB·V = I.
 *
 * Cholesky reduction: with B = L·Lᵀ the eigenpairs of L⁻¹·A·L⁻ᵀ are those of `eigh`, and V = L⁻ᵀ times its vectors.
 *
 * @param matrix A [n, n], symmetric; of both matrices the upper triangle is read beyond the check.
 * @param metric B [n, n], symmetric positive definite. Nothing is added to its diagonal: one that is not, to rounding,
 *   is reported.
 * @param options As for `eigh`.
 * @returns Values descending.
 * @throws ShapeError if the matrices are not square and of one size.
 * @throws MisuseError if one is not symmetric, or the range is out of bounds.
 * @throws NonFiniteError if an entry is NaN or infinite, or a result is beyond the range of float64.
 * @throws MemoryBudgetError if the scratch exceeds the budget.
 * @remarks 7/3·n³ flops beside those of `eigh`. Errors grow with the condition of B.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { generalisedEigh } from '@entk/linalg';
 *
 * const [a, b] = [DenseMatrix.fromRows([[6, 0], [0, 2]]), DenseMatrix.fromRows([[2, 0], [0, 1]])];
 * const found = generalisedEigh(a, b);
 * found.kind === 'solved' && found.values; // ≈ Float64Array [3, 2]
 * ```
 */
export function generalisedEigh<Vectors extends boolean = true>(
  matrix: DenseMatrix,
  metric: DenseMatrix,
  options: EighOptions<Vectors> = {},
): GeneralisedEigh<Vectors> {
  const caller = 'generalisedEigh';
  requireSquare(caller, 'matrix', matrix);
  requireSquare(caller, 'metric', metric);
  requireSameExtent(caller, 'rows of the metric', matrix.rows, metric.rows);
  requireOptions<EighOptions>(caller, options, { vectors: true, range: true, method: true, memoryBudget: true });
  const { memoryBudget } = options;
  requireSymmetricMatrix(caller, 'matrix', matrix);
  requireSymmetricMatrix(caller, 'metric', metric);
  const factored = cholesky(metric, { memoryBudget });
  if (factored.kind !== 'positive-definite') return factored;
  const { factor } = factored;
  const half = solveTriangular(factor, symmetrised(matrix), { memoryBudget });
  const reduced = solveTriangular(factor, DenseMatrix.from(half.transpose()), { memoryBudget });
  const found = eigh(symmetrised(reduced), options);
  if (!found.vectors) return { kind: 'solved', ...found };
  const vectors = solveTriangular(factor, found.vectors, { transposed: true, memoryBudget });
  return { kind: 'solved', ...found, vectors: vectors as Eigh<Vectors>['vectors'] };
}

/**
 * @throws MisuseError naming the first pair of entries that differ.
 * @throws NonFiniteError for NaN and infinity.
 */
function requireSymmetricMatrix(caller: string, name: string, matrix: DenseMatrix): void {
  requireFinite(caller, name, matrix);
  const { data, rows } = matrix;
  const most = symmetryTolerance * largestMagnitude(data);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const [below, above] = [data[i * rows + j], data[j * rows + i]];
      if (Math.abs(below - above) <= most) continue;
      throw new MisuseError({
        in: caller,
        rule: `${name} must be symmetric to ${symmetryTolerance} of its largest entry`,
        got: [above, below],
        context: `entries [${j}, ${i}] and [${i}, ${j}]`,
      });
    }
  }
}

/** The upper triangle on both sides. */
function symmetrised({ data, rows }: DenseMatrix): DenseMatrix {
  return DenseMatrix.generate(rows, rows, (i, j) => (i <= j ? data[i * rows + j] : data[j * rows + i]));
}
