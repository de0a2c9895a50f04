import { FileFormatError, requireMemory } from '@entk/core';
import { Inflate } from 'fflate';
import { quoted, refuseFile } from '../file-bytes.js';
import { crc32 } from './crc32.js';
import type { ZipEntry } from './zip-entries.js';

/** Deflate cannot do better than 1032 : 1 (258 bytes from 2 bits), so more than that is a lie. */
const largestRatio = 1032;

/** Input is inflated in pieces of this many bytes, so that an entry that lies is found after 17 MB at most. */
const pieceBytes = 16_384;

/** Refuses entries that together declare more bytes than a budget allows, before any is inflated. */
export function requireInflatable(caller: string, entries: readonly ZipEntry[], memoryBudget?: number): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  requireMemory(caller, 'the inflated archive', total, memoryBudget);
}

/**
 * What an entry of a ZIP archive holds; a view on the archive where it is stored.
 *
 * @param checked Whether its checksum is held against its contents.
 * @throws FileFormatError in the name of `caller` for an entry that is closed, or not what the directory declares.
 */
export function entryContents(caller: string, entry: ZipEntry, checked = true): Uint8Array {
  if (entry.closed !== undefined) {
    refuseFile(caller, `${quoted(entry.name)} must be stored or deflated, and is ${entry.closed}`);
  }
  const contents = entry.deflated ? inflated(caller, entry) : entry.packed;
  if (checked && crc32(contents) !== entry.checksum) {
    refuseFile(caller, `the checksum of ${quoted(entry.name)} must agree with its contents`);
  }
  return contents;
}

function inflated(caller: string, { name, packed, size }: ZipEntry): Uint8Array {
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
