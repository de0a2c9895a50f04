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
 * Contracting takes two factors, and pays while its scratch, C (o o′ + i i′) of a pair of uses, is not what is large.
 */
function isContracted(jacobian: FactoredJacobian): boolean {
  const { parameterCount, uses } = jacobian;
  if (!uses.every((use) => isPlain(use) && use.delta.form === 'factored' && !use.delta.examples)) return false;
  return contractionNumbers(jacobian) <= 4 * (parameterCount ** 2 + productNumbers);
}

/** Numbers in the products that the block of the largest pair of uses is made from, and in the block. */
function contractionNumbers({ uses, outputCount, exampleCount }: FactoredJacobian): number {
  const outputs = Math.max(...uses.map(({ delta }) => deltaWidth(delta))) ** 2;
  const inputs = Math.max(...uses.map(inputsOf)) ** 2;
  const block = Math.max(...uses.map((use) => deltaWidth(use.delta) * inputsOf(use))) ** 2;
  return (
    outputCount * (outputs + 2 * inputs) + block + Math.min(exampleCount * inputs, Math.max(productNumbers, inputs))
  );
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

/** The mean of a matrix and its transpose: the two triangles differ by rounding. */
function symmetrised(matrix: DenseMatrix): DenseMatrix {
  return DenseMatrix.generate(matrix.rows, matrix.columns, (i, j) => (matrix.get(i, j) + matrix.get(j, i)) / 2);
}

function contractedGram(jacobian: FactoredJacobian): DenseMatrix {
  const { parameterCount, exampleCount, outputCount, uses } = jacobian;
  const offsets = parameterOffsets(jacobian);
  const gram = new DenseMatrix(parameterCount, parameterCount);
  const terms = uses.map((use) => termOf(use, offsets.get(use.parameter) as number, exampleCount, outputCount));
  terms.forEach((left, index) => {
    addBlock(gram, left, left, false);
    for (const right of terms.slice(index + 1)) addBlock(gram, left, right, true);
  });
  return gram;
}

/** A use as J[(n, c), μ(o, i)] = rows[n, c] · outputs[c, o] · activation[n, i]. */
interface Term {
  readonly outputs: DenseMatrix;
  readonly rows: DenseMatrix;
  readonly activation: DenseMatrix;
  /** μ of every (o, i), o-major. */
  readonly places: Uint32Array;
}

function termOf(use: FactoredUse, offset: number, exampleCount: number, outputCount: number): Term {
  if (use.delta.form !== 'factored') throw new TypeError('a term is made from a factored delta');
  if (!isPlain(use)) throw new TypeError('a term is made from a plain use');
  const activation = activationOf(use, exampleCount);
  const { outputs, rows = onesOf(exampleCount, outputCount) } = use.delta;
  const [width, inputs] = [outputs.columns, activation.columns];
  const transposed = isTransposed(use);
  const places = Uint32Array.from({ length: width * inputs }, (_, index) => {
    const [o, i] = [Math.floor(index / inputs), index % inputs];
    return offset + (transposed ? i * width + o : o * inputs + i);
  });
  return { outputs, rows, activation, places };
}

function addBlock(gram: DenseMatrix, left: Term, right: Term, bothTriangles: boolean): void {
  const outputPairs = rowwiseProducts(left.outputs, right.outputs);
  const block = multiply(outputPairs, activationPairs(left, right), { transposeLeft: true });
  const [H, G] = [left.outputs.columns, right.outputs.columns];
  const [D, E] = [left.activation.columns, right.activation.columns];
  const size = gram.columns;
  for (let o = 0; o < H; o++) {
    for (let q = 0; q < G; q++) {
      const row = block.rowSpan(o * G + q);
      for (let i = 0; i < D; i++) {
        const place = left.places[o * D + i];
        for (let j = 0; j < E; j++) {
          const other = right.places[q * E + j];
          gram.data[place * size + other] += row[i * E + j];
          if (bothTriangles) gram.data[other * size + place] += row[i * E + j];
        }
      }
    }
  }
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
  for (let r = 0; r < left.rows; r++) {
    for (let a = 0; a < A; a++) {
      const value = left.get(r, a);
      for (let b = 0; b < B; b++) result.data[(r * A + a) * B + b] = value * right.get(r, b);
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
