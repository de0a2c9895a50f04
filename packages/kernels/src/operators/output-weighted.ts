import { DenseMatrix, MisuseError, requireMatrix, ShapeError } from '@entk/core';
import { eigh, multiply, scaledColumns } from '@entk/linalg';
import type { SymmetricOperator } from '@entk/spectral';
import type { FlattenedOperator } from './flattened-operator.js';

/** S^½ K S^½ as an operator. */
export interface OutputWeightedOperator extends SymmetricOperator {
  /** On blocks [N·C, b], rows in the order of the kernel's collapse. */
  readonly apply: (block: DenseMatrix) => Promise<DenseMatrix>;
  /** S^½, axes [C, C]: maps an eigenvector's C numbers of an example back to outputs. */
  readonly root: DenseMatrix;
}

/** An eigenvalue below this share of the largest, and no lower than minus it, is a zero that was rounded. */
const rounding = 1e-10;

/**
 * (I ⊗ S^½) J Jᵀ (I ⊗ S^½): the flattened kernel with its outputs weighted by a metric S [C, C].
 *
 * Where the C outputs h are read by a linear map U [V, C] and S = UᵀU, it shares its eigenvalues above zero with the
 * flattened kernel of the V outputs U h, of which V may be too many for anything: (U J)(U J)ᵀ and S^½ J Jᵀ S^½ are both
 * Z Zᵀ of a Z with ZᵀZ = Jᵀ S J. An eigenvector's numbers v_n of an example n, axes [C], are S^½ times what it is in
 * outputs.
 *
 * @param operator J Jᵀ, as `flattenedOperator` makes it.
 * @param metric S, axes [C, C], symmetric, no eigenvalue negative.
 * @returns An operator of size N·C for `topEigenpairs`, rows in the order of `operator.collapse`.
 * @throws ShapeError if S is not [C, C].
 * @throws MisuseError if S is not symmetric, or has an eigenvalue below zero.
 * @throws NonFiniteError for NaN or infinity in it.
 * @remarks 4·N·C² operations a vector beside the product with K, and an eigenproblem of C rows once.
 * @example
 * ```ts
 * import { DenseMatrix, ndArray } from '@entk/core';
 * import { flattenedOperator, jacobianBlocks, outputWeightedOperator } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 * import { topEigenpairs } from '@entk/spectral';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [2, 1] } });
 * const weights = new Map([['W', ndArray([2, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([1, 1], Float32Array.of(2)));
 * const kernel = await flattenedOperator(blocks, { kind: 'flattened', rowOrder: 'classMajor' });
 * // K = 4 I, so what remains is 4 S.
 * const weighted = outputWeightedOperator(kernel, DenseMatrix.fromRows([[9, 0], [0, 1]]));
 * (await topEigenpairs(weighted, { count: 2 })).values; // ≈ [36, 4]
 * ```
 */
export function outputWeightedOperator(operator: FlattenedOperator, metric: DenseMatrix): OutputWeightedOperator {
  const caller = 'outputWeightedOperator';
  requireMatrix(caller, 'metric', metric);
  const outputs = operator.outputFactors.length;
  if (metric.rows !== outputs || metric.columns !== outputs) {
    throw new ShapeError({
      in: caller,
      rule: `the metric must have axes [C, C] = [${outputs}, ${outputs}]`,
      got: [metric.rows, metric.columns],
    });
  }
  const root = squareRoot(caller, metric);
  const examples = operator.size / outputs;
  const { rowOrder } = operator.collapse;
  /** Rows (c, n) of b numbers are C rows of N·b numbers as they lie. */
  const weighted = (block: DenseMatrix): DenseMatrix => {
    const { columns } = block;
    const lying = rowOrder === 'classMajor' ? block : reordered(block, examples, outputs);
    const product = multiply(root, new DenseMatrix(outputs, examples * columns, lying.data));
    const result = new DenseMatrix(block.rows, columns, product.data);
    return rowOrder === 'classMajor' ? result : reordered(result, outputs, examples);
  };
  return {
    size: operator.size,
    root,
    apply: async (block) => weighted(await operator.apply(weighted(block))),
  };
}

/** S^½ by the eigenvectors of S. */
function squareRoot(caller: string, metric: DenseMatrix): DenseMatrix {
  const { values, vectors } = eigh(metric);
  const least = values[values.length - 1];
  if (least < -rounding * Math.max(values[0], 0)) {
    throw new MisuseError({ in: caller, rule: 'the metric must have no eigenvalue below zero', got: least });
  }
  const halves = scaledColumns(
    vectors,
    values.map((value) => Math.sqrt(Math.max(value, 0))),
  );
  return multiply(halves, vectors, { transposeRight: true });
}

/** Rows (i, j) of i < m and j < n as rows (j, i). */
function reordered(block: DenseMatrix, m: number, n: number): DenseMatrix {
  const result = new DenseMatrix(block.rows, block.columns);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) result.rowSpan(j * m + i).set(block.rowSpan(i * n + j));
  return result;
}
