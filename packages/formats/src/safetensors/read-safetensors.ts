import { ndArray, sizeOf } from '@entk/core';
import { decodeElements, elementBytes, type ElementKind } from '../elements/element-types.js';
import { quoted, refuseFile, requireBytes, shownShape, shownType, viewOf } from '../file-bytes.js';
import { refuseOtherContent } from '../file-content.js';
import { type FoundTensor, type SortedTensors, sortedTensors } from '../found-tensor.js';
import { jsonFault } from '../json/json-fault.js';
import { repeatedKey } from '../json/json-keys.js';

/**
 * What a safetensors file holds: tensors by name, in the order of the header, and how the file stores each, `F32` or
 * `BF16`.
 */
export interface Safetensors extends SortedTensors {
  /** `__metadata__` of the header; empty without one. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** The types of elements that safetensors knows and this reader takes. */
export const safetensorsKinds: ReadonlyMap<string, ElementKind> = new Map([
  ['F64', 'f64'],
  ['F32', 'f32'],
  ['F16', 'f16'],
  ['BF16', 'bf16'],
  ['I64', 'i64'],
  ['I32', 'i32'],
  ['I16', 'i16'],
  ['I8', 'i8'],
  ['U64', 'u64'],
  ['U32', 'u32'],
  ['U16', 'u16'],
  ['U8', 'u8'],
  ['BOOL', 'bool'],
]);

/** The header's limit in the format's own implementation, 100 MB, so that whoever reads our files refuses the same. */
const largestHeader = 100_000_000;

/** Types of elements that the format knows and no array here can hold: their bits, and what they are. */
const otherKinds: ReadonlyMap<string, { readonly bits: number; readonly contents: string }> = new Map([
  ...['F8_E4M3', 'F8_E5M2', 'F8_E8M0', 'F8_E4M3FNUZ', 'F8_E5M2FNUZ'].map((dtype) => floats(dtype, 8)),
  ...['F6_E2M3', 'F6_E3M2'].map((dtype) => floats(dtype, 6)),
  floats('F4', 4),
  ['C64', { bits: 64, contents: 'complex numbers' }],
  ['C128', { bits: 128, contents: 'complex numbers' }],
]);

function floats(dtype: string, bits: number): [string, { bits: number; contents: string }] {
  return [dtype, { bits, contents: `${bits}-bit floats` }];
}

/** What messages call the files that are read here. */
const accepted = 'a safetensors file';

interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads a safetensors file.
 *
 * Every tensor is copied, so the bytes may be dropped. F16 and BF16 are widened to `Float32Array`, exactly; I64 and U64
 * come as BigInt arrays; BOOL as 0 and 1 in a `Uint8Array`. Tensors of other types (`F8_E4M3`, `F4`, `C64`) are listed
 * in `unread`. Whether numbers are finite is not checked: see {@link requireFiniteTensors}. O(bytes) time; at most
 * twice the file's size in memory beside it.
 *
 * @param bytes The whole file.
 * @throws FileFormatError for anything that is not exactly one well-formed file: cut short, offsets that overlap, leave
 *   gaps or leave the file, names twice; of a file of another kind, what it looks like.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { readSafetensors, writeSafetensors } from '@entk/formats';
 *
 * const bytes = writeSafetensors(new Map([['W', ndArray([1, 2], new Float32Array([3, 4]))]]), { epoch: '7' });
 * const { tensors, metadata } = readSafetensors(bytes);
 * tensors.get('W')?.shape; // [1, 2]
 * metadata.get('epoch'); // '7'
 * ```
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  return readSafetensorsOf('readSafetensors', bytes);
}

/** {@link readSafetensors} for a caller that reads one as a part of something. */
export function readSafetensorsOf(caller: string, bytes: Uint8Array): Safetensors {
  requireBytes(caller, bytes);
  if (!hasSafetensorsHeader(bytes)) refuseOtherContent(caller, 'the file', bytes, accepted);
  if (bytes.length < 8) refuseFile(caller, 'a safetensors file must have at least 8 bytes', bytes.length);
  const headerBytes = viewOf(bytes).getBigUint64(0, true);
  const available = Math.min(bytes.length - 8, largestHeader);
  if (headerBytes > BigInt(available)) {
    refuseFile(
      caller,
      `the header must have at most ${available} bytes`,
      Number(headerBytes),
      `file of ${bytes.length} bytes`,
    );
  }
  const dataStart = 8 + Number(headerBytes);
  const header = parseHeader(caller, bytes.subarray(8, dataStart));
  const data = bytes.subarray(dataStart);
  const { entries, metadata } = checkedHeader(caller, header);
  requireExactCover(caller, entries, data.length);
  const found = entries.map(({ name, dtype, shape, begin, end }): [string, FoundTensor] => {
    const kind = safetensorsKinds.get(dtype);
    if (!kind)
      return [
        name,
        { shape, dtype: shownType(dtype), unread: otherKinds.get(dtype)?.contents ?? 'numbers of an unknown type' },
      ];
    return [name, { ...ndArray(shape, decodeElements(kind, data.subarray(begin, end), true)), dtype }];
  });
  return { ...sortedTensors(found), metadata };
}

/** `{` after the length of a header that the file has room for, and white space as official readers allow it. */
export function hasSafetensorsHeader(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || viewOf(bytes).getBigUint64(0, true) > BigInt(bytes.length - 8)) return false;
  let first = 8;
  while (whiteSpace.has(bytes[first])) first++;
  return bytes[first] === 0x7b;
}

const whiteSpace: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);

function parseHeader(caller: string, bytes: Uint8Array): object {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuseFile(caller, 'the header must be UTF-8');
  }
  if (!text.trimStart().startsWith('{')) refuseFile(caller, 'the header must begin with {', text[0] ?? 'nothing');
  let header: object;
  try {
    header = JSON.parse(text) as object;
  } catch {
    return refuseFile(caller, 'the header must be JSON', undefined, jsonFault(text));
  }
  const twice = repeatedKey(text)?.key;
  if (twice !== undefined) refuseFile(caller, 'names in the header must differ', twice, 'at least twice');
  return header;
}

function checkedHeader(caller: string, header: object): { entries: Entry[]; metadata: Map<string, string> } {
  const entries: Entry[] = [];
  let metadata = new Map<string, string>();
  for (const [name, value] of Object.entries(header) as [string, unknown][]) {
    if (name !== '__metadata__') entries.push(checkedEntry(caller, name, value));
    // The official reader takes null for no metadata.
    else if (value !== null) metadata = checkedMetadata(caller, value);
  }
  return { entries, metadata };
}

function checkedMetadata(caller: string, value: unknown): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuseFile(caller, '__metadata__ must be an object of strings', shownValue(value));
  }
  const metadata = new Map<string, string>();
  for (const [name, text] of Object.entries(value) as [string, unknown][]) {
    if (typeof text !== 'string')
      return refuseFile(caller, `__metadata__ ${quoted(name)} must be a string`, shownValue(text));
    metadata.set(name, text);
  }
  return metadata;
}

function checkedEntry(caller: string, name: string, value: unknown): Entry {
  const tensor = `tensor ${quoted(name)}`;
  if (typeof value !== 'object' || value === null) {
    return refuseFile(caller, `${tensor} must have dtype, shape and data_offsets`, shownValue(value));
  }
  const { dtype, shape, data_offsets: offsets } = value as Readonly<Record<string, unknown>>;
  if (typeof dtype !== 'string')
    return refuseFile(caller, `the dtype of ${tensor} must be a string`, shownValue(dtype));
  requireExtents(caller, `shape of ${tensor}`, shape);
  requireExtents(caller, `data_offsets of ${tensor}`, offsets);
  if (offsets.length !== 2) refuseFile(caller, `data_offsets of ${tensor} must be two`, offsets.length);
  const [begin, end] = offsets;
  const expected = bytesOf(dtype, sizeOf(shape));
  if (expected !== undefined && end - begin !== expected) {
    refuseFile(
      caller,
      `data_offsets of ${tensor} must span ${expected} bytes`,
      end - begin,
      `shape ${shownShape(shape)} of ${dtype}`,
    );
  }
  if (end < begin) refuseFile(caller, `data_offsets of ${tensor} must ascend`, end - begin);
  return { name, dtype, shape, begin, end };
}

/** The bytes of so many elements; `undefined` for a type that the format did not have. */
function bytesOf(dtype: string, count: number): number | undefined {
  const kind = safetensorsKinds.get(dtype);
  if (kind) return count * elementBytes[kind];
  const bits = otherKinds.get(dtype)?.bits;
  return bits && (count * bits) / 8;
}

function requireExtents(caller: string, what: string, value: unknown): asserts value is readonly number[] {
  if (!Array.isArray(value)) return refuseFile(caller, `${what} must be a list`, shownValue(value));
  const wrong = value.findIndex((extent) => !Number.isSafeInteger(extent) || extent < 0);
  if (wrong < 0) return;
  refuseFile(caller, `${what} must hold non-negative integers below 2^53`, shownValue(value[wrong]), `place ${wrong}`);
}

/** A value without descending into it: a hostile header nests deeper than a recursion can follow. */
function shownValue(value: unknown): unknown {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : value;
}

/** The tensors must fill the data from its first byte to its last, without gap or overlap. */
function requireExactCover(caller: string, entries: readonly Entry[], length: number): void {
  let covered = 0;
  for (const { name, begin, end } of entries.toSorted(
    (left, right) => left.begin - right.begin || left.end - right.end,
  )) {
    if (begin !== covered) {
      refuseFile(
        caller,
        `tensor ${quoted(name)} must begin at byte ${covered}, where the one before it ends`,
        begin,
        begin < covered ? 'overlap' : 'gap',
      );
    }
    covered = end;
  }
  if (covered === length) return;
  refuseFile(
    caller,
    `the tensors must fill the ${length} bytes of data in the file`,
    covered,
    covered > length ? 'cut short' : 'bytes left over',
  );
}
