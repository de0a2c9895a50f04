import { DenseMatrix, requireMemory, requireOptions, workOptionNames, type WorkOptions } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { deltaWidth } from '@entk/jacobians/factors';
import { contractedGram, contractionNumbers, isContracted } from './contracted-gram.js';

/** Columns of the identity that the operator is applied to at once, where JᵀJ has to be made that way. */
const blockSize = 128;

/**
 * JᵀJ, axes [P, P]: the kernel's other side, with the same eigenvalues above zero as the flattened kernel J Jᵀ.
 *
 * Where every δ is rows[n, c] · outputs[c, o], the block of two uses is a contraction over outputs of two small
 * arrays, Σ_c (V_co V′_co′) (Σ_n r_nc r′_nc a_ni a′_ni′): P² C multiplications instead of P² N C. Elsewhere J(Jᵀ·) is
 * applied to the identity.
 *
 * @returns Rows and columns in the order of θ; exactly symmetric.
 * @throws MemoryBudgetError if P × P numbers and a block's scratch would not fit.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { parameterGram } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [1, 2] } });
 * const weights = new Map([['W', ndArray([1, 2])]]);
 * const inputs = ndArray([2, 2], Float32Array.of(1, 2, 3, 4));
 * // A linear network of one output: J is the inputs X, and JᵀJ is XᵀX.
 * parameterGram(factoredJacobian(network, weights, inputs)).data; // Float64Array [10, 14, 14, 20]
 * ```
 */
export function parameterGram(jacobian: FactoredJacobian, options: WorkOptions = {}): DenseMatrix {
  requireOptions('parameterGram', options, workOptionNames);
  const { memoryBudget } = options;
  requireMemory(
    'parameterGram',
    `JᵀJ of P = ${jacobian.parameterCount} parameters`,
    parameterGramBytes(jacobian),
    memoryBudget,
    'use kernelSpectrum with side "operator"',
  );
  return symmetrised(isContracted(jacobian) ? contractedGram(jacobian) : appliedGram(jacobian));
}

/** Bytes that `parameterGram` holds at its fullest. */
export function parameterGramBytes(jacobian: FactoredJacobian): number {
  const { parameterCount, exampleCount, outputCount, uses } = jacobian;
  const gram = parameterCount ** 2;
  if (isContracted(jacobian)) return 8 * (gram + contractionNumbers(jacobian));
  const widest = uses.reduce((most, { delta }) => Math.max(most, deltaWidth(delta)), outputCount);
  const block = Math.min(blockSize, parameterCount) * (2 * parameterCount + 2 * exampleCount * (outputCount + widest));
  return 8 * (2 * gram + block);
}

function appliedGram(jacobian: FactoredJacobian): DenseMatrix {
  const operator = jacobianOperator(jacobian);
  const size = operator.columns;
  const gram = new DenseMatrix(size, size);
  for (let start = 0; start < size; start += blockSize) {
    const width = Math.min(blockSize, size - start);
    const directions = DenseMatrix.generate(size, width, (i, j) => (i === start + j ? 1 : 0));
    const columns = operator.applyTransposed(operator.apply(directions));
    for (let i = 0; i < size; i++) gram.rowSpan(i).set(columns.rowSpan(i), start);
  }
  return gram;
}

/** Rows and columns of the tiles below: both stay in the cache. */
const tileSize = 32;

/** The mean of a matrix and its transpose, in its place. */
function symmetrised(matrix: DenseMatrix): DenseMatrix {
  const { data, rows: size } = matrix;
  for (let top = 0; top < size; top += tileSize) {
    for (let left = top; left < size; left += tileSize) {
      for (let i = top; i < Math.min(top + tileSize, size); i++) {
        for (let j = Math.max(left, i + 1); j < Math.min(left + tileSize, size); j++) {
          const mean = (data[i * size + j] + data[j * size + i]) / 2;
          data[i * size + j] = mean;
          data[j * size + i] = mean;
        }
      }
    }
  }
  return matrix;
}
