import {
  ndArray,
  type NdArray,
  requireFinite,
  requireOptions,
  ShapeError,
  shapeText,
  requireNdArray,
} from '@entk/core';
import type { Network } from './network.js';
import { type ParameterSet, requireParameters, withParameterTensors } from './parameters.js';
import { requireTokens } from './padding.js';
import { forwardPass } from './passes.js';
import { axesRead, outputAxis, type Readout, requireExamplesRead } from './readout.js';
import { readOut } from './seeds.js';
import {
  fromTensor,
  requireBackend,
  scoped,
  type Tensor,
  toInputTensor,
  toIntegerTensor,
  toTensor,
} from './tensor/index.js';

/**
 * A batch as it is given: numbers [N, D] or [N, T, D], images [N, D, height, width] or signals [N, D, length] or either
 * flattened, or tokens [N, T], −1 where a sequence is filled up (`maskTokens`); integers may come in either type.
 */
export type NetworkInputs = NdArray<Float32Array | Int32Array>;

/** What of the outputs to give. */
export interface PredictOptions {
  /** @default every output at every position */
  readonly readout?: Readout;
}

/**
 * f(x) for every example.
 *
 * @param inputs Axes [N, D]; [N, T, D] for a network on sequences, [N, T] for one on tokens.
 * @returns Axes [N, C], float32; [N, P, C] where P positions are read, more than one.
 * @throws ShapeError if inputs or parameters are not the network's, or the weights of the readout not of its outputs.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @throws MisuseError for an invalid token, or an output or position that the network does not have.
 */
export function predict(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  options: PredictOptions = {},
): NdArray {
  requireOptions<PredictOptions>('predict', options, { readout: true });
  const { readout } = options;
  requireBackend('predict');
  requireParameters('predict', network, parameters);
  requireInputs('predict', network, inputs);
  const axis = outputAxis('predict', network, readout);
  requireExamplesRead('predict', axis, inputs.shape[0]);
  const values = withParameterTensors(parameters, (tensors) =>
    scoped(() => fromTensor(readOut(axis, forwardPass(network, tensors, inputTensor(network, inputs)).output))),
  );
  return ndArray([inputs.shape[0], ...axesRead(axis, readout)], values.data);
}

/**
 * Copies inputs that `requireInputs` passed into the backend as `forwardPass` takes them, [N·T, D] or tokens [N·T].
 *
 * @param options.findOnes Look for inputs of mostly zeros, which products are then quicker with.
 */
export function inputTensor(
  network: Network,
  { shape, data }: NetworkInputs,
  { findOnes = true }: { readonly findOnes?: boolean } = {},
): Tensor {
  if (network.tokens) return toIntegerTensor(Int32Array.from(data));
  const { inputSize, positions, grid } = network;
  const given = data instanceof Float32Array ? data : Float32Array.from(data);
  const numbers = grid ? channelsLast(given, inputSize, positions) : given;
  const rows = ndArray([shape[0] * positions, inputSize], numbers);
  return findOnes ? toInputTensor(rows) : toTensor(rows);
}

/** The axes that an example may have, and their names with N. */
function inputAxes({ tokens, positions, inputSize, grid }: Network): { axes: number[]; names: string }[] {
  if (tokens) return [{ axes: [positions], names: '[N, T]' }];
  if (grid) {
    const names = grid.length === 1 ? '[N, channels, length]' : '[N, channels, height, width]';
    return [
      { axes: [inputSize, ...grid], names },
      { axes: [inputSize * positions], names: '[N, D]' },
    ];
  }
  if (positions === 1) return [{ axes: [inputSize], names: '[N, D]' }];
  return [{ axes: [positions, inputSize], names: '[N, T, D]' }];
}

/** [N, D, T] → [N, T, D]. */
function channelsLast(data: Float32Array, channels: number, positions: number): Float32Array {
  const result = new Float32Array(data.length);
  const size = channels * positions;
  for (let start = 0; start < data.length; start += size) {
    for (let d = 0; d < channels; d++) {
      for (let t = 0; t < positions; t++) result[start + t * channels + d] = data[start + d * positions + t];
    }
  }
  return result;
}

/**
 * Requires the inputs of a network, N at least 1: finite numbers [N, D] or [N, T, D], images [N, D, height, width] or
 * flattened, or tokens [N, T], -1 where a sequence is filled up.
 *
 * @throws ShapeError for other axes than the network takes.
 * @throws NonFiniteError for NaN or infinity.
 * @throws MisuseError for a token that is no integer in 0 … V − 1.
 */
export function requireInputs(caller: string, network: Network, inputs: NetworkInputs): void {
  const { tokens } = network;
  requireNdArray(caller, 'inputs', inputs);
  const [examples, ...ofExample] = inputs.shape;
  const [first, ...others] = inputAxes(network);
  if (!(examples >= 1) || ![first, ...others].some(({ axes }) => shapeText(axes) === shapeText(ofExample))) {
    const flattened = others.map(({ axes }) => ` or [at least 1, ${axes.join(', ')}]`).join('');
    throw new ShapeError({
      in: caller,
      rule: `inputs must have axes ${first.names} = [at least 1, ${first.axes.join(', ')}]${flattened}`,
      got: [...inputs.shape],
    });
  }
  requireFinite(caller, 'inputs', inputs);
  if (tokens) requireTokens(caller, network, inputs);
}
