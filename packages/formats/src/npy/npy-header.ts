import { refuseFile, requireBytes, startsWith, viewOf } from '../file-bytes.js';
import { beginning, refuseOtherContent } from '../file-content.js';
import { type NpyFields, parseNpyDictionary } from './npy-dictionary.js';

/** What an .npy file begins with. */
export interface NpyHeader extends NpyFields {
  /** The byte at which the numbers begin. */
  readonly dataStart: number;
}

/** What messages call the files that are read here. */
const accepted = 'an .npy array of NumPy';

/** What to do with an .npz in the place of one of its arrays. */
const ofArchive = 'of an .npz save one array by itself: np.save("NAME.npy", np.load("FILE.npz")["NAME"])';

/** What every .npy file begins with, `\\x93NUMPY`. */
export const npyMagic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** NumPy pads headers to a multiple of 64, so that the data can be mapped. */
const alignment = 64;

/** NumPy has at most 64 axes, so a header of 64 KiB, the limit of format 1, holds every shape. */
export const mostAxes = 64;
const largestDictionary = 0xffff;

/** As many bytes of a file as hold its header, however long that is. */
export const largestNpyHeader = 12 + largestDictionary;

/**
 * Reads the header of an .npy file, format 1, 2 or 3. O(bytes of the header): the numbers are not looked at.
 *
 * @param bytes The whole file, or its first {@link largestNpyHeader} bytes.
 * @throws FileFormatError in the name of `caller` if it is no .npy file, or the header is cut short.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 */
export function readNpyHeader(caller: string, bytes: Uint8Array): NpyHeader {
  requireBytes(caller, bytes);
  if (!startsWith(bytes, npyMagic)) refuseOtherContent(caller, 'the file', bytes, accepted, ofArchive);
  if (bytes.length < 10 || !startsWith(bytes, npyMagic)) {
    refuseFile(caller, 'an .npy file must begin with \\x93NUMPY and a version', beginning(bytes));
  }
  const version = bytes[6];
  if (version < 1 || version > 3) refuseFile(caller, 'the version of an .npy file must be 1, 2 or 3', version);
  const lengthBytes = version === 1 ? 2 : 4;
  const headerStart = 8 + lengthBytes;
  if (bytes.length < headerStart) {
    refuseFile(caller, `an .npy file of version ${version} must have at least 12 bytes`, bytes.length);
  }
  const headerLength = version === 1 ? viewOf(bytes).getUint16(8, true) : viewOf(bytes).getUint32(8, true);
  const dataStart = headerStart + headerLength;
  const available = Math.min(bytes.length - headerStart, largestDictionary);
  if (headerLength > available) {
    refuseFile(
      caller,
      `the header must have at most ${available} bytes`,
      headerLength,
      `file of ${bytes.length} bytes`,
    );
  }
  const header = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(headerStart, dataStart));
  const { descr, fortranOrder, shape } = parseNpyDictionary(caller, header);
  if (shape.length > mostAxes) refuseFile(caller, `the shape must have at most ${mostAxes} axes`, shape.length);
  return { descr, fortranOrder, shape, dataStart };
}

/**
 * The header of an .npy file that `numpy.load` reads: C order, format 1, as many bytes as the numbers begin after.
 *
 * @param descr How the numbers are stored: `<f8`.
 */
export function writeNpyHeader(descr: string, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const start = npyMagic.length + 4;
  const length = Math.ceil((start + dictionary.length + 1) / alignment) * alignment;
  const bytes = new Uint8Array(length).fill(0x20, start, length - 1);
  bytes.set([...npyMagic, 1, 0]);
  viewOf(bytes).setUint16(8, length - start, true);
  bytes.set(new TextEncoder().encode(dictionary), start);
  bytes[length - 1] = 0x0a;
  return bytes;
}
