import { quoted, refuseFile, viewOf } from '../file-bytes.js';

/** A file inside a ZIP archive, as the central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** Stored (0) or deflated (8) bytes, a view on the archive. */
  readonly packed: Uint8Array;
  readonly deflated: boolean;
  /** Declared, not yet believed. */
  readonly size: number;
  readonly checksum: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const directoryBytes = 46;
const localBytes = 30;
const encrypted = 1;

/**
 * Lists a ZIP archive by its central directory, and inflates nothing.
 *
 * Every offset is checked before it is followed. Archives in parts, encrypted entries, ZIP64 (entries of 4 GiB and
 * more), names twice and methods other than stored and deflated are refused.
 *
 * @throws FileFormatError in the name of `caller`.
 */
export function zipEntries(caller: string, bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = endRecord(bytes.length, view);
  if (end < 0) refuseFile(caller, 'a ZIP archive must end with its directory', `${bytes.length} bytes without one`);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directory = view.getUint32(end + 16, true);
  if (
    view.getUint16(end + 4, true) !== 0 ||
    view.getUint16(end + 6, true) !== 0 ||
    view.getUint16(end + 8, true) !== count
  ) {
    refuseFile(caller, 'a ZIP archive must be in one part');
  }
  if (count === 0xffff || directory === 0xffffffff) refuseFile(caller, 'ZIP64 archives cannot be read');
  if (directory + directorySize !== end) {
    refuseFile(caller, `the directory must fill the archive up to byte ${end}`, directory + directorySize);
  }
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let position = directory;
  for (let index = 0; index < count; index++) {
    if (position + directoryBytes > end || view.getUint32(position, true) !== directorySignature) {
      refuseFile(caller, `the directory must have ${count} entries`, index);
    }
    const next = position + directoryBytes + lengthsAt(view, position + 28, 3);
    if (next > end) refuseFile(caller, `entry ${index} of the directory must end at byte ${end} or before`, next);
    const entry = entryAt(caller, bytes, view, position, directory);
    if (names.has(entry.name)) refuseFile(caller, 'names in the archive must differ', entry.name);
    names.add(entry.name);
    entries.push(entry);
    position = next;
  }
  if (position !== end)
    refuseFile(caller, `the directory must hold ${count} entries and nothing else`, end - position, 'bytes left over');
  return entries;
}

/** Where the end record begins: the last place where its comment ends with the archive. */
function endRecord(length: number, view: DataView): number {
  for (let start = length - endBytes; start >= Math.max(0, length - endBytes - 0xffff); start--) {
    const found = view.getUint32(start, true) === endSignature;
    if (found && start + endBytes + view.getUint16(start + 20, true) === length) return start;
  }
  return -1;
}

function entryAt(caller: string, bytes: Uint8Array, view: DataView, position: number, directory: number): ZipEntry {
  const nameStart = position + directoryBytes;
  const nameBytes = bytes.subarray(nameStart, nameStart + view.getUint16(position + 28, true));
  const name = decodedName(caller, nameBytes);
  const method = view.getUint16(position + 10, true);
  const packedSize = view.getUint32(position + 20, true);
  const size = view.getUint32(position + 24, true);
  const local = view.getUint32(position + 42, true);
  if (view.getUint16(position + 8, true) & encrypted) refuseFile(caller, `${quoted(name)} must not be encrypted`);
  if (method !== 0 && method !== 8)
    refuseFile(caller, `${quoted(name)} must be stored or deflated`, method, 'ZIP method');
  if ([packedSize, size, local].includes(0xffffffff)) refuseFile(caller, 'ZIP64 archives cannot be read', name);
  if (local + localBytes > directory || view.getUint32(local, true) !== localSignature) {
    refuseFile(caller, `${quoted(name)} must have a local header before the directory`, local, 'byte');
  }
  const start = local + localBytes + lengthsAt(view, local + 26, 2);
  if (start + packedSize > directory) {
    refuseFile(caller, `${quoted(name)} must end at byte ${directory} or before`, start + packedSize);
  }
  if (method === 0 && packedSize !== size)
    refuseFile(caller, `${quoted(name)} is stored and must have ${size} bytes`, packedSize);
  return {
    name,
    packed: bytes.subarray(start, start + packedSize),
    deflated: method === 8,
    size,
    checksum: view.getUint32(position + 16, true),
  };
}

function decodedName(caller: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuseFile(caller, 'names in the archive must be UTF-8', [...bytes.subarray(0, 20)].join(' '), 'bytes');
  }
}

/** The sum of `count` 16-bit lengths in a row. */
function lengthsAt(view: DataView, position: number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += view.getUint16(position + 2 * index, true);
  return sum;
}
