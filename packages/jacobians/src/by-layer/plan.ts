import type { DenseMatrix, NdArray, WorkOptions } from '@entk/core';
import type { Network, NetworkInputs, ParameterSet } from '@entk/models';
import { type Activation, type ActivationShape, inputTensor } from '@entk/models/layers';
import { type Tensor, toTensor } from '@entk/models/tensor';
import type { FactoredJacobian } from '../uses.js';

/** One top-level layer of a network, and the derivatives by its parameters. */
export interface LayerJacobian {
  /** Its place in `network.layers`. */
  readonly layer: number;
  /** Of the parameters that take part and that the layer reads; none where it has no such. */
  readonly jacobian?: FactoredJacobian;
  /** What the layer takes at the rows of the Jacobian, with `own`; `undefined` for tokens. Axes [reads, D]. */
  readonly input?: DenseMatrix;
}

/** What is to be done layer by layer, checked. */
export interface ByLayerPlan extends WorkOptions {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NetworkInputs;
  /** Of the parameters that take part. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** What is read: of an example, or with `own` of a position. */
  readonly axis: FactoredJacobian['outputs'];
  /** Of an example before the first layer and after every layer of `network.layers`. */
  readonly between: readonly ActivationShape[];
  readonly exampleCount: number;
  /** The lowest layer that has one of the parameters. */
  readonly lowest: number;
  /** Examples in a batch, at most. */
  readonly atOnce: number;
  /** The positions that are read, ascending, where each is an example of its own. */
  readonly own?: readonly number[];
  /** Of which log-probabilities are read, axes [N·T]. */
  readonly tokens?: Int32Array;
  readonly onOutputs?: (outputs: NdArray, firstRow: number) => void;
}

/** Examples `first` … `first + count − 1`. */
export interface Batch {
  readonly first: number;
  readonly count: number;
}

/** Numbers that a layer gives at once, at most: of a vocabulary, 32 MB and not the logits of all positions. */
const mostNumbers = 2 ** 23;

/** The examples in batches, as large as what this layer gives of them allows. */
export function batchesOf({ exampleCount, atOnce: usual, between }: ByLayerPlan, layer: number): Batch[] {
  const { positions, width } = between[layer + 1];
  const atOnce = Math.max(1, Math.min(usual, Math.floor(mostNumbers / (positions * width))));
  return Array.from({ length: Math.ceil(exampleCount / atOnce) }, (_, b) => {
    const first = b * atOnce;
    return { first, count: Math.min(atOnce, exampleCount - first) };
  });
}

/** The parameters and buffers that one layer reads. */
export function parametersOf({ network, parameters }: ByLayerPlan, layer: number): ParameterSet {
  const { parameters: names, buffers = {} } = network.layers[layer];
  const read = new Set([...names, ...Object.keys(buffers)]);
  return new Map(Array.from(parameters).filter(([name]) => read.has(name)));
}

/** What a layer takes of a batch. Run inside `scoped`. */
export function takenBy(
  { network, inputs, between }: ByLayerPlan,
  layer: number,
  kept: Float32Array | undefined,
  { first, count }: Batch,
): Activation {
  const { positions, width, grid } = between[layer];
  const axes = { positions, ...(grid && { grid }) };
  if (kept === undefined) {
    const [examples, ...shape] = inputs.shape;
    const size = inputs.data.length / examples;
    const data = inputs.data.subarray(first * size, (first + count) * size);
    return { values: inputTensor(network, { shape: [count, ...shape], data }, { findOnes: false }), ...axes };
  }
  return { values: rowsOf(kept, width, { first: first * positions, count: count * positions }), ...axes };
}

/** Rows of an array [M, width], in the backend. */
export function rowsOf(data: Float32Array, width: number, { first, count }: Batch): Tensor {
  return toTensor({ shape: [count, width], data: data.subarray(first * width, (first + count) * width) });
}
