import {
  DenseMatrix,
  largestMagnitude,
  MisuseError,
  type NdArray,
  requireFinite,
  requireInRange,
  requireMatrix,
  requireNdArray,
  ShapeError,
  unitExponent,
} from '@entk/core';
import { pow } from '@entk/core/elementary';
import { type Collapse, rowIndex } from '@entk/kernels';

/** Something of the training examples X, and the same of the test examples x, where there are any. */
export interface Split<T> {
  readonly train: T;
  readonly test?: T;
}

/** A name of a part. */
export type Part = keyof Split<unknown>;

/** Every part that is present, mapped. */
export function mapSplit<T, U>({ train, test }: Split<T>, map: (part: T, name: Part) => U): Split<U> {
  const first = map(train, 'train');
  return test === undefined ? { train: first } : { train: first, test: map(test, 'test') };
}

/** Values f_c(x_n) or y_c(x_n), axes [N, C]: what `predict` and data sets give, or a matrix. */
export type Outputs = DenseMatrix | NdArray | NdArray<Float64Array>;

/** The extents that outputs must have; one that is left out is free. */
export interface OutputAxes {
  readonly exampleCount?: number;
  readonly outputCount?: number;
}

/**
 * Outputs as a matrix [N, C] in float64, finite.
 *
 * @throws ShapeError if they do not have these axes.
 * @throws NonFiniteError at the first NaN or infinity.
 */
export function outputMatrix(caller: string, name: string, outputs: Outputs, axes: OutputAxes = {}): DenseMatrix {
  if (!(outputs instanceof DenseMatrix)) requireOutputs(caller, name, outputs);
  const shape = outputs instanceof DenseMatrix ? [outputs.rows, outputs.columns] : outputs.shape;
  const [rows, columns] = shape;
  const fits =
    shape.length === 2 &&
    rows === (axes.exampleCount ?? rows) &&
    columns === (axes.outputCount ?? columns) &&
    rows > 0 &&
    columns > 0;
  if (!fits) {
    throw new ShapeError({
      in: caller,
      rule: `${name} must have axes [N, C] = [${axes.exampleCount ?? 'at least 1'}, ${axes.outputCount ?? 'at least 1'}]`,
      got: [...shape],
    });
  }
  requireFinite(caller, name, outputs);
  return outputs instanceof DenseMatrix ? outputs : DenseMatrix.fromArray(outputs);
}

/** What has a shape must be filled by its data; what has none is no matrix. */
function requireOutputs(caller: string, name: string, outputs: unknown): void {
  const { shape } = (outputs ?? {}) as Partial<NdArray>;
  if (Array.isArray(shape)) requireNdArray(caller, name, outputs);
  else requireMatrix(caller, name, outputs);
}

/** How outputs [N, C] stand in the rows of a collapsed kernel. */
export interface KernelRows {
  readonly collapse: Collapse;
  /** C. */
  readonly outputCount: number;
  /** What the derivatives of each output were multiplied by before. */
  readonly outputFactors: Float64Array;
}

/** f₀: zero, or the outputs of some network on every part. */
export type Start = 'zero' | Split<Outputs>;

/**
 * y − f₀(X) in the rows of a kernel, times a power of two with which its squares stay within float64, and the way back
 * from K(·, X) α to f₀ + K(·, X) α.
 */
export interface Problem {
  /** Axes [N, C] for an [N, N] kernel, [N·C, 1] for a flattened one. */
  readonly right: DenseMatrix;
  /** Σ (y − f₀)², weighted by the output factors of a flattened kernel; of `right`, so times 4^exponent. */
  readonly total: number;
  /** k of the power 2^k in `right`; `predictions` take it back. */
  readonly exponent: number;
  /** f₀, axes [N, C]; left out where it is zero. */
  readonly start?: Split<DenseMatrix>;
  readonly predictions: (changes: Split<DenseMatrix>) => Split<DenseMatrix>;
}

/**
 * Poses the regression of targets from f₀.
 *
 * @throws ShapeError if targets or f₀ do not fit the kernel.
 * @throws MisuseError if f₀ lacks a part, or an output factor is zero.
 */
export function pose(
  caller: string,
  kernel: KernelRows,
  exampleCounts: Split<number>,
  targets: Outputs,
  from: Start = 'zero',
): Problem {
  const { outputCount } = kernel;
  const y = outputMatrix(caller, 'targets', targets, { exampleCount: exampleCounts.train, outputCount });
  const start = from === 'zero' ? undefined : startOf(caller, from, exampleCounts, outputCount);
  const difference = start ? plus(y, start.train, -1) : y;
  requireInRange(caller, 'targets less the start', difference);
  const rows = rowsOfOutputs(caller, kernel, difference);
  requireInRange(caller, 'targets times the factors of outputs', rows);
  const exponent = unitExponent(largestMagnitude(rows.data), 2);
  const right = exponent === 0 ? rows : DenseMatrix.from(rows).scaleInPlace(2 ** exponent);
  return {
    right,
    total: right.data.reduce((sum, value) => sum + value * value, 0),
    exponent,
    start,
    predictions: (changes) =>
      mapSplit(changes, (change, name) => {
        const whole = exponent === 0 ? change : DenseMatrix.from(change).scaleInPlace(2 ** -exponent);
        const prediction = outputsOfRows(caller, kernel, whole);
        const before = start?.[name];
        const sum = before ? plus(prediction, before, 1) : prediction;
        requireInRange(caller, 'predictions', sum);
        return sum;
      }),
  };
}

function startOf(
  caller: string,
  from: Split<Outputs>,
  exampleCounts: Split<number>,
  outputCount: number,
): Split<DenseMatrix> {
  if (typeof from !== 'object' || !from.train) {
    throw new MisuseError({ in: caller, rule: "start must be 'zero' or { train, test }, outputs [N, C]", got: from });
  }
  return mapSplit(exampleCounts, (exampleCount, name) => {
    const outputs = from[name];
    if (outputs) return outputMatrix(caller, `start.${name}`, outputs, { exampleCount, outputCount });
    throw new MisuseError({
      in: caller,
      rule: 'start must have the outputs of every part that is predicted',
      context: `${name} is missing`,
    });
  });
}

/**
 * Outputs as right-hand sides of a kernel: [N, C] for an [N, N] kernel, [N·C, 1], in its order, for a flattened one.
 */
export function rowsOfOutputs(caller: string, kernel: KernelRows, outputs: DenseMatrix): DenseMatrix {
  const { collapse } = kernel;
  const scaled = weighted(caller, kernel, outputs, 1);
  if (collapse.kind !== 'flattened') return scaled;
  const { rows: N, columns: C } = outputs;
  const rows = new DenseMatrix(N * C, 1);
  scaled.data.forEach((value, index) => {
    rows.data[rowIndex(collapse.rowOrder, Math.floor(index / C), index % C, N, C)] = value;
  });
  return rows;
}

/** Outputs [N, C] from the rows of a kernel: the inverse of `rowsOfOutputs`. */
export function outputsOfRows(caller: string, kernel: KernelRows, rows: DenseMatrix): DenseMatrix {
  const { collapse, outputCount: C } = kernel;
  if (collapse.kind !== 'flattened') return weighted(caller, kernel, rows, -1);
  const N = rows.rows / C;
  const outputs = DenseMatrix.generate(N, C, (n, c) => rows.data[rowIndex(collapse.rowOrder, n, c, N, C)]);
  return weighted(caller, kernel, outputs, -1);
}

/** Output c times its factor to a power, where the rows of the kernel belong to outputs. */
function weighted(caller: string, kernel: KernelRows, outputs: DenseMatrix, power: 1 | -1): DenseMatrix {
  const { collapse, outputFactors, outputCount } = kernel;
  if (collapse.kind !== 'flattened' || outputFactors.every((factor) => factor === 1)) return outputs;
  const zero = outputFactors.indexOf(0);
  if (zero >= 0) {
    throw new MisuseError({
      in: caller,
      rule: 'factors of outputs to be predicted must not be zero',
      got: 0,
      context: `output ${zero}`,
    });
  }
  const scaled = outputs.data.map((value, index) => value * pow(outputFactors[index % outputCount], power));
  return new DenseMatrix(outputs.rows, outputCount, scaled);
}

/** left ± right, entry by entry. */
function plus(left: DenseMatrix, right: DenseMatrix, sign: 1 | -1): DenseMatrix {
  const sum = left.data.map((value, index) => value + sign * right.data[index]);
  return new DenseMatrix(left.rows, left.columns, sum);
}

/** Σ (left − right)²; rows of `right` repeat where it has fewer. */
export function squaredDistance(left: DenseMatrix, right: DenseMatrix): number {
  const [values, others] = [left.data, right.data];
  let total = 0;
  for (let index = 0, other = 0; index < values.length; index++, other++) {
    if (other === others.length) other = 0;
    const difference = values[index] - others[other];
    total += difference * difference;
  }
  return total;
}
