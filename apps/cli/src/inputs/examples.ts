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
  shapeText,
  unitExponent,
} from '@entk/core';
import { readNpy } from '@entk/formats';
import { maskTokens, type Network, type NetworkInputs } from '@entk/models';
import { requireInputs } from '@entk/models/layers';
import { inFile, readFile } from './read-file.js';
import { readFeatureNames } from './texts.js';

const caller = 'analyze';

/** What of tokens is padding, beside those of −1. */
export interface PaddingChoices {
  /** A `.npy` file [N, T] of 1 at tokens and 0 at padding, the `attention_mask` of Hugging Face. */
  readonly mask?: string;
  /** A token that is padding wherever it stands. */
  readonly padding?: number;
}

/**
 * Inputs [N, D], [N, T, D] or tokens [N, T] of a network from a `.npy` file.
 *
 * @throws MisuseError in the file's name if they are not the network's: another width, tokens out of range, NaN; or in
 *   that of a mask which does not fit.
 */
export async function readInputs(
  file: string,
  network: Network,
  { mask, padding }: PaddingChoices = {},
): Promise<NetworkInputs> {
  const given = await readFile(caller, file, (bytes) => {
    const array = readNpy(bytes);
    const inputs = network.tokens ? tokensOf(array) : floatsOf(array);
    if (mask === undefined && padding === undefined) requireInputs(caller, network, inputs);
    return inputs;
  });
  if (mask === undefined && padding === undefined) return given;
  if (!network.tokens) {
    throw new MisuseError({ in: caller, rule: '--mask and --padding go with tokens', got: 'a network on numbers' });
  }
  const tokens = given as NdArray<Int32Array>;
  const known = padding === undefined ? tokens : withoutToken(tokens, padding);
  const masked = mask === undefined ? known : await withMask(known, mask);
  return inFile(file, () => {
    requireInputs(caller, network, masked);
    return masked;
  });
}

function withoutToken({ shape, data }: NdArray<Int32Array>, padding: number): NdArray<Int32Array> {
  return { shape, data: data.map((token) => (token === padding ? -1 : token)) };
}

function withMask(tokens: NdArray<Int32Array>, file: string): Promise<NdArray<Int32Array>> {
  return readFile(caller, file, (bytes) => {
    const { shape, data } = readNpy(bytes);
    return maskTokens(tokens, { shape, data: Float32Array.from(data as Float64Array, Number) });
  });
}

/** T of tokens [N, T] in a `.npy` file; `undefined` for anything else, which is refused where it is used. */
export function lengthOfTokens(file: string): Promise<number | undefined> {
  return readFile(caller, file, (bytes) => {
    const array = readNpy(bytes);
    return array.shape.length === 2 && isInteger(array) ? array.shape[1] : undefined;
  });
}

/**
 * Linear read-outs [C′, C] of a network's outputs from a `.npy` file.
 *
 * @throws ShapeError in the file's name for another number of outputs.
 * @throws NonFiniteError for NaN or infinity, in the file's name.
 */
export async function readReadouts(file: string, outputCount: number): Promise<DenseMatrix> {
  return readFile(caller, file, (bytes) => {
    const array = readNpy(bytes);
    const [count, outputs] = array.shape;
    if (array.shape.length === 2 && outputs === outputCount && count > 0) {
      return matrixOf('read-outs', array, count, outputCount);
    }
    const rule = `read-outs must have axes [at least 1, ${outputCount}]`;
    throw new ShapeError({ in: caller, rule, got: shapeText(array.shape) });
  });
}

/** Targets of every example. */
export interface Targets {
  /** Axes [N, C]. */
  readonly targets: DenseMatrix;
  /** Whether they are classes: ones in zeros, a one a row. */
  readonly classes: boolean;
}

/**
 * Targets [N, C] of a network from a `.npy` file; integers [N] are classes and become ones in zeros.
 *
 * @throws ShapeError in the file's name for another number of examples or outputs.
 */
export async function readTargets(file: string, exampleCount: number, outputCount: number): Promise<Targets> {
  return readFile(caller, file, (bytes) => {
    const array = readNpy(bytes);
    const { shape } = array;
    const classes = shape.length === 1 && isInteger(array);
    if (shape[0] !== exampleCount || !(classes || (shape.length === 2 && shape[1] === outputCount))) {
      throw new ShapeError({
        in: caller,
        rule: `targets must have axes [N, C] = [${exampleCount}, ${outputCount}], or be ${exampleCount} classes`,
        got: shapeText(shape),
      });
    }
    const targets = classes ? oneHot(array, outputCount) : matrixOf('targets', array, exampleCount, outputCount);
    return { targets, classes: classes || isOneHot(targets) };
  });
}

/**
 * Features [N, F] from a `.npy` file, each column scaled to length 1.
 *
 * @param rows N, or N·C for a flattened kernel.
 * @param names What the features are called, as the command line has it: words between commas, or a file.
 * @throws ShapeError in the file's name for another number of rows.
 * @throws MisuseError for a column of zeros.
 */
export async function readFeatures(file: string, rows: number, names?: string): Promise<FeatureFamily> {
  const family = await readFile(caller, file, (bytes) => {
    const array = readNpy(bytes);
    const [count, features] = array.shape;
    if (array.shape.length !== 2 || count !== rows || features === 0) {
      throw new ShapeError({ in: caller, rule: `features must have axes [${rows}, F]`, got: shapeText(array.shape) });
    }
    return {
      name: 'feature',
      features: withUnitColumns(matrixOf('features', array, rows, features)),
      groupSize: 1,
      labels: Array.from({ length: features }, (_, index) => String(index)),
    };
  });
  return names === undefined ? family : { ...family, labels: await readFeatureNames(names, family.labels.length) };
}

function isInteger({ data }: NdArray<NumericArray>): boolean {
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

function matrixOf(name: string, { data }: NdArray<NumericArray>, rows: number, columns: number): DenseMatrix {
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
