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
  /** Why it cannot be read: `encrypted`, `packed by bzip2`. */
  readonly closed?: string;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const directoryBytes = 46;
const localBytes = 30;
const encrypted = 1;

/** ZIP64: an end record of its own and where to find it, and the extra field of entries with 64-bit numbers. */
const locatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const locatorBytes = 20;
const end64Bytes = 56;
const extra64 = 1;
/** What 32 bits hold in place of a number that stands in 64. */
const elsewhere = 0xffffffff;

/**
 * Lists a ZIP archive by its central directory, and inflates nothing.
 *
 * Every offset is checked before it is followed. ZIP64, which PyTorch writes at any size, is read. Entries
 * that are encrypted, or packed by methods other than stored and deflated, are listed as closed. Archives in parts and
 * names twice are refused.
 *
 * @throws FileFormatError in the name of `caller`.
 */
export function zipEntries(caller: string, bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = endRecord(bytes.length, view);
  if (end < 0) refuseFile(caller, 'a ZIP archive must end with its directory', `${bytes.length} bytes without one`);
  const { count, start: directory, end: directoryEnd } = directoryOf(caller, view, end);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let position = directory;
  for (let index = 0; index < count; index++) {
    if (position + directoryBytes > directoryEnd || view.getUint32(position, true) !== directorySignature) {
      refuseFile(caller, `the directory must have ${count} entries`, index);
    }
    const next = position + directoryBytes + lengthsAt(view, position + 28, 3);
    if (next > directoryEnd)
      refuseFile(caller, `entry ${index} of the directory must end at byte ${directoryEnd} or before`, next);
    const entry = entryAt(caller, bytes, view, position, directory);
    if (names.has(entry.name)) refuseFile(caller, 'names in the archive must differ', entry.name);
    names.add(entry.name);
    entries.push(entry);
    position = next;
  }
  if (position !== directoryEnd)
    refuseFile(
      caller,
      `the directory must hold ${count} entries and nothing else`,
      directoryEnd - position,
      'bytes left over',
    );
  return entries;
}

/** Where the directory stands, by the end record or by that of ZIP64. */
function directoryOf(caller: string, view: DataView, end: number): { count: number; start: number; end: number } {
  const parts = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)];
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let directoryEnd = end;
  if (view.getUint16(end + 8, true) !== count) parts.push(1);
  const locator = end - locatorBytes;
  if (locator >= 0 && view.getUint32(locator, true) === locatorSignature) {
    directoryEnd = numberAt(view, locator + 8);
    if (directoryEnd + end64Bytes > locator || view.getUint32(directoryEnd, true) !== end64Signature) {
      refuseFile(caller, 'the end record of ZIP64 must stand before its locator', directoryEnd, 'byte');
    }
    parts.push(view.getUint32(directoryEnd + 16, true), view.getUint32(directoryEnd + 20, true));
    count = numberAt(view, directoryEnd + 32);
    size = numberAt(view, directoryEnd + 40);
    start = numberAt(view, directoryEnd + 48);
  }
  if (parts.some((part) => part !== 0)) refuseFile(caller, 'a ZIP archive must be in one part');
  if (start + size !== directoryEnd) {
    refuseFile(caller, `the directory must fill the archive up to byte ${directoryEnd}`, start + size);
  }
  return { count, start, end: directoryEnd };
}

/** 64 bits as a number, rounded: what is beyond 2^53 leads out of every file. */
function numberAt(view: DataView, position: number): number {
  return Number(view.getBigUint64(position, true));
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
  const [size, packedSize, local] = sizesOf(caller, name, view, position);
  const closed = closedBy(view.getUint16(position + 8, true), method);
  if (local + localBytes > directory || view.getUint32(local, true) !== localSignature) {
    refuseFile(caller, `${quoted(name)} must have a local header before the directory`, local, 'byte');
  }
  const start = local + localBytes + lengthsAt(view, local + 26, 2);
  if (start + packedSize > directory) {
    refuseFile(caller, `${quoted(name)} must end at byte ${directory} or before`, start + packedSize);
  }
  if (method === 0 && packedSize !== size && closed === undefined)
    refuseFile(caller, `${quoted(name)} is stored and must have ${size} bytes`, packedSize);
  return {
    name,
    packed: bytes.subarray(start, start + packedSize),
    deflated: method === 8,
    size,
    checksum: view.getUint32(position + 16, true),
    ...(closed !== undefined && { closed }),
  };
}

/** Methods that other programs pack with, by their numbers in APPNOTE 4.4.5. */
const otherMethods: ReadonlyMap<number, string> = new Map([
  [9, 'Deflate64'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'XZ'],
]);

function closedBy(flags: number, method: number): string | undefined {
  if (flags & encrypted) return 'encrypted';
  if (method === 0 || method === 8) return undefined;
  return `packed by ${otherMethods.get(method) ?? `ZIP method ${method}`}`;
}

/**
 * Size, packed size and offset of an entry, each in 32 bits or, where those are full, next in the extra field of ZIP64.
 */
function sizesOf(caller: string, name: string, view: DataView, position: number): readonly [number, number, number] {
  const short = [24, 20, 42].map((offset) => view.getUint32(position + offset, true));
  if (!short.includes(elsewhere)) return short as [number, number, number];
  let at = position + directoryBytes + view.getUint16(position + 28, true);
  const end = at + view.getUint16(position + 30, true);
  while (at + 4 <= end && view.getUint16(at, true) !== extra64) at += 4 + view.getUint16(at + 2, true);
  const fieldEnd = at + 4 <= end ? at + 4 + view.getUint16(at + 2, true) : 0;
  at += 4;
  return short.map((value) => {
    if (value !== elsewhere) return value;
    if (at + 8 > Math.min(fieldEnd, end)) refuseFile(caller, `${quoted(name)} must have its 64-bit sizes`);
    at += 8;
    return numberAt(view, at - 8);
  }) as unknown as readonly [number, number, number];
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

/** What {@link zipContent} calls an archive of NumPy. */
export const npzArchive = 'an .npz archive';

/** What an archive is by the names in it; an empty one is an .npz of no arrays. */
export function zipContent(entries: readonly ZipEntry[]): string {
  const names = entries.map(({ name }) => name);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (names.length === 0 || has(/\.npy$/)) return npzArchive;
  if (has(/^[^/]*\/(constants\.pkl|code\/.*)$/)) return 'TorchScript of PyTorch';
  if (has(/^[^/]*\/data\.pkl$/)) return 'a file of torch.save';
  if (has(/^(?:[^/]*\/)?archive_format$/)) return 'a program of torch.export';
  if (has(/^model\.weights\.h5$/)) return 'a .keras model';
  if (has(/^word\/|^xl\/|^ppt\//)) return 'a document of an office program';
  return `a ZIP archive of other files, ${quoted(names[0])} first`;
}
