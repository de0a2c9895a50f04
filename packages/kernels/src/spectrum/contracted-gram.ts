import { DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import {
  activationOf,
  deltaWidth,
  type FactoredUse,
  isPlain,
  isTransposed,
  parameterOffsets,
} from '@entk/jacobians/factors';
import { multiply } from '@entk/linalg';

/** Numbers in products of two factors that are made at once: 8 MB, so that N has no part in the memory. */
const productNumbers = 2 ** 20;

/** Contracting takes two factors, and pays while its scratch, C i i′ of a pair of uses, is not what is large. */
export function isContracted(jacobian: FactoredJacobian): boolean {
  const { parameterCount, uses } = jacobian;
  if (!uses.every((use) => isPlain(use) && use.delta.form === 'factored' && !use.delta.examples)) return false;
  return contractionNumbers(jacobian) <= 4 * (parameterCount ** 2 + productNumbers);
}

/**
 * Numbers in the products that the block of the largest pair of uses is made from, and in the part of it that is made
 * at once.
 */
export function contractionNumbers({ uses, outputCount, exampleCount }: FactoredJacobian): number {
  const outputs = Math.max(...uses.map(({ delta }) => deltaWidth(delta)));
  const inputs = Math.max(...uses.map(inputsOf)) ** 2;
  const some = (all: number, one: number) => Math.min(all, Math.max(productNumbers, one));
  const pairs = some(outputCount * outputs ** 2, outputCount * outputs);
  const block = some(inputs * outputs ** 2, inputs * outputs);
  return 2 * outputCount * inputs + pairs + block + some(exampleCount * inputs, inputs);
}

/** A matrix whose mean with its transpose is JᵀJ. */
export function contractedGram(jacobian: FactoredJacobian): DenseMatrix {
  const { parameterCount, exampleCount, outputCount, uses } = jacobian;
  const offsets = parameterOffsets(jacobian);
  const gram = new DenseMatrix(parameterCount, parameterCount);
  const terms = uses.map((use) => termOf(use, offsets.get(use.parameter) as number, exampleCount, outputCount));
  terms.forEach((left, index) => {
    for (const right of terms.slice(index)) addBlock(gram, left, right);
  });
  return gram;
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
  const [outputStep, inputStep] = isTransposed(use) || inputs === 1 ? [1, width] : [inputs, 1];
  return { outputs, rows, activation, offset, outputStep, inputStep };
}

/**
 * Adds the block of two uses, Σ_c of products of outputs (o, q) and of activations (i, j), of which the mean with the
 * transpose is the Gram matrix: a pair of which only one order is visited counts twice.
 *
 * Some o at a time, and with the inputs along the rows of their products, or with the outputs, so that what lies
 * together in the Gram matrix does in them.
 */
function addBlock(gram: DenseMatrix, left: Term, right: Term): void {
  const inputs = activationPairs(left, right);
  const { rows: C, columns: G } = right.outputs;
  const step = Math.max(1, Math.floor(productNumbers / (G * Math.max(C, inputs.products.columns))));
  for (let from = 0; from < left.outputs.columns; from += step) {
    const to = Math.min(from + step, left.outputs.columns);
    const outputs = outputPairs(left, right, from, to);
    const addProducts = right.inputStep === 1 ? addAlongInputs : addAlongOutputs;
    addProducts(gram, { left, right, inputs, outputs, from, to });
  }
}

/** Part of a block: outputs o from … to − 1 of the left use, with outputs q of the right one. */
interface Part {
  readonly left: Term;
  readonly right: Term;
  readonly inputs: InputPairs;
  /** Axes [C, pairs (o, q)], by o and then by q. */
  readonly outputs: DenseMatrix;
  readonly from: number;
  readonly to: number;
}

/** Of a use with itself (o, q) and (q, o) are each other's transpose: only q ≥ o are visited. */
function firstOf({ left, right }: Pick<Part, 'left' | 'right'>, o: number): number {
  return left === right ? o : 0;
}

function addAlongInputs(gram: DenseMatrix, part: Part): void {
  const { left, right, inputs, outputs, from, to } = part;
  const { data: block, columns: width } = multiply(outputs, inputs.products, { transposeLeft: true });
  const { places } = inputs;
  const { data, columns: size } = gram;
  const [D, E, G] = [left.activation.columns, right.activation.columns, right.outputs.columns];
  for (let o = from, pairs = 0; o < to; o++) {
    const first = firstOf(part, o);
    for (let i = 0; i < D; i++) {
      const row = left.offset + o * left.outputStep + i * left.inputStep;
      for (let q = first; q < G; q++) {
        const products = (pairs + q - first) * width;
        const entries = row * size + right.offset + q * right.outputStep;
        for (let j = 0; j < E; j++) data[entries + j] += block[products + places[i * E + j]];
      }
    }
    pairs += G - first;
  }
}

function addAlongOutputs(gram: DenseMatrix, part: Part): void {
  const { left, right, inputs, outputs, from, to } = part;
  const { data: block, columns: width } = multiply(inputs.products, outputs, { transposeLeft: true });
  const { places } = inputs;
  const { data, columns: size } = gram;
  const [D, E, G] = [left.activation.columns, right.activation.columns, right.outputs.columns];
  for (let o = from, pairs = 0; o < to; o++) {
    const first = firstOf(part, o);
    for (let i = 0; i < D; i++) {
      const row = left.offset + o * left.outputStep + i * left.inputStep;
      for (let j = 0; j < E; j++) {
        const products = places[i * E + j] * width + pairs - first;
        const entries = row * size + right.offset + j * right.inputStep;
        for (let q = first; q < G; q++) data[entries + q] += block[products + q];
      }
    }
    pairs += G - first;
  }
}

/** V_co V′_cq, twice where only one order of a pair is visited. */
function outputPairs(left: Term, right: Term, from: number, to: number): DenseMatrix {
  const { rows: C, columns: G, data: others } = right.outputs;
  const { data: values, columns: H } = left.outputs;
  let count = 0;
  for (let o = from; o < to; o++) count += G - firstOf({ left, right }, o);
  const pairs = new DenseMatrix(C, count);
  for (let c = 0, at = 0; c < C; c++) {
    for (let o = from; o < to; o++) {
      for (let q = firstOf({ left, right }, o); q < G; q++, at++) {
        const weight = left === right && q === o ? 1 : 2;
        pairs.data[at] = weight * values[c * H + o] * others[c * G + q];
      }
    }
  }
  return pairs;
}

/** Products of the inputs of two uses; of a use with itself only those of i ≤ j. */
interface InputPairs {
  /** Σ_n r_nc r′_nc a_ni a′_nj, axes [C, pairs]. */
  readonly products: DenseMatrix;
  /** The column of each pair, axes [i, j]. */
  readonly places: Int32Array;
}

/** Makes them some examples at a time. */
function activationPairs(left: Term, right: Term): InputPairs {
  const { rows: exampleCount, columns: outputCount } = left.rows;
  const [D, E] = [left.activation.columns, right.activation.columns];
  const same = left === right;
  const places = new Int32Array(D * E);
  let width = 0;
  for (let i = 0; i < D; i++) {
    for (let j = same ? i : 0; j < E; j++, width++) {
      places[i * E + j] = width;
      if (same) places[j * E + i] = width;
    }
  }
  const step = Math.max(1, Math.floor(productNumbers / width));
  const sum = new DenseMatrix(outputCount, width);
  for (let start = 0; start < exampleCount; start += step) {
    const end = Math.min(start + step, exampleCount);
    const of = (matrix: DenseMatrix) => matrix.rowRange(start, end);
    const others = of(right.rows).data;
    const weights = of(left.rows).data.map((value, index) => value * others[index]);
    const pairs = rowwiseProducts(of(left.activation), of(right.activation), same, width);
    sum.addInPlace(multiply(new DenseMatrix(end - start, outputCount, weights), pairs, { transposeLeft: true }));
  }
  return { products: sum, places };
}

/** Row r of the result are the products of rows r of both, with themselves only those of i ≤ j. */
function rowwiseProducts(left: DenseMatrix, right: DenseMatrix, same: boolean, width: number): DenseMatrix {
  const [A, B] = [left.columns, right.columns];
  const result = new DenseMatrix(left.rows, width);
  const { data } = result;
  for (let r = 0, at = 0; r < left.rows; r++) {
    for (let a = 0; a < A; a++) {
      const value = left.data[r * A + a];
      for (let b = same ? a : 0; b < B; b++) data[at++] = value * right.data[r * B + b];
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
