import { FileFormatError } from '@entk/core';

/** What a file is, told from its first bytes. */
interface FileContent {
  /** `a Git LFS pointer`. */
  readonly looksLike: string;
  /** How to come by a file that can be read. */
  readonly remedy?: string;
}

interface Signature extends FileContent {
  /** The bytes as Latin-1 text, at `at`. */
  readonly starts: string;
  readonly at?: number;
}

const toArrays = 'save its arrays with numpy.savez';
const archive = 'a ZIP archive (.npz, .pt or another)';
const toWeights = 'export the weights as safetensors or npz';

/** Longest first where one begins another. */
const signatures: readonly Signature[] = [
  {
    starts: 'version https://git-lfs.github.com/spec/',
    looksLike: 'a Git LFS pointer',
    remedy: 'git lfs pull fetches the file itself',
  },
  { starts: '\x93NUMPY', looksLike: 'an .npy array of NumPy' },
  { starts: 'PK\x03\x04', looksLike: archive },
  { starts: 'PK\x05\x06', looksLike: 'an empty ZIP archive' },
  {
    starts: '\x89HDF\r\n\x1a\n',
    looksLike: 'HDF5 (.h5 of Keras, .mat of MATLAB 7.3)',
    remedy: `${toArrays}, or safetensors`,
  },
  {
    starts: 'MATLAB 5.0 MAT-file',
    looksLike: 'a .mat file of MATLAB',
    remedy: `scipy.io.loadmat reads it; ${toArrays}`,
  },
  { starts: 'GGUF', looksLike: 'a GGUF file' },
  ...['tjgg', 'lmgg', 'fmgg', 'algg', 'ggjt'].map((starts) => ({
    starts,
    looksLike: 'a GGML file',
    remedy: 'llama.cpp converts it to GGUF; or export the model as safetensors',
  })),
  { starts: 'TFL3', at: 4, looksLike: 'a TensorFlow Lite model', remedy: toWeights },
  { starts: '\x04\x22\x4d\x18', looksLike: 'lz4', remedy: 'unpack it first (unlz4)' },
  { starts: 'ustar', at: 257, looksLike: 'a tar archive', remedy: 'unpack it first' },
  { starts: '\x1f\x8b', looksLike: 'gzip', remedy: 'unpack it first (gunzip)' },
  { starts: 'BZh', looksLike: 'bzip2', remedy: 'unpack it first (bunzip2)' },
  { starts: '\xfd7zXZ\0', looksLike: 'xz', remedy: 'unpack it first (unxz)' },
  { starts: '\x28\xb5\x2f\xfd', looksLike: 'zstd', remedy: 'unpack it first (unzstd)' },
  { starts: '7z\xbc\xaf\x27\x1c', looksLike: 'a 7z archive', remedy: 'unpack it first' },
  { starts: 'Rar!\x1a\x07', looksLike: 'a RAR archive', remedy: 'unpack it first' },
  { starts: '\x89PNG\r\n\x1a\n', looksLike: 'a PNG image' },
  { starts: '\xff\xd8\xff', looksLike: 'a JPEG image' },
  { starts: 'GIF8', looksLike: 'a GIF image' },
  { starts: 'WEBP', at: 8, looksLike: 'a WebP image' },
  { starts: 'II*\0', looksLike: 'a TIFF image' },
  { starts: 'MM\0*', looksLike: 'a TIFF image' },
  { starts: '%PDF-', looksLike: 'a PDF' },
  { starts: 'SQLite format 3\0', looksLike: 'an SQLite database' },
  { starts: 'PAR1', looksLike: 'a Parquet file', remedy: toArrays },
  { starts: 'ARROW1', looksLike: 'an Arrow file', remedy: toArrays },
  { starts: 'CDF', looksLike: 'a NetCDF file', remedy: toArrays },
  { starts: '\x7fELF', looksLike: 'a program' },
  { starts: '#!', looksLike: 'a script' },
  ...['\xff\xfe', '\xfe\xff'].map((starts) => ({
    starts,
    looksLike: 'text in UTF-16',
    remedy: 'save it as UTF-8',
  })),
];

/** What TensorFlow's tables of checkpoints end with. */
const tableEnd = '\x57\xfb\x80\x8b\x24\x75\x47\xdb';

const pickled: FileContent = { looksLike: 'a pickle of Python, a program that is not run', remedy: toArrays };

/** Text is looked at this far. */
const sampleBytes = 1024;
const shownBytes = 24;

/**
 * Ends a reader with what a file of another kind looks like and what is accepted; returns for a file that looks like
 * nothing known, which may be of the reader's own kind and damaged.
 *
 * The one place where readers tell files of other kinds. Called after the reader's own signature has not been found.
 *
 * @param what How messages call the file: `the file`, `model.json`.
 * @param accepted What it must be: `an .npy array of NumPy`.
 * @param ofArchive What to do with a ZIP archive, such as an .npz, in its place.
 * @throws FileFormatError in the name of `caller`.
 */
export function refuseOtherContent(
  caller: string,
  what: string,
  bytes: Uint8Array,
  accepted: string,
  ofArchive?: string,
): void {
  const content = contentOf(bytes);
  if (!content) return;
  const { looksLike, remedy = looksLike === archive ? ofArchive : undefined } = content;
  throw new FileFormatError({ in: caller, rule: `${what} must be ${accepted}, and looks like ${looksLike}`, remedy });
}

/** What a file without any known signature begins with, for a reader that has nothing better to say. */
export function beginning(bytes: Uint8Array): string {
  const start = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length === 0 ? 'an empty file' : `${bytes.length} bytes that begin with ${start}`;
}

function contentOf(bytes: Uint8Array): FileContent | undefined {
  if (bytes.length === 0) return { looksLike: 'an empty file' };
  return (
    signatures.find(({ starts, at = 0 }) => hasAt(bytes, starts, at)) ??
    pickleContent(bytes) ??
    textContent(bytes) ??
    modelContent(bytes)
  );
}

function hasAt(bytes: Uint8Array, text: string, at: number): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** Files of other frameworks, which have no signature of their own. */
function modelContent(bytes: Uint8Array): FileContent | undefined {
  if (hasAt(bytes, tableEnd, bytes.length - tableEnd.length)) {
    return {
      looksLike: 'the index of a TensorFlow checkpoint',
      remedy: `tf.train.load_checkpoint reads it; ${toArrays}`,
    };
  }
  // A version, and then a text or a message: fields 1 and 2, 3 or 7. A length of safetensors has zeros after that.
  const [field, version, next] = bytes;
  const isMessage = field === 0x08 && version < 0x20 && [0x12, 0x1a, 0x3a].includes(next);
  if (isMessage && bytes.subarray(4, 8).some((byte) => byte !== 0)) {
    return { looksLike: 'a protocol buffer (ONNX, a SavedModel of TensorFlow, Core ML)', remedy: toWeights };
  }
  // A map whose first key is a short text of letters.
  const isMap = (field >= 0x81 && field <= 0x8f) || field === 0xde;
  const start = field === 0xde ? 3 : 1;
  const length = bytes[start] - 0xa0;
  const key = isMap && length > 0 && length < 32 ? bytes.subarray(start + 1, start + 1 + length) : [];
  if (key.length > 0 && key.every((byte) => /[\w./]/.test(String.fromCharCode(byte)))) {
    return { looksLike: 'MessagePack, as Flax saves', remedy: toWeights };
  }
  return undefined;
}

/** PROTO 2 to 5, and an opcode that may follow in a pickle. */
function pickleContent(bytes: Uint8Array): FileContent | undefined {
  return isPickle(bytes) ? pickled : undefined;
}

/** Whether a file begins as pickles of protocol 2 to 5 do. */
function isPickle(bytes: Uint8Array): boolean {
  return (
    bytes.length > 2 &&
    bytes[0] === 0x80 &&
    bytes[1] >= 2 &&
    bytes[1] <= 5 &&
    '}](cX\x8a\x95KJMUN)G'.includes(String.fromCharCode(bytes[2]))
  );
}

function textContent(bytes: Uint8Array): FileContent | undefined {
  const sample = bytes.subarray(0, sampleBytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: bytes.length > sampleBytes });
  } catch {
    return undefined;
  }
  // oxlint-disable-next-line no-control-regex -- control characters tell binary data from text
  if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) return undefined;
  const trimmed = text.trimStart();
  if (/^<(!doctype html|html|head|body)\b/i.test(trimmed)) {
    return { looksLike: 'an HTML page', remedy: 'download the file itself rather than the page about it' };
  }
  if (/^<(\?xml|svg|Error|!--)/.test(trimmed)) return { looksLike: 'XML' };
  if (/^[{[]/.test(trimmed)) return { looksLike: 'JSON' };
  if (/^\((dp|lp)\d+\n/.test(trimmed)) return pickled;
  if (isTable(trimmed))
    return { looksLike: 'a table of text (.csv)', remedy: 'numpy.loadtxt reads it; numpy.save writes .npy' };
  const shown = trimmed.length > shownBytes ? `${trimmed.slice(0, shownBytes)}…` : trimmed;
  return { looksLike: `text that begins ${JSON.stringify(shown)}` };
}

/** Two lines or more with the same number of commas, semicolons or tabs, or a line of numbers. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first = '', second] = lines;
  if (/^[\s\d.,;eE+-]+$/.test(first)) return true;
  const fields = (line: string, mark: string) => line.split(mark).length;
  return (
    second !== undefined &&
    [',', ';', '\t'].some((mark) => fields(first, mark) > 1 && fields(first, mark) === fields(second, mark))
  );
}
