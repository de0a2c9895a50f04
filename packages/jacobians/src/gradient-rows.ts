import { DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { deltaReader, deltaOutputs } from './delta.js';
import type { FactoredLookupUse, FactoredMatrixUse, FactoredUse } from './uses.js';

/** Some rows of a parameter [A, B]; a parameter of one axis has A rows of one number. */
export interface ParameterRows {
  readonly from: number;
  /** The first row that is left out. */
  readonly to: number;
  /** B. */
  readonly width: number;
}

/** All rows of a parameter of a shape. */
export function allRows([height, ...others]: readonly number[]): ParameterRows {
  return { from: 0, to: height, width: others.reduce((product, extent) => product * extent, 1) };
}

/**
 * Adds one use's share of ∂f_c(x_n)/∂θ_μ, for μ in some rows of its parameter, to `target`.
 *
 * @param target Axes [N·C, (to − from)·B], row n·C + c.
 */
export function addGradientRows(target: DenseMatrix, use: FactoredUse, rows: ParameterRows): void {
  const outputCount = deltaOutputs(use.delta);
  const deltaAt = deltaReader(use.delta);
  const exampleCount = target.rows / outputCount;
  const size = outputCount * target.columns;
  for (let n = 0; n < exampleCount; n++) {
    const ofExample = target.data.subarray(n * size, (n + 1) * size);
    const delta = deltaAt(n);
    if (use.kind === 'vector') addVector(ofExample, delta, rows);
    else if (use.kind === 'lookup') addLookup(ofExample, delta, use, n, rows);
    else if (use.positions === 1) addOuterProducts(ofExample, delta, use, n, rows);
    else addSumOverPositions(ofExample, delta, use, n, rows);
  }
}

function addVector(target: Float64Array, delta: DenseMatrix, { from, to, width }: ParameterRows): void {
  const size = (to - from) * width;
  for (let c = 0; c < delta.rows; c++) {
    const row = delta.rowSpan(c);
    for (let k = 0; k < size; k++) target[c * size + k] += row[from * width + k];
  }
}

function addLookup(
  target: Float64Array,
  delta: DenseMatrix,
  { indices, positions }: FactoredLookupUse,
  n: number,
  { from, to, width }: ParameterRows,
): void {
  const size = (to - from) * width;
  for (let t = 0; t < positions; t++) {
    const index = indices[n * positions + t];
    if (index < from || index >= to) continue;
    for (let c = 0; c < delta.rows; c++) {
      const row = delta.rowSpan(c);
      const start = c * size + (index - from) * width;
      for (let h = 0; h < width; h++) target[start + h] += row[t * width + h];
    }
  }
}

function addOuterProducts(
  target: Float64Array,
  delta: DenseMatrix,
  { activation, transposed }: FactoredMatrixUse,
  n: number,
  { from, to, width }: ParameterRows,
): void {
  const input = activation.rowSpan(n);
  const size = (to - from) * width;
  for (let c = 0; c < delta.rows; c++) {
    const gradient = delta.rowSpan(c);
    const [high, wide] = transposed ? [input, gradient] : [gradient, input];
    for (let a = from; a < to; a++) {
      const start = c * size + (a - from) * width;
      for (let b = 0; b < width; b++) target[start + b] += high[a] * wide[b];
    }
  }
}

/** As one product an example: δ[n] as [T, C·H] against a[n] as [T, in], only the side of the rows that are wanted. */
function addSumOverPositions(
  target: Float64Array,
  delta: DenseMatrix,
  { activation, transposed, positions }: FactoredMatrixUse,
  n: number,
  { from, to, width }: ParameterRows,
): void {
  const outputs = delta.columns / positions;
  const [firstOutput, lastOutput] = transposed ? [0, outputs] : [from, to];
  const [firstInput, lastInput] = transposed ? [from, to] : [0, activation.columns];
  const [height, inputs] = [lastOutput - firstOutput, lastInput - firstInput];
  const left = new DenseMatrix(positions, delta.rows * height);
  const right = new DenseMatrix(positions, inputs);
  for (let t = 0; t < positions; t++) {
    right.rowSpan(t).set(activation.rowSpan(n * positions + t).subarray(firstInput, lastInput));
    for (let c = 0; c < delta.rows; c++) {
      const start = t * outputs;
      left.rowSpan(t).set(delta.rowSpan(c).subarray(start + firstOutput, start + lastOutput), c * height);
    }
  }
  const product = multiply(left, right, { transposeLeft: true }).data;
  if (!transposed) {
    for (let index = 0; index < product.length; index++) target[index] += product[index];
    return;
  }
  for (let c = 0, index = 0; c < delta.rows; c++) {
    for (let o = 0; o < height; o++) {
      for (let i = 0; i < inputs; i++, index++) target[(c * inputs + i) * width + o] += product[index];
    }
  }
}
