import { MisuseError, type NdArray, type NumericArray } from '@entk/core';
import { type NetworkDescription } from '../description/network-description.js';
import {
  isJsonObject,
  parseJsonDocument,
  quoted,
  refuseFile,
  requireBytes,
  shownJson,
  storedNpz,
  viewOf,
} from '@entk/formats/reading';
import { readSafetensors, type ReadShard, readShardedSafetensors } from '@entk/formats';
import { readTfjsModel } from './tfjs-model.js';

/** A tensor of a file, as it is there. */
export interface FoundTensor extends NdArray<NumericArray> {
  /** How the file stores its numbers: `F32`, `BF16`, `<f2`, `float32`. */
  readonly dtype: string;
}

/** All that a weights file holds. */
export interface FoundWeights {
  readonly format: 'safetensors' | 'sharded safetensors' | 'npz' | 'tfjs layers model';
  readonly tensors: ReadonlyMap<string, FoundTensor>;
  /** The network, where the file itself says which it is. */
  readonly description?: NetworkDescription;
}

const caller = 'openWeights';

/**
 * Opens a weights file of any kind that can be read, told apart by its content: safetensors, the index of sharded
 * safetensors, npz, and the `model.json` of a TensorFlow.js layers model.
 *
 * @param bytes The whole file.
 * @param read The bytes of a file beside it, for an index or a `model.json` that names shards; `undefined` if there is none.
 * @throws FileFormatError if the file is none of these, or damaged; PyTorch's pickles are refused, since reading one runs
 *   whatever program is in it.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { writeSafetensors } from '@entk/formats';
 * import { openWeights } from '@entk/models';
 *
 * const found = await openWeights(writeSafetensors(new Map([['W', ndArray([2, 3])]])));
 * found.tensors.get('W')?.dtype; // 'F32'
 * ```
 */
export async function openWeights(bytes: Uint8Array, read: ReadShard = () => undefined): Promise<FoundWeights> {
  requireBytes(caller, bytes);
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return npz(bytes);
  if (startsWith(bytes, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59])) {
    return refuseFile(caller, 'weights must have names, and an .npy file has none: save an .npz');
  }
  if (!hasSafetensorsHeader(bytes)) {
    if (bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5) return refuseFile(caller, pickleRule);
    if (isJsonText(bytes)) return inJson(bytes, read);
  }
  const { tensors, dtypes } = readSafetensors(bytes);
  return { format: 'safetensors', tensors: withTypes(tensors, dtypes) };
}

async function inJson(bytes: Uint8Array, read: ReadShard): Promise<FoundWeights> {
  const document = parseJsonDocument(caller, 'the file', bytes);
  if (isJsonObject(document) && 'weight_map' in document) {
    const { tensors, dtypes } = await readShardedSafetensors(bytes, read);
    return { format: 'sharded safetensors', tensors: withTypes(tensors, dtypes) };
  }
  if (isJsonObject(document) && 'modelTopology' in document) {
    const { tensors, dtypes, description } = await readTfjsModel(bytes, read);
    return { format: 'tfjs layers model', tensors: withTypes(tensors, dtypes), description };
  }
  return refuseFile(
    caller,
    'JSON must be an index of safetensors (weight_map) or a TensorFlow.js layers model (modelTopology)',
    isJsonObject(document) ? Object.keys(document).slice(0, 4) : shownJson(document),
  );
}

/**
 * The tensors of several files as one.
 *
 * @throws MisuseError if two files hold a tensor of the same name, or two say which network it is.
 */
export function mergedWeights(files: readonly FoundWeights[]): FoundWeights {
  if (files.length === 1) return files[0];
  const tensors = new Map<string, FoundTensor>();
  for (const file of files) {
    for (const [name, tensor] of file.tensors) {
      if (tensors.has(name)) {
        throw new MisuseError({ in: 'mergedWeights', rule: `two files must not hold tensor ${quoted(name)}` });
      }
      tensors.set(name, tensor);
    }
  }
  const descriptions = files.flatMap(({ description }) => description ?? []);
  if (descriptions.length > 1) {
    throw new MisuseError({
      in: 'mergedWeights',
      rule: 'one file at most must describe the network',
      got: descriptions.length,
    });
  }
  return { format: files[0].format, tensors, description: descriptions[0] };
}

const pickleRule =
  'a pickle of PyTorch is a program and is not run: save the state_dict as safetensors or npz (see the README)';

function npz(bytes: Uint8Array): FoundWeights {
  if (/(^|\/)data\.pkl$/.test(firstEntry(bytes))) return refuseFile(caller, pickleRule);
  const stored = storedNpz(bytes);
  return {
    format: 'npz',
    tensors: new Map(Array.from(stored, ([name, { array, descr }]) => [name, { ...array, dtype: descr }])),
  };
}

/** The name of a ZIP archive's first entry; `torch.save` begins with `…/data.pkl`. */
function firstEntry(bytes: Uint8Array): string {
  if (bytes.length < 30) return '';
  const end = 30 + viewOf(bytes).getUint16(26, true);
  return new TextDecoder().decode(bytes.subarray(30, end));
}

/** `{` at byte 8, behind the length of a header that the file has room for. */
function hasSafetensorsHeader(bytes: Uint8Array): boolean {
  return bytes.length > 8 && bytes[8] === 0x7b && viewOf(bytes).getBigUint64(0, true) <= BigInt(bytes.length - 8);
}

/** `{` or `[` first, behind white space and a byte-order mark. */
function isJsonText(bytes: Uint8Array): boolean {
  const first = bytes.findIndex((byte) => ![0x20, 0x0a, 0x0d, 0x09, 0xef, 0xbb, 0xbf].includes(byte));
  return bytes[first] === 0x7b || bytes[first] === 0x5b;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function withTypes(
  tensors: ReadonlyMap<string, NdArray<NumericArray>>,
  dtypes: ReadonlyMap<string, string>,
): ReadonlyMap<string, FoundTensor> {
  return new Map(Array.from(tensors, ([name, array]) => [name, { ...array, dtype: dtypes.get(name) ?? '' }]));
}
