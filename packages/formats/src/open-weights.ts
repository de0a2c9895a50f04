import { MisuseError, type NdArray, type NumericArray } from '@entk/core';
import { quoted, refuseFile, requireBytes, viewOf } from './file-bytes.js';
import { isJsonObject, parseJsonDocument, shownJson } from './json/json-document.js';
import { storedNpz } from './npz/read-npz.js';
import { readSafetensors, type Safetensors } from './safetensors/read-safetensors.js';
import { readShardedSafetensors } from './safetensors/read-sharded-safetensors.js';
import type { ReadShard } from './shard-files.js';
import { readTfjsModel } from './tfjs/read-tfjs-model.js';

/** A tensor of a file, with the file's own numbers. */
export interface FoundTensor extends NdArray<NumericArray> {
  /** How the file stores its numbers: `F32`, `BF16`, `<f2`, `float32`. */
  readonly dtype: string;
}

/** What stands beside the tensors of a weights file, and may say which network they are of. */
export interface WeightsMetadata {
  readonly format: 'safetensors' | 'sharded safetensors' | 'npz' | 'tfjs layers model';
  /** `__metadata__` of safetensors, of all shards; empty for other formats. */
  readonly texts: ReadonlyMap<string, string>;
  /** The value of a `config.json` beside safetensors, as Hugging Face writes it: JSON, not yet believed. */
  readonly config?: unknown;
  /** `modelTopology` of a TensorFlow.js layers model: JSON, not yet believed. */
  readonly topology?: unknown;
}

/** All that a weights file holds. */
export interface FoundWeights {
  readonly tensors: ReadonlyMap<string, FoundTensor>;
  readonly metadata: WeightsMetadata;
}

const caller = 'openWeights';

/**
 * Opens a weights file of any format that can be read, told apart by its content: safetensors, the index of sharded
 * safetensors, npz, and the `model.json` of a TensorFlow.js layers model.
 *
 * @param bytes The whole file.
 * @param read The bytes of a file beside it, or `undefined` if there is none: shards that an index or a `model.json` names,
 *   and the `config.json` beside safetensors.
 * @throws FileFormatError if the file is none of these, or damaged; PyTorch's pickles are refused, since reading one runs
 *   whatever program is in it.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 *
 * const { tensors, metadata } = await openWeights(writeSafetensors(new Map([['W', ndArray([2, 3])]])));
 * metadata.format; // 'safetensors'
 * tensors.get('W')?.dtype; // 'F32'
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
  return safetensors('safetensors', readSafetensors(bytes), read);
}

async function inJson(bytes: Uint8Array, read: ReadShard): Promise<FoundWeights> {
  const document = parseJsonDocument(caller, 'the file', bytes);
  if (isJsonObject(document) && 'weight_map' in document) {
    return safetensors('sharded safetensors', await readShardedSafetensors(bytes, read), read);
  }
  if (isJsonObject(document) && 'modelTopology' in document) {
    const { tensors, dtypes, topology } = await readTfjsModel(bytes, read);
    const metadata: WeightsMetadata = { format: 'tfjs layers model', texts: new Map(), topology };
    return { tensors: withTypes(tensors, dtypes), metadata };
  }
  return refuseFile(
    caller,
    'JSON must be an index of safetensors (weight_map) or a TensorFlow.js layers model (modelTopology)',
    isJsonObject(document) ? Object.keys(document).slice(0, 4) : shownJson(document),
  );
}

/**
 * The tensors of several files as one, with what stands beside them: of texts of one name the first file's count, and the
 * format is the first's.
 *
 * @throws MisuseError if there is no file, two hold a tensor of the same name, or two say which network it is.
 */
export function mergedWeights(files: readonly FoundWeights[]): FoundWeights {
  if (files.length === 0) throw new MisuseError({ in: 'mergedWeights', rule: 'there must be at least one file' });
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
  const all = files.map(({ metadata }) => metadata);
  const topologies = all.flatMap(({ topology }) => topology ?? []);
  if (topologies.length > 1) {
    throw new MisuseError({
      in: 'mergedWeights',
      rule: 'one file at most must describe the network',
      got: topologies.length,
    });
  }
  const config = all.find((one) => one.config !== undefined)?.config;
  const metadata: WeightsMetadata = {
    format: all[0].format,
    texts: new Map(all.toReversed().flatMap(({ texts }) => [...texts])),
    ...(config !== undefined && { config }),
    ...(topologies.length > 0 && { topology: topologies[0] }),
  };
  return { tensors, metadata };
}

const pickleRule =
  'a pickle of PyTorch is a program and is not run: save the state_dict as safetensors or npz (see the README)';

async function safetensors(
  format: WeightsMetadata['format'],
  { tensors, dtypes, metadata: texts }: Safetensors,
  read: ReadShard,
): Promise<FoundWeights> {
  const config = await read('config.json');
  const metadata: WeightsMetadata = {
    format,
    texts,
    ...(config && { config: parseJsonDocument(caller, 'config.json beside the weights', config) }),
  };
  return { tensors: withTypes(tensors, dtypes), metadata };
}

function npz(bytes: Uint8Array): FoundWeights {
  if (/(^|\/)data\.pkl$/.test(firstEntry(bytes))) return refuseFile(caller, pickleRule);
  const tensors = Array.from(storedNpz(bytes), ([name, { array, descr }]) => {
    return [name, { ...array, dtype: descr }] as const;
  });
  return { tensors: new Map(tensors), metadata: { format: 'npz', texts: new Map() } };
}

/** The name of a ZIP archive's first entry; `torch.save` begins with `…/data.pkl`. */
function firstEntry(bytes: Uint8Array): string {
  if (bytes.length < 30) return '';
  const end = 30 + viewOf(bytes).getUint16(26, true);
  return new TextDecoder().decode(bytes.subarray(30, end));
}

/** `{` at byte 8, after the length of a header that the file has room for. */
function hasSafetensorsHeader(bytes: Uint8Array): boolean {
  return bytes.length > 8 && bytes[8] === 0x7b && viewOf(bytes).getBigUint64(0, true) <= BigInt(bytes.length - 8);
}

/** `{` or `[` first, after white space and a byte-order mark. */
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
