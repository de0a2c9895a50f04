import { FileFormatError, type NdArray, shapeText } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import { parameterNames } from '../description/layer-factories.js';
import { hint } from '../description/hint.js';
import { composed } from '../description/network-from-description.js';
import type { NetworkDescription } from '../description/network-description.js';
import { checkedDescription } from '../description/read-description.js';
import { resolvedShapes } from '../description/shapes.js';
import { quoted, shownShape } from '@entk/formats/reading';
import type { Network } from '../network.js';
import type { ParameterSet } from '../parameters.js';
import { fitsPattern } from '../parameter-names.js';
import { float32 } from './float32.js';
import { storedArray } from './stored-array.js';
import { type Rearranged, rearranged, rearrangementText } from './rearrange.js';
import { sourceOf, type WeightMapping } from './weight-mapping.js';

/** Where one tensor of a file went. */
export interface TensorPlace {
  readonly tensor: string;
  readonly shape: readonly number[];
  /** How the file stores its numbers. */
  readonly dtype: string;
  /**
   * `placed`: it is a parameter · `ignored`: the mapping says so, or it is a counter · `left over`: nothing takes it.
   */
  readonly status: 'placed' | 'ignored' | 'left over';
  /** The parameters that it is, or is a part of. */
  readonly parameters: readonly string[];
  /** What was done to it, `transposed`; or why it is left over. */
  readonly note: string;
}

/** A parameter that no tensor is. */
export interface MissingParameter {
  readonly parameter: string;
  /** Where it follows from the other parameters. */
  readonly shape?: readonly number[];
  readonly note: string;
}

/** What became of the tensors of a file and of the parameters of a network. */
export interface WeightsReport {
  /** Every tensor, in the order of the file. */
  readonly tensors: readonly TensorPlace[];
  readonly missing: readonly MissingParameter[];
  /**
   * Shapes that do not chain, dtypes that cannot be parameters, numbers that are not finite; each with its path or
   * tensor.
   */
  readonly faults: readonly string[];
  /** Whether every parameter has its tensor, every tensor its place, and nothing is wrong. */
  readonly complete: boolean;
  /** Where shapes chain. */
  readonly network?: Network;
  /** Where every parameter has its tensor. */
  readonly parameters?: ParameterSet;
}

/** How parameters are held. */
export interface PlaceWeightsOptions {
  /** Whether they stay as the file stores them until they are read. @default false */
  readonly asStored?: boolean;
}

/**
 * Places the tensors of a file in a network, and tells of every tensor and every parameter what became of it.
 *
 * A parameter is the tensor that the mapping names, else the tensor of its own name. float16 and bfloat16 are widened
 * and float64 is rounded to float32.
 *
 * @param unsupported Reasons for tensors that are known to have no place.
 * @param options.asStored Parameters stay as the file stores them, and are read anew whenever their numbers are asked
 *   for: of a quantised file, an eighth of the memory, and some seconds a pass.
 * @throws FileFormatError naming the path of whatever the description should not say. Nothing else throws: what does
 *   not fit is in the report.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 * import { placeWeights } from '@entk/models/import';
 *
 * const { tensors } = await openWeights(writeSafetensors(new Map([['W_in', ndArray([4, 2])], ['step', ndArray([1])]])));
 * const description = { inputs: { size: 4 }, layers: [{ kind: 'dense', weight: 'W' } as const] };
 * const report = placeWeights(description, tensors, { parameters: { W: { tensor: 'W_in', transpose: true } } });
 * report.network?.outputSize; // 2
 * report.tensors.map(({ status }) => status); // ['placed', 'left over']
 * ```
 */
export function placeWeights(
  description: NetworkDescription,
  tensors: ReadonlyMap<string, FoundTensor>,
  mapping: WeightMapping = {},
  unsupported: ReadonlyMap<string, string> = new Map(),
  { asStored = false }: PlaceWeightsOptions = {},
): WeightsReport {
  const checked = checkedDescription('placeWeights', description);
  const names = parameterNames(checked.layers);
  const faults = unknownParameters(names, mapping);
  const arrays = new Map<string, NdArray>();
  const used = new Map<string, { parameter: string; note: string }[]>();
  const absent: string[] = [];
  for (const parameter of names) {
    const source = sourceOf(parameter, mapping);
    const tensor = tensors.get(source.tensor);
    if (!tensor) {
      absent.push(parameter);
      continue;
    }
    used.set(source.tensor, [...(used.get(source.tensor) ?? []), { parameter, note: rearrangementText(source) }]);
    const read = (known = false) => {
      const found = float32(tensor, known);
      return 'fault' in found ? found : rearranged(found.array, source);
    };
    const placed = read();
    if ('fault' in placed) faults.push(`tensor ${quoted(source.tensor)} ${placed.fault}`);
    else arrays.set(parameter, asStored ? readAgain(placed.array, read) : placed.array);
  }
  const given = new Map(Array.from(arrays, ([name, { shape }]) => [name, shape]));
  const resolved = resolvedShapes(checked, names, given);
  faults.push(...resolved.faults);
  const chains = resolved.faults.length === 0 && resolved.unknown.length === 0;
  const twinOf = (tensor: FoundTensor) => Array.from(used.keys()).find((name) => isSame(tensors.get(name), tensor));
  const places = Array.from(tensors, ([name, tensor]) =>
    placeOf(name, tensor, used.get(name), mapping, () => unsupported.get(name) ?? twinNote(twinOf(tensor))),
  );
  const leftOver = places.filter(({ status }) => status === 'left over').map(({ tensor }) => tensor);
  const missing = absent.map((parameter) => ({
    parameter,
    shape: resolved.shapes.get(parameter),
    note: missingNote(parameter, mapping, tensors, leftOver),
  }));
  return {
    tensors: places,
    missing,
    faults,
    complete: chains && faults.length === 0 && missing.length === 0 && leftOver.length === 0,
    network: chains ? composed(checked, resolved.shapes) : undefined,
    parameters: chains && arrays.size === names.length ? arrays : undefined,
  };
}

/** An array that is read whenever its numbers are asked for, as it was when its faults were looked for. */
function readAgain({ shape }: NdArray, read: (known: boolean) => Rearranged): NdArray {
  return storedArray(shape, () => (read(true) as { readonly array: NdArray }).array.data);
}

function placeOf(
  name: string,
  { shape, dtype, unread }: FoundTensor,
  uses: readonly { parameter: string; note: string }[] | undefined,
  { ignore = [] }: WeightMapping,
  reason: () => string,
): TensorPlace {
  const base = { tensor: name, shape, dtype };
  if (uses) {
    const note = [...new Set(uses.map(({ note }) => note).filter((text) => text !== ''))].join('; ');
    return { ...base, status: 'placed', parameters: uses.map(({ parameter }) => parameter), note };
  }
  // PyTorch's batch norms count the batches that their running statistics have seen.
  if (name.split('.').at(-1) === 'num_batches_tracked') {
    return { ...base, status: 'ignored', parameters: [], note: 'counts batches of training' };
  }
  if (ignore.some((pattern) => fitsPattern(name, pattern))) {
    return { ...base, status: 'ignored', parameters: [], note: '' };
  }
  const note = unread === undefined ? reason() : `${unread} cannot be read; ignore it`;
  return { ...base, status: 'left over', parameters: [], note };
}

/** PyTorch stores a tied weight once under each of its names. */
function twinNote(twin: string | undefined): string {
  return twin === undefined ? '' : `it has the numbers of ${quoted(twin)}; ignore it if they are tied`;
}

function isSame(left: FoundTensor | undefined, { shape, data }: FoundTensor): boolean {
  if (!left?.data || !data?.length || shapeText(left.shape) !== shapeText(shape)) return false;
  return left.data.every((value: number | bigint, index: number) => value === data[index]);
}

function unknownParameters(names: readonly string[], { parameters = {} }: WeightMapping): string[] {
  return Object.keys(parameters)
    .filter((name) => !names.includes(name))
    .map((name) => `the mapping names ${quoted(name)}, which is no parameter${hint(name, names)}`);
}

function missingNote(
  parameter: string,
  mapping: WeightMapping,
  tensors: ReadonlyMap<string, FoundTensor>,
  leftOver: readonly string[],
): string {
  const { tensor } = sourceOf(parameter, mapping);
  const known = leftOver.length > 0 ? leftOver : tensors.keys();
  return `no tensor ${quoted(tensor)}${hint(tensor, known)}`;
}

/** All that keeps a report from being complete, each in a few words. */
export function reportFaults({ tensors, missing, faults }: WeightsReport): string[] {
  return [
    ...faults,
    ...missing.map(({ parameter, shape, note }) => {
      return `parameter ${quoted(parameter)}${shape ? ` ${shapeText(shape)}` : ''} is missing: ${note}`;
    }),
    ...tensors
      .filter(({ status }) => status === 'left over')
      .map(
        ({ tensor, shape, note }) => `tensor ${quoted(tensor)} ${shownShape(shape)} is left over${note && `: ${note}`}`,
      ),
  ];
}

/** Faults in one line; `reportFaults` has all. */
const mostShown = 12;

/**
 * The network and the parameters of a report without a hole and without a tensor too many.
 *
 * @param remedy What shows more, or helps.
 * @throws FileFormatError in the name of `caller`, naming all that is wrong at once.
 */
export function requirePlaced(
  caller: string,
  report: WeightsReport,
  remedy?: string,
): { readonly network: Network; readonly parameters: ParameterSet } {
  const { complete, network, parameters } = report;
  if (complete && network && parameters) return { network, parameters };
  const faults = reportFaults(report);
  const rest = faults.length > mostShown ? `; and ${faults.length - mostShown} more` : '';
  throw new FileFormatError({
    in: caller,
    rule: `the weights must be those of the network: ${faults.slice(0, mostShown).join('; ')}${rest}`,
    remedy,
  });
}
