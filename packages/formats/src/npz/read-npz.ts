import { type NdArray, type NumericArray, requireOptions } from '@entk/core';
import { quoted, refuseFile, requireBytes, startsWith } from '../file-bytes.js';
import { refuseOtherContent } from '../file-content.js';
import { type FoundTensor, sortedTensors, type UnreadTensor } from '../found-tensor.js';
import { npyMagic } from '../npy/npy-header.js';
import { foundNpy } from '../npy/read-npy.js';
import { entryContents, requireInflatable } from './entry-contents.js';
import { npzArchive, type ZipEntry, zipContent, zipEntries } from './zip-entries.js';

const caller = 'readNpz';

/** Options of {@link readNpz}. */
export interface ReadNpzOptions {
  /** The most bytes that the arrays may have together, inflated. @default 2 GiB */
  readonly memoryBudget?: number;
}

/** The arrays of an .npz archive, in the order of its directory. */
export interface NpzArrays extends Map<string, NdArray<NumericArray>> {
  /** What else the archive holds: arrays of text, objects or complex numbers, and entries that are no arrays. */
  readonly unread: ReadonlyMap<string, UnreadTensor>;
}

/**
 * Reads an .npz archive of NumPy (`savez` or `savez_compressed`): arrays by name, without the `.npy`.
 *
 * Sizes are summed up and held against the budget before anything is inflated, entries that hold more than they declare
 * are stopped, and every checksum is verified. Elements as in {@link readNpy}; arrays of other elements,
 * entries that do not end in .npy, and those that are encrypted or packed in ways that NumPy does not write, are listed
 * in `unread`.
 *
 * @param bytes The whole archive.
 * @throws FileFormatError for what is no such archive, saying what it looks like.
 * @throws MemoryBudgetError if the arrays are larger than the budget.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { readNpz, writeNpz } from '@entk/formats';
 *
 * readNpz(writeNpz(new Map([['spectrum', ndArray([160])]]))).get('spectrum')?.shape; // [160]
 * ```
 */
export function readNpz(bytes: Uint8Array, options: ReadNpzOptions = {}): NpzArrays {
  requireOptions<ReadNpzOptions>('readNpz', options, { memoryBudget: true });
  const { tensors, unread } = sortedTensors(foundInNpz(bytes, options));
  return Object.defineProperty(new Map(tensors), 'unread', { value: unread }) as NpzArrays;
}

/** {@link readNpz} with the types of the stored numbers, and with what else the archive holds in its place. */
export function foundInNpz(bytes: Uint8Array, { memoryBudget }: ReadNpzOptions = {}): Map<string, FoundTensor> {
  requireBytes(caller, bytes);
  if (!startsWith(bytes, zipStart)) refuseOtherContent(caller, 'the file', bytes, accepted);
  const entries = zipEntries(caller, bytes);
  const other = zipContent(entries);
  if (other !== npzArchive) refuseFile(caller, `the file must be ${accepted}, and looks like ${other}`);
  requireInflatable(caller, entries.filter(mayBeArray), memoryBudget);
  const names = new Set(entries.map(({ name }) => name));
  const found = new Map<string, FoundTensor>();
  for (const entry of entries) {
    const short = entry.name.endsWith(suffix) ? entry.name.slice(0, -suffix.length) : entry.name;
    // As in numpy.load, "a" is the entry "a" where there is one beside "a.npy".
    const name = names.has(short) ? entry.name : short;
    if (!entry.name.endsWith('/')) found.set(name, foundIn(entry));
  }
  return found;
}

function foundIn(entry: ZipEntry): FoundTensor {
  const other = { shape: [entry.size], dtype: 'bytes' };
  if (entry.closed !== undefined) return { ...other, unread: `a file that is ${entry.closed}` };
  if (mayBeArray(entry)) {
    const contents = entryContents(caller, entry);
    // As in numpy.load, what does not begin as an array is none, whatever it is called.
    if (startsWith(contents, npyMagic)) return foundNpy(`${caller}, ${quoted(entry.name)}`, contents);
  }
  return { ...other, unread: 'a file that is no .npy array' };
}

function mayBeArray({ name, closed }: ZipEntry): boolean {
  return name.endsWith(suffix) && closed === undefined;
}

const suffix = '.npy';
const accepted = 'an .npz archive of NumPy';
const zipStart = [0x50, 0x4b];
