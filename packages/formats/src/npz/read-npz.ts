import { FileFormatError, type NdArray, type NumericArray, requireMemory } from '@entk/core';
import { Inflate } from 'fflate';
import { crc32 } from './crc32.js';
import { quoted, refuseFile, requireBytes } from '../file-bytes.js';
import { type StoredNpy, storedNpy } from '../npy/read-npy.js';
import { type ZipEntry, zipEntries } from './zip-entries.js';

const caller = 'readNpz';

/** Deflate cannot do better than 1032 : 1 (258 bytes from 2 bits), so more than that is a lie. */
const largestRatio = 1032;

/** Input is inflated in pieces of this many bytes, so that an entry that lies is found after 17 MB at most. */
const pieceBytes = 16_384;

/** Options of {@link readNpz}. */
export interface ReadNpzOptions {
  /** The most bytes that the arrays may have together, inflated; 2 GiB unless given. */
  readonly memoryBudget?: number;
}

/**
 * Reads an .npz archive of NumPy (`savez` or `savez_compressed`): arrays by name, without the `.npy`.
 *
 * Sizes are summed up and held against the budget before anything is inflated, entries that hold more than they
 * declare are stopped, and every checksum is verified. Elements as in {@link readNpy}.
 *
 * @param bytes The whole archive.
 * @returns Arrays in the order of the archive's directory.
 * @throws FileFormatError for what is no such archive, entries that do not end in .npy included. MemoryBudgetError if
 *   the arrays are larger than the budget.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { readNpz, writeNpz } from '@entk/formats';
 *
 * readNpz(writeNpz(new Map([['spectrum', ndArray([160])]]))).get('spectrum')?.shape; // [160]
 * ```
 */
export function readNpz(bytes: Uint8Array, options: ReadNpzOptions = {}): Map<string, NdArray<NumericArray>> {
  return new Map(Array.from(storedNpz(bytes, options), ([name, { array }]) => [name, array]));
}

/** {@link readNpz} with the types of the stored numbers. */
export function storedNpz(bytes: Uint8Array, { memoryBudget }: ReadNpzOptions = {}): Map<string, StoredNpy> {
  requireBytes(caller, bytes);
  const entries = zipEntries(caller, bytes);
  for (const { name } of entries) {
    if (!name.endsWith('.npy')) refuseFile(caller, 'every entry of an .npz archive must end in .npy', name);
  }
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  requireMemory(caller, 'the inflated archive', total, memoryBudget);
  return new Map(entries.map((entry) => [entry.name.slice(0, -'.npy'.length), arrayOf(entry)]));
}

function arrayOf(entry: ZipEntry): StoredNpy {
  const contents = entry.deflated ? inflated(entry) : entry.packed;
  if (crc32(contents) !== entry.checksum)
    refuseFile(caller, `the checksum of ${quoted(entry.name)} must agree with its contents`);
  return storedNpy(`${caller}, ${quoted(entry.name)}`, contents);
}

function inflated({ name, packed, size }: ZipEntry): Uint8Array {
  if (size > largestRatio * packed.length) {
    refuseFile(
      caller,
      `${quoted(name)} must be at most ${largestRatio} times its ${packed.length} deflated bytes`,
      size,
    );
  }
  const contents = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((piece) => {
    if (filled + piece.length > size) refuseFile(caller, `${quoted(name)} must inflate to ${size} bytes`, 'more');
    contents.set(piece, filled);
    filled += piece.length;
  });
  try {
    for (let start = 0; start < packed.length; start += pieceBytes) {
      stream.push(packed.subarray(start, start + pieceBytes), start + pieceBytes >= packed.length);
    }
  } catch (error) {
    if (error instanceof FileFormatError) throw error;
    refuseFile(caller, `${quoted(name)} must be deflated data`, (error as Error).message);
  }
  if (filled !== size) refuseFile(caller, `${quoted(name)} must inflate to ${size} bytes`, filled);
  return contents;
}
