import { DenseMatrix, requireMemory, requireOptions, workOptionNames, type WorkOptions } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import {
  activationOf,
  deltaWidth,
  type FactoredUse,
  isPlain,
  isTransposed,
  parameterOffsets,
} from '@entk/jacobians/factors';
import { multiply } from '@entk/linalg';

/** Columns of the identity that the operator is applied to at once, where JᵀJ has to be made that way. */
const blockSize = 128;

/**
 * Numbers in a product of activations, a_ni a′_ni′, that are made at once: 8 MB, so that N has no part in the memory.
 */
const productNumbers = 2 ** 20;

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
  return isContracted(jacobian) ? contractedGram(jacobian) : appliedGram(jacobian);
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

/**
 * Contracting takes two factors, and pays while its scratch, C i i′ of a pair of uses, is not what is large.
 */
function isContracted(jacobian: FactoredJacobian): boolean {
  const { parameterCount, uses } = jacobian;
  if (!uses.every((use) => isPlain(use) && use.delta.form === 'factored' && !use.delta.examples)) return false;
  return contractionNumbers(jacobian) <= 4 * (parameterCount ** 2 + productNumbers);
}

/**
 * Numbers in the products that the block of the largest pair of uses is made from, and in the part of it that is made
 * at once.
 */
function contractionNumbers({ uses, outputCount, exampleCount }: FactoredJacobian): number {
  const outputs = Math.max(...uses.map(({ delta }) => deltaWidth(delta)));
  const inputs = Math.max(...uses.map(inputsOf)) ** 2;
  const products = Math.min(exampleCount * inputs, Math.max(productNumbers, inputs));
  return outputCount * (outputs + 2 * inputs) + outputs * inputs + products;
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
  return symmetrised(gram);
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

function contractedGram(jacobian: FactoredJacobian): DenseMatrix {
  const { parameterCount, exampleCount, outputCount, uses } = jacobian;
  const offsets = parameterOffsets(jacobian);
  const gram = new DenseMatrix(parameterCount, parameterCount);
  const terms = uses.map((use) => termOf(use, offsets.get(use.parameter) as number, exampleCount, outputCount));
  terms.forEach((left, index) => {
    for (const right of terms.slice(index)) addBlock(gram, left, right);
  });
  return symmetrised(gram);
}

/** A use as J[(n, c), μ(o, i)] = rows[n, c] · outputs[c, o] · activation[n, i]. */
interface Term {
  readonly outputs: DenseMatrix;
  readonly rows: DenseMatrix;
  readonly activation: DenseMatrix;
  /** μ of (o, i) is the offset, and o and i times their steps, one of which is 1. */
  readonly offset: number;
  readonly outputStep: number;
  readonly inputStep: number;
}

function termOf(use: FactoredUse, offset: number, exampleCount: number, outputCount: number): Term {
  if (use.delta.form !== 'factored') throw new TypeError('a term is made from a factored delta');
  if (!isPlain(use)) throw new TypeError('a term is made from a plain use');
  const activation = activationOf(use, exampleCount);
  const { outputs, rows = onesOf(exampleCount, outputCount) } = use.delta;
  const [width, inputs] = [outputs.columns, activation.columns];
  const transposed = isTransposed(use);
  const [outputStep, inputStep] = transposed ? [1, width] : [inputs, 1];
  return { outputs, rows, activation, offset, outputStep, inputStep };
}

/**
 * Adds the block of two uses, Σ_c of products of outputs (o, q) and of activations (i, j), of which the mean with
 * the transpose is the Gram matrix: a pair of which only one order is visited counts twice.
 *
 * One o at a time, so that the part of the block stays in the cache, and with q along its rows, or along its columns,
 * so that what lies together in it does in the Gram matrix.
 */
function addBlock(gram: DenseMatrix, left: Term, right: Term): void {
  const inputPairs = activationPairs(left, right);
  const { rows: C, columns: G } = right.outputs;
  const [H, D, E] = [left.outputs.columns, left.activation.columns, right.activation.columns];
  const inputsLieTogether = right.inputStep === 1;
  for (let o = 0; o < H; o++) {
    // Of a use with itself (o, q) and (q, o) are each other's transpose.
    const first = left === right ? o : 0;
    const count = G - first;
    const outputs = DenseMatrix.generate(C, count, (c, q) => {
      const weight = left === right && q === 0 ? 1 : 2;
      return weight * left.outputs.data[c * H + o] * right.outputs.data[c * G + first + q];
    });
    const { data: block } = inputsLieTogether
      ? multiply(outputs, inputPairs, { transposeLeft: true })
      : multiply(inputPairs, outputs, { transposeLeft: true });
    const origin = left.offset + o * left.outputStep;
    const [rows, width] = inputsLieTogether ? [count, E] : [E, count];
    const [start, step] = inputsLieTogether
      ? [right.offset + first * right.outputStep, right.outputStep]
      : [right.offset + first, right.inputStep];
    for (let i = 0; i < D; i++) {
      const row = (origin + i * left.inputStep) * gram.columns + start;
      for (let r = 0; r < rows; r++) {
        const from = inputsLieTogether ? (r * D + i) * E : (i * E + r) * width;
        addSpan(gram.data, row + r * step, block, from, width);
      }
    }
  }
}

function addSpan(to: Float64Array, at: number, values: Float64Array, from: number, count: number): void {
  for (let k = 0; k < count; k++) to[at + k] += values[from + k];
}

/** Σ_n r_nc r′_nc a_ni a′_ni′, axes [C, D·E], some examples at a time. */
function activationPairs(left: Term, right: Term): DenseMatrix {
  const { rows: exampleCount, columns: outputCount } = left.rows;
  const width = left.activation.columns * right.activation.columns;
  const step = Math.max(1, Math.floor(productNumbers / width));
  const sum = new DenseMatrix(outputCount, width);
  for (let start = 0; start < exampleCount; start += step) {
    const end = Math.min(start + step, exampleCount);
    const of = (matrix: DenseMatrix) => matrix.rowRange(start, end);
    const weights = of(left.rows);
    const others = of(right.rows).data;
    const products = new DenseMatrix(
      end - start,
      outputCount,
      weights.data.map((value, index) => value * others[index]),
    );
    const pairs = rowwiseProducts(of(left.activation), of(right.activation));
    sum.addInPlace(multiply(products, pairs, { transposeLeft: true }));
  }
  return sum;
}

/** Row r of the result is the outer product of rows r of both: axes [R, A·B]. */
function rowwiseProducts(left: DenseMatrix, right: DenseMatrix): DenseMatrix {
  const [A, B] = [left.columns, right.columns];
  const result = new DenseMatrix(left.rows, A * B);
  const { data } = result;
  for (let r = 0, at = 0; r < left.rows; r++) {
    for (let a = 0; a < A; a++) {
      const value = left.data[r * A + a];
      for (let b = 0; b < B; b++) data[at++] = value * right.data[r * B + b];
    }
  }
  return result;
}

function inputsOf(use: FactoredUse): number {
  return use.kind === 'matrix' ? use.activation.columns : 1;
}

function onesOf(rows: number, columns: number): DenseMatrix {
  return new DenseMatrix(rows, columns, new Float64Array(rows * columns).fill(1));
}
