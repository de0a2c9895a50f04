import { DenseMatrix, type NdArray, type NumericArray, sizeOf } from '@entk/core';
import { errorFunction } from './error-function.js';
import type { LayerSpec, NetworkSpec } from './spec.js';

/** Parameters in float64, by name, in the order of θ. */
export type Float64Parameters = ReadonlyMap<string, { readonly shape: readonly number[]; readonly data: Float64Array }>;

/** What watches and disturbs an interpretation. */
export interface Interpretation {
  /** Called with what each layer gets, [T][H]. */
  readonly onLayer?: (layer: LayerSpec, input: readonly (readonly number[])[]) => void;
  /**
   * Called with every number that a layer computes, the size of what was added up to it, and how many roundings a plain
   * computation of it makes; gives the number to go on with.
   */
  readonly rounded?: (value: number, size: number, roundings: number) => number;
}

/** The float32 numbers of a parameter set, exactly. */
export function inFloat64(parameters: ReadonlyMap<string, NdArray>): Float64Parameters {
  return new Map(Array.from(parameters, ([name, { shape, data }]) => [name, { shape, data: Float64Array.from(data) }]));
}

/** f of every example, [N, C], by plain loops in float64 that share no line with any package under test. */
export function referenceOutputs(
  spec: NetworkSpec,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
  interpretation: Interpretation = {},
): DenseMatrix {
  return DenseMatrix.fromRows(
    examplesOf(spec, inputs).map((example) => through(spec.layers, parameters, example, interpretation).flat()),
  );
}

/** Each example as [T][D], or [T][1] for tokens. */
function examplesOf(
  { positions = 1 }: NetworkSpec,
  { shape: [count, ...axes], data }: NdArray<NumericArray>,
): number[][][] {
  const width = sizeOf(axes) / positions;
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length: positions }, (__, t) =>
      Array.from({ length: width }, (___, i) => Number(data[(n * positions + t) * width + i])),
    ),
  );
}

function through(
  layers: readonly LayerSpec[],
  parameters: Float64Parameters,
  input: number[][],
  interpretation: Interpretation,
): number[][] {
  return layers.reduce((values, layer) => {
    interpretation.onLayer?.(layer, values);
    return applied(layer, parameters, values, interpretation);
  }, input);
}

function applied(
  layer: LayerSpec,
  parameters: Float64Parameters,
  x: number[][],
  interpretation: Interpretation,
): number[][] {
  const { rounded = (value) => value } = interpretation;
  const entrywise = (map: (value: number) => number, size: (value: number) => number, roundings: number) =>
    x.map((row) => row.map((value) => rounded(map(value), Math.abs(size(value)), roundings)));
  switch (layer.kind) {
    case 'scale':
      return entrywise(
        (v) => layer.factor * v,
        (v) => layer.factor * v,
        1,
      );
    case 'quadratic':
      return entrywise(
        (v) => v * v,
        (v) => v * v,
        2,
      );
    case 'cubic':
      return entrywise(
        (v) => v ** 3,
        (v) => v ** 3,
        3,
      );
    case 'relu':
      return entrywise(
        (v) => (v > 0 ? v : 0),
        (v) => v,
        1,
      );
    case 'tanh':
      return entrywise(Math.tanh, Math.tanh, 3);
    case 'sigmoid':
      return entrywise(
        (v) => 1 / (1 + Math.exp(-v)),
        () => 1,
        3,
      );
    case 'gelu':
      return entrywise(layer.approximate === 'tanh' ? geluByTanh : gelu, (v) => v, 4);
    case 'softmax':
      return x.map((row) => softmaxOf(row, rounded));
    case 'layerNorm':
      return x.map((row) => normalised(row, layer, parameters, rounded));
    case 'dense':
      return x.map((row) => product(row, layer, parameters, rounded));
    case 'residual': {
      const change = through(layer.layers, parameters, x, interpretation);
      return x.map((row, t) => row.map((v, h) => rounded(v + change[t][h], Math.abs(v) + Math.abs(change[t][h]), 1)));
    }
    case 'embedding':
      return x.map(([token]) => rowOf(parameters, layer.weight, token));
    case 'positionEmbedding':
      return x.map((row, t) => {
        const added = rowOf(parameters, layer.weight, t);
        return row.map((v, h) => rounded(v + added[h], Math.abs(v) + Math.abs(added[h]), 1));
      });
    case 'flatten':
      return [x.flat()];
    case 'meanOverPositions': {
      const mean = (of: (value: number) => number, h: number) => x.reduce((sum, row) => sum + of(row[h]), 0) / x.length;
      return [
        x[0].map((_, h) =>
          rounded(
            mean((v) => v, h),
            mean(Math.abs, h),
            x.length + 1,
          ),
        ),
      ];
    }
  }
}

type Rounded = (value: number, size: number, roundings: number) => number;

function product(
  x: readonly number[],
  { weight, bias, transposed }: LayerSpec & { kind: 'dense' },
  parameters: Float64Parameters,
  rounded: Rounded,
): number[] {
  const { shape, data } = entry(parameters, weight);
  const [rows, columns] = shape;
  const added = bias === undefined ? undefined : entry(parameters, bias).data;
  return Array.from({ length: transposed ? columns : rows }, (_, o) => {
    let sum = added ? added[o] : 0;
    let size = Math.abs(sum);
    for (let i = 0; i < x.length; i++) {
      const term = data[transposed ? i * columns + o : o * columns + i] * x[i];
      sum += term;
      size += Math.abs(term);
    }
    return rounded(sum, size, x.length + 2);
  });
}

function softmaxOf(x: readonly number[], rounded: Rounded): number[] {
  const largest = Math.max(...x);
  const powers = x.map((value) => Math.exp(value - largest));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((power, h) => rounded(power / total, (power / total) * (1 + largest - x[h]), x.length + 4));
}

function normalised(
  x: readonly number[],
  { gain, bias, epsilon = 1e-5 }: LayerSpec & { kind: 'layerNorm' },
  parameters: Float64Parameters,
  rounded: Rounded,
): number[] {
  const mean = meanOf(x);
  const deviation = Math.sqrt(meanOf(x.map((value) => (value - mean) ** 2)) + epsilon);
  const [gains, biases] = [gain, bias].map((name) => (name === undefined ? undefined : entry(parameters, name).data));
  return x.map((value, h) => {
    const factor = (gains ? gains[h] : 1) / deviation;
    const added = biases ? biases[h] : 0;
    const size = (Math.abs(value) + meanOf(x.map(Math.abs))) * Math.abs(factor) + Math.abs(added);
    return rounded((value - mean) * factor + added, size, x.length + 6);
  });
}

/** x·Φ(x). */
function gelu(x: number): number {
  return (x / 2) * (1 + errorFunction(x / Math.SQRT2));
}

function geluByTanh(x: number): number {
  return (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rowOf(parameters: Float64Parameters, name: string, row: number): number[] {
  const { shape, data } = entry(parameters, name);
  return Array.from(data.subarray(row * shape[1], (row + 1) * shape[1]));
}

function entry(parameters: Float64Parameters, name: string) {
  const found = parameters.get(name);
  if (!found) throw new Error(`the reference has no parameter "${name}"`);
  return found;
}
