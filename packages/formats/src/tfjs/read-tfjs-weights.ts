import { type NdArray, ndArray, type NumericArray, sizeOf } from '@entk/core';
import { decodeElements, elementBytes, type ElementKind } from '../elements/element-types.js';
import { joinedBytes, quoted, refuseFile, shownShape } from '../file-bytes.js';
import { isJsonObject, shownJson } from '../json/json-document.js';
import { type ReadShard, readShards, requireShardName } from '../shard-files.js';

/** Tensors of a TensorFlow.js model, and how the file stores each: `float32`, `uint8 (quantised)`. */
export interface TfjsWeights {
  readonly tensors: ReadonlyMap<string, NdArray<NumericArray>>;
  readonly dtypes: ReadonlyMap<string, string>;
}

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

interface Affine {
  readonly scale: number;
  readonly min: number;
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly kind: ElementKind;
  readonly dtype: string;
  /** x = scale·q + min. */
  readonly affine?: Affine;
  readonly bytes: number;
}

interface Group {
  readonly paths: readonly string[];
  readonly entries: readonly Entry[];
}

/**
 * The tensors that a `weightsManifest` describes: groups of shards, each group's bytes in a row, little-endian.
 *
 * Quantised weights are widened: `float16` exactly, `uint8` and `uint16` by their scale and minimum, as TensorFlow.js does.
 *
 * @param manifest The field of `model.json`, not yet believed.
 * @throws FileFormatError for names twice, unknown dtypes, shards that are missing or hold more or less than the manifest says.
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
  const tensors = new Map<string, NdArray<NumericArray>>();
  const dtypes = new Map<string, string>();
  for (const { paths, entries } of groups) {
    const data = joinedBytes(paths.map((path) => shards.get(path) as Uint8Array));
    const expected = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    if (data.length !== expected) {
      refuseFile(caller, `shards ${paths.map(quoted).join(', ')} must have ${expected} bytes`, data.length);
    }
    let position = 0;
    for (const entry of entries) {
      const elements = decodeElements(entry.kind, data.subarray(position, position + entry.bytes), true);
      tensors.set(entry.name, ndArray(entry.shape, entry.affine ? widened(elements, entry.affine) : elements));
      dtypes.set(entry.name, entry.dtype);
      position += entry.bytes;
    }
  }
  return { tensors, dtypes };
}

function checkedGroup(caller: string, path: string, group: unknown): Group {
  if (!isJsonObject(group) || !Array.isArray(group.paths) || !Array.isArray(group.weights)) {
    return refuseFile(caller, `${path} must have paths and weights`, shownJson(group));
  }
  const paths = group.paths.map((name: unknown, index) => {
    if (typeof name !== 'string')
      return refuseFile(caller, `${path}.paths[${index}] must be a file name`, shownJson(name));
    requireShardName(caller, name);
    return name;
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
  const stored =
    quantization === undefined
      ? { dtype, kind: kindOf(caller, `the dtype of ${quoted(name)}`, kinds, dtype) }
      : quantised(caller, name, dtype, quantization);
  const bytes = sizeOf(shape) * elementBytes[stored.kind];
  if (!Number.isSafeInteger(bytes))
    refuseFile(caller, `${quoted(name)} must have fewer than 2^53 bytes`, shownShape(shape));
  return { name, shape, bytes, ...stored };
}

function quantised(
  caller: string,
  name: string,
  dtype: string,
  quantization: unknown,
): Pick<Entry, 'kind' | 'dtype' | 'affine'> {
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
