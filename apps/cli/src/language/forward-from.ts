import { breathe, type NdArray, ndArray } from '@entk/core';
import type { Network, ParameterSet } from '@entk/models';
import { inputTensor, parameterTensors } from '@entk/models/layers';
import { disposeAll, numbersOf, scoped, toTensor } from '@entk/models/tensor';

/** What a layer takes: tokens [N, T], or numbers [N·T, D] of so many examples. */
export interface TakenAt {
  /** The place of the layer in `network.layers`. */
  readonly layer: number;
  readonly values: NdArray<Int32Array | Float32Array>;
  readonly examples: number;
}

/** How far, and with which weights. */
export interface ForwardFrom {
  readonly network: Network;
  readonly parameters: ParameterSet;
  /** Weights that stand in for the network's own. */
  readonly changed?: ParameterSet;
  readonly signal?: AbortSignal;
}

/** Carries examples from one layer to the one that takes what comes out, or to the outputs: one layer at a time. */
export async function forwardFrom(
  { network, parameters, changed = new Map(), signal }: ForwardFrom,
  { layer: from, values, examples }: TakenAt,
  to: number = network.layers.length,
): Promise<TakenAt> {
  let current = values;
  for (let index = from; index < to; index++) {
    await breathe(signal);
    const layer = network.layers[index];
    const { buffers = {} } = layer;
    const own = new Map(
      [...layer.parameters, ...Object.keys(buffers)].map((name) => [
        name,
        (changed.get(name) ?? parameters.get(name)) as NdArray,
      ]),
    );
    const tensors = parameterTensors(own);
    try {
      current = scoped(() => {
        const isTokens = current.data instanceof Int32Array;
        const taken = isTokens ? inputTensor(network, current, { findOnes: false }) : toTensor(current as NdArray);
        const positions = current.shape[0] === examples && isTokens ? current.shape[1] : current.shape[0] / examples;
        const { output } = layer.forward({ values: taken, positions }, tensors);
        return ndArray(output.values.shape, numbersOf(output.values));
      });
    } finally {
      disposeAll(tensors.values());
    }
  }
  return { layer: to, values: current, examples };
}
