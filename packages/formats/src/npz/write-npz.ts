import { MisuseError, type NdArray, type NumericArray, requireMemory, requireOptions } from '@entk/core';
import { zipSync } from 'fflate';
import { quoted, requireNamed } from '../file-bytes.js';
import { writeNpyOf } from '../npy/write-npy.js';

/** Options of {@link writeNpz}. */
export interface WriteNpzOptions {
  /** Deflate the arrays, like `savez_compressed`; noise in float64 hardly shrinks. @default false, like `savez` */
  readonly compress?: boolean;
}

/** ZIP's first day, so that the same arrays give the same bytes at any time and in any time zone. */
const firstDay = new Date(1980, 0, 1);

const caller = 'writeNpz';

/** Counts and offsets that ZIP writes in 16 and 32 bits, its largest values kept for ZIP64. */
const mostArrays = 0xfffe;
const largestArchive = 0xfffffffe;

/** What ZIP adds to an entry, names apart, rounded up: local header 30, directory 46. */
const directoryBytes = 128;

const longestName = 0xffff - '.npy'.length;

/**
 * Writes an .npz archive that `numpy.load` reads, the same bytes for the same arrays.
 *
 * @param arrays By name, without `.npy`.
 * @throws MisuseError for a name that ZIP or NumPy cannot hold.
 * @throws ShapeError if data do not fill their shape.
 * @throws MemoryBudgetError from 4 GiB on, where ZIP64 would begin.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { writeNpz } from '@entk/formats';
 *
 * writeNpz(new Map([['spectrum', ndArray([160])]]), { compress: true }).length; // < 300 bytes
 * ```
 */
export function writeNpz(
  arrays: ReadonlyMap<string, NdArray<NumericArray>>,
  options: WriteNpzOptions = {},
): Uint8Array {
  requireOptions<WriteNpzOptions>('writeNpz', options, { compress: true });
  const { compress = false } = options;
  requireNamed(caller, 'arrays', arrays);
  if (arrays.size > mostArrays) {
    throw new MisuseError({ in: caller, rule: `arrays must be at most ${mostArrays}`, got: arrays.size });
  }
  const files: Record<string, Uint8Array> = {};
  let total = 0;
  for (const [name, array] of arrays) {
    requireName(name);
    const file = writeNpyOf(caller, `array ${quoted(name)}`, array);
    total += file.length + directoryBytes + 2 * name.length;
    requireMemory(caller, 'an .npz archive', total, largestArchive, 'write several');
    files[`${name}.npy`] = file;
  }
  return zipSync(files, { level: compress ? 6 : 0, mtime: firstDay });
}

function requireName(name: string): void {
  const long = new TextEncoder().encode(name).length > longestName;
  if (!long && !/\p{Surrogate}|\0/u.test(name)) return;
  throw new MisuseError({
    in: caller,
    rule: `names must be well-formed Unicode of at most ${longestName} bytes without NUL`,
    got: name.slice(0, 60),
  });
}
