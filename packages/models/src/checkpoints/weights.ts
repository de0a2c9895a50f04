import { FileFormatError, type NdArray, type NumericArray, requireFinite } from '@entk/core';
import { readNpz, readSafetensors, writeSafetensors } from '@entk/formats';
import type { ParameterSet } from '../parameters.js';

/** Every floating-point array of a weights file, as float32. */
export type NamedWeights = ReadonlyMap<string, NdArray>;

/** The first bytes of a ZIP archive, which an .npz is: of an entry, and of an archive without any. */
const zipSignatures = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];

/**
 * Reads the floating-point arrays of a safetensors or .npz file, told apart by their first bytes; float64 is rounded
 * to float32, integer arrays are left out.
 *
 * @throws FileFormatError if the file is neither, is cut short or contradicts itself, or has no such array.
 * @throws NonFiniteError naming the array and the first entry that is NaN, infinite or beyond float32.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { writeNpz } from '@entk/formats';
 * import { readWeights } from '@entk/models';
 *
 * const file = writeNpz(new Map([['W', ndArray([1, 2], Float64Array.of(0.5, 0.1))]]));
 * readWeights(file).get('W')?.data; // Float32Array [0.5, 0.10000000149011612]
 * ```
 */
export function readWeights(bytes: Uint8Array): NamedWeights {
  const isZip = zipSignatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
  const arrays = isZip ? readNpz(bytes) : readSafetensors(bytes).tensors;
  const weights = new Map<string, NdArray>();
  for (const [name, { shape, data }] of arrays) {
    const floats = float32(data);
    if (!floats) continue;
    requireFinite('readWeights', `"${name}"`, data as Float32Array);
    if (floats !== data) requireFinite('readWeights', `"${name}", rounded to float32,`, floats);
    weights.set(name, { shape, data: floats });
  }
  if (weights.size > 0) return weights;
  throw new FileFormatError({
    in: 'readWeights',
    rule: 'the file must hold at least one floating-point array',
    got: Array.from(arrays.keys()),
  });
}

/** Writes parameters as a safetensors file under their own names. */
export function writeWeights(parameters: ParameterSet): Uint8Array {
  return writeSafetensors(parameters);
}

function float32(data: NumericArray): Float32Array | undefined {
  if (data instanceof Float32Array) return data;
  return data instanceof Float64Array ? Float32Array.from(data) : undefined;
}
