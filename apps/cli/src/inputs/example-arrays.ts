import {
  DenseMatrix,
  entryText,
  type FeatureFamily,
  largestMagnitude,
  MisuseError,
  type NdArray,
  type NumericArray,
  requireFinite,
  ShapeError,
  unitExponent,
} from '@entk/core';
import type { Network, NetworkInputs } from '@entk/models';

const caller = 'analyze';

/**
 * An array as inputs of a network: float32, or tokens.
 *
 * @throws MisuseError for tokens that are no integers below 2³¹.
 * @throws NonFiniteError for NaN or infinity.
 */
export function inputsOf(array: NdArray<NumericArray>, network: Pick<Network, 'tokens'>): NetworkInputs {
  return network.tokens ? tokensOf(array) : floatsOf(array);
}

/** Targets of every example. */
export interface Targets {
  /** Axes [N, C]. */
  readonly targets: DenseMatrix;
  /** Whether they are classes: ones in zeros, a one a row. */
  readonly classes: boolean;
}

/**
 * An array as targets [N, C]; integers [N] are classes and become ones in zeros.
 *
 * @throws ShapeError for another number of examples or outputs.
 * @throws MisuseError for a class that is no output.
 */
export function targetsOf(array: NdArray<NumericArray>, exampleCount: number, outputCount: number): Targets {
  const { shape } = array;
  const classes = shape.length === 1 && isInteger(array);
  if (shape[0] !== exampleCount || !(classes || (shape.length === 2 && shape[1] === outputCount))) {
    throw new ShapeError({
      in: caller,
      rule: `targets must have axes [N, C] = [${exampleCount}, ${outputCount}], or be ${exampleCount} classes`,
      got: [...shape],
    });
  }
  const targets = classes ? oneHot(array, outputCount) : matrixOf('targets', array, exampleCount, outputCount);
  return { targets, classes: classes || isOneHot(targets) };
}

/**
 * An array as features of so many rows, each column scaled to length 1 and named by its number.
 *
 * @throws ShapeError for another number of rows.
 * @throws MisuseError for a column of zeros.
 */
export function featuresOf(array: NdArray<NumericArray>, rows: number): FeatureFamily {
  const [count, features] = array.shape;
  if (array.shape.length !== 2 || count !== rows || features === 0) {
    throw new ShapeError({ in: caller, rule: `features must have axes [${rows}, F]`, got: [...array.shape] });
  }
  return {
    name: 'feature',
    features: withUnitColumns(matrixOf('features', array, rows, features)),
    groupSize: 1,
    labels: Array.from({ length: features }, (_, index) => String(index)),
  };
}

/** Whether an array holds whole numbers, whatever their width. */
export function isInteger({ data }: NdArray<NumericArray>): boolean {
  return !(data instanceof Float32Array || data instanceof Float64Array);
}

function tokensOf({ shape, data }: NdArray<NumericArray>): NdArray<Int32Array> {
  if (data instanceof Float32Array || data instanceof Float64Array) {
    throw new MisuseError({ in: caller, rule: 'tokens must be integers', got: data.constructor.name });
  }
  const tokens = Int32Array.from(data as Int32Array, Number);
  const wrong = tokens.findIndex((token, index) => token !== Number(data[index]));
  if (wrong < 0) return { shape, data: tokens };
  throw new MisuseError({
    in: caller,
    rule: 'tokens must be below 2^31',
    got: String(data[wrong]),
    context: entryText(shape, wrong),
  });
}

function floatsOf({ shape, data }: NdArray<NumericArray>): NdArray {
  if (data instanceof Float64Array) requireFinite(caller, 'inputs', { shape, data });
  const floats = data instanceof Float32Array ? data : Float32Array.from(data as Float64Array, Number);
  const inputs = { shape, data: floats };
  requireFinite(caller, floats === data ? 'inputs' : 'inputs, rounded to float32,', inputs);
  return inputs;
}

/**
 * An array as a matrix of float64.
 *
 * @throws NonFiniteError for NaN or infinity.
 */
export function matrixOf(name: string, { data }: NdArray<NumericArray>, rows: number, columns: number): DenseMatrix {
  const matrix = new DenseMatrix(rows, columns, Float64Array.from(data as Float64Array, Number));
  requireFinite(caller, name, matrix);
  return matrix;
}

function oneHot({ data }: NdArray<NumericArray>, outputCount: number): DenseMatrix {
  const matrix = new DenseMatrix(data.length, outputCount);
  Array.from<number | bigint>(data).forEach((entry, row) => {
    const label = Number(entry);
    if (!(label >= 0 && label < outputCount)) {
      throw new MisuseError({
        in: caller,
        rule: `classes must be in 0..${outputCount - 1}`,
        got: String(entry),
        context: `row ${row} of ${data.length}, counted from 0`,
      });
    }
    matrix.set(row, label, 1);
  });
  return matrix;
}

/** Of one output there is nothing to choose. */
function isOneHot(matrix: DenseMatrix): boolean {
  const ones = (row: Float64Array) => row.filter((value) => value === 1).length;
  const zeros = (row: Float64Array) => row.filter((value) => value === 0).length;
  return (
    matrix.columns > 1 &&
    Array.from({ length: matrix.rows }, (_, n) => matrix.rowSpan(n)).every(
      (row) => ones(row) === 1 && zeros(row) === row.length - 1,
    )
  );
}

function withUnitColumns(matrix: DenseMatrix): DenseMatrix {
  const scaled = new DenseMatrix(matrix.rows, matrix.columns, matrix.data.slice());
  for (let column = 0; column < matrix.columns; column++) {
    const values = matrix.columnCopy(column);
    // Squares of numbers at the ends of float64 are beyond it; a power of two changes no direction.
    const factor = 2 ** unitExponent(largestMagnitude(values), 2);
    const squares = values.reduce((sum, value) => sum + (value * factor) ** 2, 0);
    if (squares === 0) {
      throw new MisuseError({
        in: caller,
        rule: `feature ${column} must not be zero everywhere`,
        context: `column ${column}`,
      });
    }
    const length = Math.sqrt(squares);
    values.forEach((value, row) => scaled.set(row, column, (value * factor) / length));
  }
  return scaled;
}
