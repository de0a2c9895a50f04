import { DenseMatrix, requireFinite, requireSameExtent } from '@entk/core';
import type { FactoredJacobian } from '../uses.js';
import { operatorParts } from './parts.js';

/** J as a pair of maps on blocks of vectors; J itself is never formed. */
export interface JacobianOperator {
  /** N·C; row n·C + c belongs to output c of example n. */
  readonly rows: number;
  /** P, parameters in the order of θ. */
  readonly columns: number;
  /**
   * J U: axes [P, b] → [N·C, b], a change of parameters → the change of outputs.
   *
   * @throws ShapeError if the block does not have P rows.
   * @throws NonFiniteError for NaN or infinity.
   */
  readonly apply: (block: DenseMatrix) => DenseMatrix;
  /**
   * Jᵀ V: axes [N·C, b] → [P, b], weights on outputs → a gradient.
   *
   * @throws ShapeError if the block does not have N·C rows.
   * @throws NonFiniteError for NaN or infinity.
   */
  readonly applyTransposed: (block: DenseMatrix) => DenseMatrix;
}

/**
 * J of a factored Jacobian as an operator, in float64.
 *
 * For a matrix use, Jᵀv = Σ_n (Σ_c v[n, c] δ[n, c]) ⊗ a[n] and (J u)[n, c] = Σ_o δ[n, c, o] (U a[n])_o. Uses whose δ is
 * factored without `examples` are taken together, as one large product a direction.
 *
 * @remarks For a use [H, D] of such a δ, a block of b vectors costs 2·b·C·D·(N + H) operations (without the H where δ
 * begins as the identity, so C is H); for any other δ 2·b·N·H·(C + D), in one product an example. Memory for
 * b·N·max(C, H) numbers.
 * @example
 * ```ts
 * import { DenseMatrix, ndArray } from '@entk/core';
 * import { factoredJacobian, jacobianOperator } from '@entk/jacobians';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [1, 2] } });
 * const parameters = new Map([['W', ndArray([1, 2])]]);
 * const inputs = ndArray([2, 2], Float32Array.of(1, 2, 3, 4));
 * const operator = jacobianOperator(factoredJacobian(network, parameters, inputs));
 * // A linear network of one output: J is the inputs.
 * operator.apply(DenseMatrix.fromRows([[1], [1]])).data; // Float64Array [3, 7]
 * operator.applyTransposed(DenseMatrix.fromRows([[1], [1]])).data; // Float64Array [4, 6]
 * ```
 */
export function jacobianOperator(jacobian: FactoredJacobian): JacobianOperator {
  const rows = jacobian.exampleCount * jacobian.outputCount;
  const columns = jacobian.parameterCount;
  const parts = operatorParts(jacobian);
  return {
    rows,
    columns,

    apply(block) {
      requireSameExtent('apply', 'rows P of the block', columns, block.rows);
      return ofFinite('apply', block, () =>
        parts.map((part) => part.changes(block)).reduce((sum, term) => sum.addInPlace(term)),
      );
    },

    applyTransposed(block) {
      requireSameExtent('applyTransposed', 'rows N·C of the block', rows, block.rows);
      return ofFinite('applyTransposed', block, () => {
        const gradients = new DenseMatrix(columns, block.columns);
        for (const part of parts) part.addGradients(gradients, block);
        return gradients;
      });
    },
  };
}

/** Products refuse what is not finite; only then is the block searched, so that the error names it. */
function ofFinite<T>(caller: string, block: DenseMatrix, work: () => T): T {
  try {
    return work();
  } catch (error) {
    requireFinite(caller, 'block', block);
    throw error;
  }
}
