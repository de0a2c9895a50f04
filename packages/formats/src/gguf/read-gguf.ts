import { type NdArray, ndArray, requireInteger, sizeOf } from '@entk/core';
import { quoted, refuseFile, requireBytes, shownShape, startsWith, viewOf } from '../file-bytes.js';
import { refuseOtherContent } from '../file-content.js';
import { blockTypes, otherTypes } from './block-types.js';
import type { BlockType } from './block-type.js';
import { type GgufValue, readGgufHeader, type TensorInfo } from './header.js';

/** A tensor that stays in the file as it is stored until some of it is read. */
export interface StoredTensor {
  /** Row-major: [out, in] of a weight, whose `ne` in the file is [in, out]. */
  readonly shape: readonly number[];
  /** How the file stores it: `Q4_K`, `F16`. */
  readonly dtype: string;
  /** Whether its type is one that can be dequantised here. */
  readonly decoded: boolean;
  /**
   * Rows from … to − 1 of the first axis, dequantised, axes [to − from, …]: an embedding's rows by token.
   *
   * @throws FileFormatError for a type that is not decoded, naming those that are.
   * @throws MisuseError for rows outside the tensor.
   */
  readonly rows: (from: number, to: number) => NdArray;
  /**
   * The whole tensor, dequantised: 4 bytes an entry.
   *
   * @throws FileFormatError for a type that is not decoded, naming those that are.
   */
  readonly read: () => NdArray;
}

/** What a GGUF file holds. Its bytes are kept, and nothing of the tensors is copied before it is read. */
export interface Gguf {
  /** 2 or 3. */
  readonly version: number;
  /** By key, in the file's order: `general.architecture`, `tokenizer.ggml.tokens`, … */
  readonly metadata: ReadonlyMap<string, GgufValue>;
  /** By name, in the file's order. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

/** `GGUF`. */
export const ggufMagic = [0x47, 0x47, 0x55, 0x46];

/**
 * Opens a GGUF file, version 2 or 3, as llama.cpp and its relatives keep models.
 *
 * Numbers come back in float32, bit for bit those of the Python package `gguf`: of F32, F16, BF16 as stored, of Q4_0,
 * Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K and Q6_K dequantised. Rows and names are as the file has them: what a converter
 * changed (permuted rows of queries and keys, ones added to the weights of norms) is not undone here.
 *
 * @param bytes The whole file; kept, and read from later.
 * @throws FileFormatError for anything that is not one well-formed file: cut short, counts that the file has no room
 *   for, tensors that leave the file or overlap; of a file of another kind, what it looks like.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 * @remarks O(header) time and memory; reading a tensor is O(its entries).
 *
 * @example
 * ```ts
 * import { readGguf } from '@entk/formats';
 *
 * // GGUF, version 3, no tensors, no metadata
 * const bytes = new Uint8Array(24);
 * bytes.set([0x47, 0x47, 0x55, 0x46, 3]);
 * readGguf(bytes).tensors.size; // 0
 * ```
 */
export function readGguf(bytes: Uint8Array): Gguf {
  const caller = 'readGguf';
  requireBytes(caller, bytes);
  if (!startsWith(bytes, ggufMagic)) {
    refuseOtherContent(caller, 'the file', bytes, 'GGUF');
    refuseFile(caller, 'the file must begin with GGUF', bytes.length === 0 ? 'an empty file' : bytes[0]);
  }
  const { version, metadata, tensors, dataStart } = readGgufHeader(caller, bytes);
  const data = bytes.subarray(Math.min(dataStart, bytes.length));
  requireInsideAndApart(caller, tensors, data.length);
  return { version, metadata, tensors: new Map(tensors.map((info) => [info.name, stored(info, data)])) };
}

function stored({ name, shape, type, offset }: TensorInfo, data: Uint8Array): StoredTensor {
  const blocks = blockTypes.get(type);
  const dtype = blocks?.name ?? otherTypes.get(type) ?? `type ${type}`;
  const length = shape[0] ?? 1;
  const rowEntries = sizeOf(shape.slice(1));
  const rows = (from: number, to: number): NdArray => {
    const caller = 'rows';
    requireInteger(caller, 'from', from, { min: 0, max: length });
    requireInteger(caller, 'to', to, { min: from, max: length });
    if (!blocks) {
      const known = Array.from(blockTypes.values(), (one) => one.name).join(', ');
      return refuseFile(caller, `the type of tensor ${quoted(name)} must be one of ${known}`, dtype);
    }
    const begin = offset + bytesOf(blocks, from * rowEntries);
    const view = viewOf(data.subarray(begin, offset + bytesOf(blocks, to * rowEntries)));
    const out = new Float32Array((to - from) * rowEntries);
    blocks.decode(view, out);
    return ndArray([to - from, ...shape.slice(1)], out);
  };
  return { shape, dtype, decoded: blocks !== undefined, rows, read: () => ({ shape, data: rows(0, length).data }) };
}

function bytesOf({ size, bytes }: BlockType, entries: number): number {
  return (entries / size) * bytes;
}

/** Refuses tensors that leave the data or share bytes, and rows that are no whole blocks. */
function requireInsideAndApart(caller: string, tensors: readonly TensorInfo[], available: number): void {
  let end = 0;
  for (const { name, shape, type, offset } of tensors.toSorted((one, other) => one.offset - other.offset)) {
    const blocks = blockTypes.get(type);
    const row = shape.at(-1) ?? 1;
    if (blocks && row % blocks.size !== 0) {
      refuseFile(caller, `rows of tensor ${quoted(name)} must be whole blocks of ${blocks.size}`, shownShape(shape));
    }
    if (offset < end) refuseFile(caller, `tensor ${quoted(name)} must begin after the one before it`, offset);
    // Of a type that is not decoded, only the beginning is known.
    end = offset + (blocks ? bytesOf(blocks, sizeOf(shape)) : 0);
    if (end > available) {
      refuseFile(caller, `tensor ${quoted(name)} must lie in the file's ${available} bytes of data`, end);
    }
  }
}
