import { log2 } from '@entk/core/elementary';
import { ByteReader } from '../byte-reader.js';
import { quoted, refuseFile } from '../file-bytes.js';

/** A value of a GGUF file's metadata. Integers beyond 2^53 are BigInt. */
export type GgufValue = number | bigint | boolean | string | readonly GgufValue[];

/** What a header says of a tensor. */
export interface TensorInfo {
  readonly name: string;
  /** Row-major, the last axis contiguous: the file has them the other way round. */
  readonly shape: readonly number[];
  /** Its number in `ggml.h`. */
  readonly type: number;
  /** From the beginning of the data. */
  readonly offset: number;
}

/** All that stands before the data. */
export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly TensorInfo[];
  /** The byte at which the data begins. */
  readonly dataStart: number;
}

/** As ggml has it: no tensor has more axes. */
const mostAxes = 4;

/** Arrays in arrays are allowed by the format; nothing writes them deeper than this. */
const deepestArray = 4;

/** The fewest bytes that a tensor takes in the header: an empty name, one extent, type and offset. */
const leastTensorBytes = 8 + 4 + 8 + 4 + 8;

/** The fewest bytes that a key and its value take: an empty name, the type and a byte. */
const leastKeyBytes = 8 + 4 + 1;

const defaultAlignment = 32;

/** Reads all that stands before the data of a GGUF file, version 2 or 3. */
export function readGgufHeader(caller: string, bytes: Uint8Array): GgufHeader {
  const reader = new ByteReader(caller, 'the file', bytes);
  reader.skip(4);
  const version = reader.uint32();
  if (version > 0xffff) refuseFile(caller, 'the file must be little-endian', 'a file of a big-endian machine');
  if (version < 2 || version > 3) refuseFile(caller, 'the version must be 2 or 3', version);
  const tensorCount = count(reader, 'tensors', leastTensorBytes);
  const keyCount = count(reader, 'metadata keys', leastKeyBytes);
  const metadata = new Map<string, GgufValue>();
  for (let index = 0; index < keyCount; index++) {
    const key = text(reader);
    if (metadata.has(key)) refuseFile(caller, 'keys of the metadata must differ', key, 'at least twice');
    metadata.set(key, value(reader, reader.uint32(), 0));
  }
  const tensors = Array.from({ length: tensorCount }, () => tensorInfo(reader));
  requireDifferentNames(caller, tensors);
  const alignment = alignmentOf(caller, metadata);
  return { version, metadata, tensors, dataStart: Math.ceil(reader.position / alignment) * alignment };
}

/** A count whose items the rest of the file has room for, so that nothing is allocated for a claim. */
function count(reader: ByteReader, what: string, leastBytes: number): number {
  const claimed = reader.length64();
  const most = Math.floor(reader.left / leastBytes);
  if (claimed > most) refuseFile(reader.caller, `the file must have at most ${most} ${what} in its bytes`, claimed);
  return claimed;
}

function text(reader: ByteReader): string {
  return reader.text(reader.length64());
}

type Scalar = (reader: ByteReader) => number | bigint | boolean;

/** Values of a fixed size, by the number of their type: bytes of one, and how it is read. */
const scalars: ReadonlyMap<number, readonly [bytes: number, read: Scalar]> = new Map([
  [0, [1, (reader) => reader.uint8()]],
  [1, [1, (reader) => reader.integer(1)]],
  [2, [2, (reader) => reader.uint16()]],
  [3, [2, (reader) => reader.integer(2)]],
  [4, [4, (reader) => reader.uint32()]],
  [5, [4, (reader) => reader.int32()]],
  [6, [4, (reader) => reader.float32()]],
  [7, [1, (reader) => reader.uint8() !== 0]],
  [10, [8, (reader) => unsigned64(reader)]],
  [11, [8, (reader) => reader.integer(8)]],
  [12, [8, (reader) => reader.float64()]],
]);
const [textType, arrayType] = [8, 9];

function unsigned64(reader: ByteReader): number | bigint {
  const low = BigInt(reader.uint32());
  const whole = (BigInt(reader.uint32()) << 32n) | low;
  return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole;
}

function value(reader: ByteReader, type: number, depth: number): GgufValue {
  const scalar = scalars.get(type);
  if (scalar) return scalar[1](reader);
  if (type === textType) return text(reader);
  if (type !== arrayType) return refuseFile(reader.caller, 'the type of a metadata value must be 0 to 12', type);
  if (depth === deepestArray) {
    return refuseFile(reader.caller, `arrays of the metadata must be at most ${deepestArray} deep`, depth + 1);
  }
  const of = reader.uint32();
  const length = count(reader, 'array elements', scalars.get(of)?.[0] ?? 8);
  return Array.from({ length }, () => value(reader, of, depth + 1));
}

function tensorInfo(reader: ByteReader): TensorInfo {
  const { caller } = reader;
  const name = text(reader);
  const axes = reader.uint32();
  if (axes > mostAxes) refuseFile(caller, `tensor ${quoted(name)} must have at most ${mostAxes} axes`, axes);
  const shape = Array.from({ length: axes }, () => reader.length64()).toReversed();
  // An extent of 0 leaves no entries, and the others can be beyond counting all the same.
  const entries = shape.reduce((product, extent) => product * extent, 1);
  const uncountable = [...shape, entries].find((extent) => !Number.isSafeInteger(extent));
  if (uncountable !== undefined) {
    refuseFile(caller, `tensor ${quoted(name)} must have fewer entries`, uncountable);
  }
  return { name, shape, type: reader.uint32(), offset: reader.length64() };
}

function requireDifferentNames(caller: string, tensors: readonly TensorInfo[]): void {
  const seen = new Set<string>();
  for (const { name } of tensors) {
    if (seen.has(name)) refuseFile(caller, 'names of tensors must differ', name, 'at least twice');
    seen.add(name);
  }
}

function alignmentOf(caller: string, metadata: ReadonlyMap<string, GgufValue>): number {
  const alignment = metadata.get('general.alignment') ?? defaultAlignment;
  const isPower = typeof alignment === 'number' && alignment >= 8 && Number.isInteger(log2(alignment));
  return isPower ? alignment : refuseFile(caller, 'general.alignment must be a power of two, at least 8', alignment);
}
