import { ndArray, type NumericArray, sizeOf } from '@entk/core';
import { decodeElements, elementBytes, type ElementKind } from '../elements/element-types.js';
import { joinedBytes, quoted, refuseFile, shownShape, viewOf } from '../file-bytes.js';
import { type FoundTensor, type SortedTensors, sortedTensors } from '../found-tensor.js';
import { isJsonObject, shownJson } from '../json/json-document.js';
import { fewNames, type ReadShard, readShards, shardName } from '../shard-files.js';

/** Tensors of a TensorFlow.js model, and how the file stores each: `float32`, `uint8 (quantised)`. */
export type TfjsWeights = SortedTensors;

const kinds: ReadonlyMap<string, ElementKind> = new Map([
  ['float32', 'f32'],
  ['int32', 'i32'],
  ['bool', 'bool'],
]);

const quantisedKinds: ReadonlyMap<string, ElementKind> = new Map([
  ['float16', 'f16'],
  ['uint8', 'u8'],
  ['uint16', 'u16'],
]);

/** What the manifest may list and no array here can hold: the bytes of an element, where each has as many. */
const otherContents: ReadonlyMap<string, { readonly bytes?: number; readonly contents: string }> = new Map([
  ['complex64', { bytes: 8, contents: 'complex numbers' }],
  ['string', { contents: 'text' }],
]);

interface Affine {
  readonly scale: number;
  readonly min: number;
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  /** `undefined` for what is no real number. */
  readonly kind?: ElementKind;
  /** x = scale·q + min. */
  readonly affine?: Affine;
  /** `undefined` for text, each of whose elements says itself how long it is. */
  readonly bytes?: number;
}

interface Group {
  readonly paths: readonly string[];
  readonly entries: readonly Entry[];
}

/**
 * The tensors that a `weightsManifest` describes: groups of shards, each group's bytes in a row, little-endian.
 *
 * Quantised weights are widened: `float16` exactly, `uint8` and `uint16` by their scale and minimum, as TensorFlow.js
 * does.
 *
 * @param manifest The field of `model.json`, not yet believed.
 * @throws FileFormatError for names twice, unknown dtypes, shards that are missing or hold more or less than the
 *   manifest says.
 */
export async function readTfjsWeights(caller: string, manifest: unknown, read: ReadShard): Promise<TfjsWeights> {
  if (!Array.isArray(manifest)) return refuseFile(caller, 'weightsManifest must be a list', shownJson(manifest));
  const groups = manifest.map((group: unknown, index) => checkedGroup(caller, `weightsManifest[${index}]`, group));
  requireDistinct(
    caller,
    'shards',
    groups.flatMap(({ paths }) => paths),
  );
  requireDistinct(
    caller,
    'weights',
    groups.flatMap(({ entries }) => entries.map(({ name }) => name)),
  );
  const shards = await readShards(
    caller,
    groups.flatMap(({ paths }) => paths),
    read,
  );
  const found = groups.flatMap(({ paths, entries }) => {
    const data = joinedBytes(paths.map((path) => shards.get(path) as Uint8Array));
    return tensorsIn(caller, `shards ${fewNames(paths)}`, data, entries);
  });
  return sortedTensors(found);
}

/** The tensors that stand in a row in the shards of a group. */
function tensorsIn(
  caller: string,
  shards: string,
  data: Uint8Array,
  entries: readonly Entry[],
): (readonly [string, FoundTensor])[] {
  let position = 0;
  const found = entries.map((entry): readonly [string, FoundTensor] => {
    const { name, shape, dtype, kind, affine } = entry;
    const start = position;
    position += entry.bytes ?? textBytes(data, start, sizeOf(shape));
    if (position > data.length || !kind) {
      return [name, { shape, dtype, unread: otherContents.get(dtype)?.contents ?? 'nothing' }];
    }
    const elements = decodeElements(kind, data.subarray(start, position), true);
    return [name, { ...ndArray(shape, affine ? widened(elements, affine) : elements), dtype }];
  });
  if (position !== data.length) refuseFile(caller, `${shards} must have ${position} bytes`, data.length);
  return found;
}

/**
 * The bytes of so many texts in a row, each after its length in 32 bits; more than there are where they leave the file.
 */
function textBytes(data: Uint8Array, start: number, count: number): number {
  let position = start;
  for (let index = 0; index < count; index++) {
    if (position + 4 > data.length) return data.length + 1;
    position += 4 + viewOf(data).getUint32(position, true);
  }
  return position - start;
}

function checkedGroup(caller: string, path: string, group: unknown): Group {
  if (!isJsonObject(group) || !Array.isArray(group.paths) || !Array.isArray(group.weights)) {
    return refuseFile(caller, `${path} must have paths and weights`, shownJson(group));
  }
  const paths = group.paths.map((name: unknown, index) => {
    if (typeof name !== 'string')
      return refuseFile(caller, `${path}.paths[${index}] must be a file name`, shownJson(name));
    return shardName(caller, name);
  });
  return {
    paths,
    entries: group.weights.map((entry: unknown, index) => checkedEntry(caller, `${path}.weights[${index}]`, entry)),
  };
}

function checkedEntry(caller: string, path: string, entry: unknown): Entry {
  if (!isJsonObject(entry)) return refuseFile(caller, `${path} must be an object`, shownJson(entry));
  const { name, shape, dtype, quantization } = entry;
  if (typeof name !== 'string') return refuseFile(caller, `${path}.name must be a string`, shownJson(name));
  if (!Array.isArray(shape) || !shape.every((extent) => Number.isSafeInteger(extent) && extent >= 0)) {
    return refuseFile(caller, `${path}.shape must be a list of non-negative integers below 2^53`, shownJson(shape));
  }
  if (typeof dtype !== 'string') return refuseFile(caller, `${path}.dtype must be a string`, shownJson(dtype));
  const other = quantization === undefined ? otherContents.get(dtype) : undefined;
  if (other) return { name, shape, dtype, ...(other.bytes && { bytes: sizeOf(shape) * other.bytes }) };
  const stored =
    quantization === undefined
      ? { dtype, kind: kindOf(caller, `the dtype of ${quoted(name)}`, kinds, dtype) }
      : quantised(caller, name, dtype, quantization);
  const bytes = sizeOf(shape) * elementBytes[stored.kind];
  if (!Number.isSafeInteger(bytes))
    refuseFile(caller, `${quoted(name)} must have fewer than 2^53 bytes`, shownShape(shape));
  return { name, shape, bytes, ...stored };
}

type Stored = Pick<Entry, 'dtype' | 'affine'> & { readonly kind: ElementKind };

function quantised(caller: string, name: string, dtype: string, quantization: unknown): Stored {
  const what = `the quantization of ${quoted(name)}`;
  if (dtype !== 'float32') refuseFile(caller, `${what} must be of float32`, dtype);
  if (!isJsonObject(quantization) || typeof quantization.dtype !== 'string') {
    return refuseFile(caller, `${what} must have a dtype`, shownJson(quantization));
  }
  const kind = kindOf(caller, what, quantisedKinds, quantization.dtype);
  const label = `${quantization.dtype} (quantised)`;
  if (kind === 'f16') return { kind, dtype: label };
  const { scale, min } = quantization;
  if (typeof scale !== 'number' || typeof min !== 'number' || !Number.isFinite(scale) || !Number.isFinite(min)) {
    return refuseFile(caller, `${what} must have finite scale and min`);
  }
  return { kind, dtype: label, affine: { scale, min } };
}

function kindOf(caller: string, what: string, known: ReadonlyMap<string, ElementKind>, dtype: string): ElementKind {
  return known.get(dtype) ?? refuseFile(caller, `${what} must be one of ${[...known.keys()].join(', ')}`, dtype);
}

function requireDistinct(caller: string, what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) refuseFile(caller, `${what} in weightsManifest must differ`, name, 'at least twice');
    seen.add(name);
  }
}

function widened(elements: NumericArray, { scale, min }: Affine): Float32Array {
  return Float32Array.from(elements as Uint8Array, (value) => value * scale + min);
}
