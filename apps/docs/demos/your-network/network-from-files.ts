import { FileFormatError, type NdArray, type NumericArray, ShapeError, shapeText } from '@entk/core';
import { type FoundWeights, openWeights, readNpy } from '@entk/formats';
import {
  type Network,
  networkFromWeights,
  type ParameterSet,
  placeWeights,
  readNetworkDescription,
  reportFaults,
  superpositionWeights,
} from '@entk/models';
import type { NetworkFiles } from './files.js';

/** A network with its weights and what to look at it with. */
export interface OpenedNetwork {
  readonly name: string;
  readonly network: Network;
  readonly parameters: ParameterSet;
  /** Axes [N, …], float32 or, for tokens, int32. */
  readonly inputs: NdArray<Float32Array | Int32Array>;
  /** Axes [N, F] or [N·C, F]. */
  readonly features?: NdArray<Float64Array>;
  /** Tensors of the file that the network has no place for. */
  readonly leftOver: readonly string[];
}

const caller = 'your network';

/**
 * The network of a reader's files.
 *
 * @throws FileFormatError, ShapeError or NonFiniteError in the words of whichever reader refused the file.
 */
export async function networkFromFiles(files: NetworkFiles): Promise<OpenedNetwork> {
  const { weights } = files;
  if (!weights)
    throw new FileFormatError({ in: caller, rule: 'a weights file must be given, safetensors, npz or .pt' });
  const found = await openWeights(weights.bytes, undefined, { name: weights.name });
  // Without a description only the paper's own autoencoder is known by its names.
  const { network, parameters, leftOver } = files.description
    ? described(files.description.bytes, found.tensors)
    : { ...networkFromWeights(found, [superpositionWeights()]), leftOver: [] };
  const inputs = files.inputs ? readNpy(files.inputs.bytes) : found.tensors.get('inputs');
  if (!inputs?.data) {
    throw new FileFormatError({
      in: caller,
      rule: 'inputs must be given, as an npy file or as “inputs” in the weights file',
    });
  }
  const features = files.features && readNpy(files.features.bytes);
  return {
    name: weights.name,
    network,
    parameters,
    inputs: asInputs(inputs),
    features: features && asFeatures(features),
    leftOver,
  };
}

type Placed = Pick<OpenedNetwork, 'network' | 'parameters' | 'leftOver'>;

function described(bytes: Uint8Array, tensors: FoundWeights['tensors']): Placed {
  const report = placeWeights(readNetworkDescription(bytes), tensors, { ignore: ['inputs'] });
  const { network, parameters } = report;
  if (!network || !parameters || report.faults.length > 0) {
    throw new FileFormatError({
      in: caller,
      rule: `model.json and weights must fit: ${reportFaults(report).join('; ')}`,
    });
  }
  const leftOver = report.tensors.filter(({ status }) => status === 'left over').map(({ tensor }) => tensor);
  return { network, parameters, leftOver };
}

function asInputs({ shape, data }: NdArray<NumericArray>): NdArray<Float32Array | Int32Array> {
  if (data instanceof Float32Array || data instanceof Int32Array) return { shape, data };
  if (data instanceof Float64Array) return { shape, data: Float32Array.from(data) };
  return { shape, data: Int32Array.from(data as ArrayLike<number | bigint>, Number) };
}

function asFeatures({ shape, data }: NdArray<NumericArray>): NdArray<Float64Array> {
  if (shape.length !== 2) {
    throw new ShapeError({ in: caller, rule: 'features must have axes [N, F]', got: shapeText(shape) });
  }
  return { shape, data: Float64Array.from(data as ArrayLike<number | bigint>, Number) };
}
