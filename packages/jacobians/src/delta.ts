import { DenseMatrix } from '@entk/core';

/**
 * The gradients of the C outputs by one activation, for N examples: δ[n, c, h] in float64. Over a sequence of T
 * positions, h counts them all: H is then T times the activation's width, position after position.
 *
 * `factored` stands for δ[n, c, h] = rows[n, c] · outputs[c, h] · examples[n, h], a missing factor being all ones.
 */
export type Delta = FactoredDelta | DenseDelta;

/** δ[n, c, h] = rows[n, c] · outputs[c, h] · examples[n, h]. */
export interface FactoredDelta {
  readonly form: 'factored';
  /** Axes [C, H]. */
  readonly outputs: DenseMatrix;
  /** Axes [N, C], or all ones. */
  readonly rows?: DenseMatrix;
  /** Axes [N, H], or all ones. */
  readonly examples?: DenseMatrix;
}

/** δ multiplied out. */
export interface DenseDelta {
  readonly form: 'dense';
  /** Axes [N·C, H], row n·C + c. */
  readonly values: DenseMatrix;
  readonly outputCount: number;
}

/** H. */
export function deltaWidth(delta: Delta): number {
  return delta.form === 'factored' ? delta.outputs.columns : delta.values.columns;
}

/** C. */
export function deltaOutputs(delta: Delta): number {
  return delta.form === 'factored' ? delta.outputs.rows : delta.outputCount;
}

/** δ of one output, axes [N, H]. */
export function deltaOfOutput(delta: Delta, output: number, exampleCount: number): DenseMatrix {
  const width = deltaWidth(delta);
  const result = new DenseMatrix(exampleCount, width);
  for (let n = 0; n < exampleCount; n++) writeDelta(result.data, n * width, delta, n, output);
  return result;
}

/** δ multiplied out, axes [N·C, H], row n·C + c. */
export function denseDelta(delta: Delta, exampleCount: number): DenseMatrix {
  if (delta.form === 'dense') return delta.values;
  const outputCount = deltaOutputs(delta);
  const width = deltaWidth(delta);
  const result = new DenseMatrix(exampleCount * outputCount, width);
  for (let row = 0; row < result.rows; row++) {
    writeDelta(result.data, row * width, delta, Math.floor(row / outputCount), row % outputCount);
  }
  return result;
}

/** δ[n] with axes [C, H], in memory that the next call overwrites. */
export function deltaReader(delta: Delta): (n: number) => DenseMatrix {
  const outputCount = deltaOutputs(delta);
  const width = deltaWidth(delta);
  if (delta.form === 'dense') {
    const size = outputCount * width;
    return (n) => new DenseMatrix(outputCount, width, delta.values.data.subarray(n * size, (n + 1) * size));
  }
  const scratch = new DenseMatrix(outputCount, width);
  return (n) => {
    for (let c = 0; c < outputCount; c++) writeDelta(scratch.data, c * width, delta, n, c);
    return scratch;
  };
}

/** The sum of δ over its T positions, H numbers each. */
export function sumOverPositions(delta: Delta, positions: number, exampleCount: number): Delta {
  if (positions === 1) return delta;
  if (delta.form === 'factored' && !delta.examples) {
    return { ...delta, outputs: summedBlocks(delta.outputs, positions) };
  }
  return {
    form: 'dense',
    values: summedBlocks(denseDelta(delta, exampleCount), positions),
    outputCount: deltaOutputs(delta),
  };
}

/** Makes of δ the δ with output c times factors[c]; arrays that several δ share are scaled once and stay shared. */
export function deltaRescaler(factors: ArrayLike<number>): (delta: Delta) => Delta {
  const known = new Map<DenseMatrix, DenseMatrix>();
  const rescaled = (matrix: DenseMatrix) => {
    const scaled = known.get(matrix) ?? scaledRows(matrix, factors);
    known.set(matrix, scaled);
    return scaled;
  };
  return (delta) =>
    delta.form === 'factored'
      ? { ...delta, outputs: rescaled(delta.outputs) }
      : { ...delta, values: rescaled(delta.values) };
}

/** Writes δ[n, c, ·] into `target` from index `start` on. */
function writeDelta(target: Float64Array, start: number, delta: Delta, n: number, output: number): void {
  if (delta.form === 'dense') {
    target.set(delta.values.rowSpan(n * delta.outputCount + output), start);
    return;
  }
  const { outputs, rows, examples } = delta;
  const width = outputs.columns;
  const from = output * width;
  const ofRow = rows ? rows.get(n, output) : 1;
  for (let h = 0; h < width; h++) {
    const value = ofRow * outputs.data[from + h];
    target[start + h] = examples ? value * examples.data[n * width + h] : value;
  }
}

/** Row i times factors[i mod C]. */
function scaledRows(matrix: DenseMatrix, factors: ArrayLike<number>): DenseMatrix {
  const scaled = new DenseMatrix(matrix.rows, matrix.columns, matrix.data.slice());
  for (let i = 0; i < scaled.rows; i++) {
    const row = scaled.rowSpan(i);
    const factor = factors[i % factors.length];
    for (let j = 0; j < row.length; j++) row[j] *= factor;
  }
  return scaled;
}

/** The sum of the `count` equal parts of each row. */
function summedBlocks(matrix: DenseMatrix, count: number): DenseMatrix {
  const width = matrix.columns / count;
  const summed = new DenseMatrix(matrix.rows, width);
  for (let i = 0; i < matrix.rows; i++) {
    const [row, sum] = [matrix.rowSpan(i), summed.rowSpan(i)];
    for (let j = 0; j < row.length; j++) sum[j % width] += row[j];
  }
  return summed;
}
