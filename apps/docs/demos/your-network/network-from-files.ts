import {
  DenseMatrix,
  FileFormatError,
  MisuseError,
  type NdArray,
  type NumericArray,
  requireFinite,
  ShapeError,
  shapeText,
} from '@entk/core';
import { type FoundWeights, openWeights, readNpy } from '@entk/formats';
import { type Network, type NetworkInputs, type ParameterSet, readNetworkDescription } from '@entk/models';
import { networkFromWeights, placeWeights, reportFaults, superpositionWeights } from '@entk/models/import';
import { requireInputs } from '@entk/models/layers';
import { inputsOf } from '../../../cli/src/inputs/example-arrays.js';
import { symmetrise } from '../../../cli/src/inputs/symmetrise.js';
import type { NamedFile, NetworkFiles } from './files.js';

/** A network with the weights of one file. */
export interface NetworkState {
  /** The file's. */
  readonly name: string;
  readonly network: Network;
  readonly parameters: ParameterSet;
  /** Tensors of the file that the network has no place for. */
  readonly leftOver: readonly string[];
}

/** A matrix that another tool computed. */
export interface GivenMatrix {
  readonly kind: 'kernel' | 'gradients';
  readonly name: string;
  readonly numbers: 'float32' | 'float64';
  /** K [M, M], exactly symmetric, or G [N, k]. */
  readonly matrix: DenseMatrix;
}

/** What the reader's files are of. */
export interface OpenedFiles {
  /** One, or the checkpoints of one in their order; none beside a kernel from elsewhere. */
  readonly states: readonly NetworkState[];
  readonly inputs?: NetworkInputs;
  readonly given?: GivenMatrix;
  /** As they are in their files: what fits depends on the kernel. */
  readonly targets?: NdArray<NumericArray>;
  readonly features?: NdArray<NumericArray>;
  readonly featureNames?: readonly string[];
}

const caller = 'your network';

/**
 * The network of a reader's files, or the kernel.
 *
 * @throws FileFormatError, ShapeError or NonFiniteError in the words of whichever reader refused the file.
 */
export async function networkFromFiles(files: NetworkFiles): Promise<OpenedFiles> {
  const [targets] = files.targets ?? [];
  const [features] = files.features ?? [];
  const [names] = files.names ?? [];
  const beside = {
    targets: targets && readNpy(targets.bytes),
    features: features && readNpy(features.bytes),
    featureNames: names && linesOf(names),
  };
  const given = givenOf(files);
  if (given) return { states: [], given, ...beside };
  if (!files.weights?.length) {
    throw new FileFormatError({ in: caller, rule: 'a weights file must be given, safetensors, npz or .pt' });
  }
  const states: NetworkState[] = [];
  let inFile: NdArray<NumericArray> | undefined;
  for (const file of inOrder(files.weights)) {
    const found = await openWeights(file.bytes, undefined, { name: file.name });
    const own = found.tensors.get('inputs');
    if (own?.data) inFile = own;
    // Without a description only the paper's own autoencoder is known by its names.
    const [description] = files.description ?? [];
    const placed = description
      ? described(description.bytes, found.tensors)
      : { ...networkFromWeights(found, [superpositionWeights()]), leftOver: [] };
    states.push({ name: file.name, ...placed });
  }
  requireSameShapes(states);
  const [{ network }] = states;
  const [file] = files.inputs ?? [];
  const array = file ? readNpy(file.bytes) : inFile;
  if (!array) {
    const rule = 'inputs must be given, as an npy file or as “inputs” in the weights file';
    throw new FileFormatError({ in: caller, rule });
  }
  const inputs = inputsOf(array, network);
  requireInputs(caller, network, inputs);
  return { states, inputs, ...beside };
}

/** Checkpoints by the numbers in their names, `epoch-20` before `epoch-150`. */
function inOrder(files: readonly NamedFile[]): NamedFile[] {
  return [...files].sort((left, right) => left.name.localeCompare(right.name, 'en', { numeric: true }));
}

function described(
  bytes: Uint8Array,
  tensors: FoundWeights['tensors'],
): Pick<NetworkState, 'network' | 'parameters' | 'leftOver'> {
  const report = placeWeights(readNetworkDescription(bytes), tensors, { ignore: ['inputs'] });
  const { network, parameters } = report;
  if (!network || !parameters || report.faults.length > 0) {
    const rule = `model.json and weights must fit: ${reportFaults(report).join('; ')}`;
    throw new FileFormatError({ in: caller, rule });
  }
  const leftOver = report.tensors.filter(({ status }) => status === 'left over').map(({ tensor }) => tensor);
  return { network, parameters, leftOver };
}

function requireSameShapes([first, ...others]: readonly NetworkState[]): void {
  const shapesOf = ({ network }: NetworkState) => JSON.stringify(Array.from(network.parameterShapes));
  const other = others.find((state) => shapesOf(state) !== shapesOf(first));
  if (!other) return;
  throw new MisuseError({
    in: caller,
    rule: `checkpoints must be of one network, and ${other.name} has other parameters than ${first.name}`,
  });
}

function givenOf({ kernel, gradients, weights }: NetworkFiles): GivenMatrix | undefined {
  if (!kernel && !gradients) return undefined;
  if ((kernel && gradients) || weights) {
    throw new MisuseError({
      in: caller,
      rule: 'a kernel, gradients and weights exclude each other',
      remedy: 'remove the files of the others',
    });
  }
  const files = kernel ?? gradients ?? [];
  const arrays = inOrder(files).map(({ name, bytes }) => ({ name, array: readNpy(bytes) }));
  const columns = arrays[0].array.shape[1];
  for (const { name, array } of arrays) {
    const isMatrix = array.shape.length === 2 && array.shape[0] > 0 && array.shape[1] === columns && columns > 0;
    if (isMatrix && (!kernel || array.shape[0] === columns)) continue;
    const rule = kernel ? 'a kernel must have axes [M, M]' : `gradients must have axes [N, ${columns || 'k'}]`;
    throw new ShapeError({ in: caller, rule, got: shapeText(array.shape), context: name });
  }
  const rows = arrays.reduce((sum, { array }) => sum + array.shape[0], 0);
  const matrix = new DenseMatrix(rows, columns);
  let place = 0;
  for (const { array } of arrays) {
    matrix.data.set(Float64Array.from(array.data as Float64Array, Number), place);
    place += array.data.length;
  }
  requireFinite(caller, kernel ? 'kernel' : 'gradients', matrix);
  const numbers = arrays.every(({ array }) => array.data instanceof Float64Array) ? 'float64' : 'float32';
  if (kernel) symmetrise(matrix, numbers);
  return { kind: kernel ? 'kernel' : 'gradients', name: files.map(({ name }) => name).join(', '), numbers, matrix };
}

function linesOf({ bytes }: NamedFile): string[] {
  return new TextDecoder()
    .decode(bytes)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
}
