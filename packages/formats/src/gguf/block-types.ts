import { float16Value, widenBfloat16, widenFloat16 } from '../elements/half-precision.js';
import { alignedCopy } from './aligned-copy.js';
import type { BlockType } from './block-type.js';
import { kBlockTypes } from './k-blocks.js';

/** What a block of 32 holds after its scale: d · q, or d · q + m where there is a smallest value m. */
function legacy(
  name: string,
  { offset, minimum, highBits }: { offset: number; minimum: boolean; highBits: boolean },
): BlockType {
  const [size, half] = [32, 16];
  const scaleBytes = minimum ? 4 : 2;
  const nibblesAt = scaleBytes + (highBits ? 4 : 0);
  const bytes = nibblesAt + half;
  return {
    name,
    size,
    bytes,
    decode(blocks, out) {
      const stored = new Uint8Array(blocks.buffer, blocks.byteOffset, blocks.byteLength);
      // What a block can hold at all: computed once a level, and looked up. Bits are moved, since numbers would be
      // widened to float64 and rounded again on their way.
      const levels = new Float32Array(highBits ? 32 : 16);
      const levelBits = new Uint32Array(levels.buffer);
      const outBits = new Uint32Array(out.buffer, out.byteOffset, out.length);
      for (let block = 0; block < out.length / size; block++) {
        const at = block * bytes;
        const d = float16Value(blocks.getUint16(at, true));
        const m = minimum ? float16Value(blocks.getUint16(at + 2, true)) : 0;
        // Float32Array rounds the sum; the product is rounded before it, as float32 arithmetic does.
        if (minimum) for (let q = 0; q < levels.length; q++) levels[q] = Math.fround(d * q) + m;
        else for (let q = 0; q < levels.length; q++) levels[q] = d * (q - offset);
        const [from, to] = [at + nibblesAt, block * size];
        if (!highBits) {
          for (let index = 0; index < half; index++) {
            const pair = stored[from + index];
            outBits[to + index] = levelBits[pair & 15];
            outBits[to + index + half] = levelBits[pair >> 4];
          }
          continue;
        }
        const high = blocks.getUint32(at + scaleBytes, true);
        for (let index = 0; index < half; index++) {
          const pair = stored[from + index];
          outBits[to + index] = levelBits[(pair & 15) | (((high >>> index) & 1) << 4)];
          outBits[to + index + half] = levelBits[(pair >> 4) | (((high >>> (index + half)) & 1) << 4)];
        }
      }
    },
  };
}

const q8: BlockType = {
  name: 'Q8_0',
  size: 32,
  bytes: 34,
  decode(blocks, out) {
    const stored = new Int8Array(blocks.buffer, blocks.byteOffset, blocks.byteLength);
    for (let block = 0; block < out.length / 32; block++) {
      const d = float16Value(blocks.getUint16(34 * block, true));
      for (let index = 0; index < 32; index++) out[32 * block + index] = d * stored[34 * block + 2 + index];
    }
  },
};

/** Floats that are stored as they are. */
const floats: readonly (readonly [id: number, type: BlockType])[] = [
  [
    0,
    {
      name: 'F32',
      size: 1,
      bytes: 4,
      decode: (blocks, out) => out.set(new Float32Array(alignedCopy(blocks, 4 * out.length))),
    },
  ],
  [
    1,
    {
      name: 'F16',
      size: 1,
      bytes: 2,
      decode: (blocks, out) => out.set(widenFloat16(new Uint16Array(alignedCopy(blocks, 2 * out.length)))),
    },
  ],
  [
    30,
    {
      name: 'BF16',
      size: 1,
      bytes: 2,
      decode: (blocks, out) => out.set(widenBfloat16(new Uint16Array(alignedCopy(blocks, 2 * out.length)))),
    },
  ],
];

/** The types that are read, by their number in `ggml.h`. */
export const blockTypes: ReadonlyMap<number, BlockType> = new Map([
  ...floats,
  [2, legacy('Q4_0', { offset: 8, minimum: false, highBits: false })],
  [3, legacy('Q4_1', { offset: 0, minimum: true, highBits: false })],
  [6, legacy('Q5_0', { offset: 16, minimum: false, highBits: true })],
  [7, legacy('Q5_1', { offset: 0, minimum: true, highBits: true })],
  [8, q8],
  ...kBlockTypes,
]);

/** Names of the types that a file may have and this reader does not decode, by their number. */
export const otherTypes: ReadonlyMap<number, string> = new Map([
  [9, 'Q8_1'],
  [10, 'Q2_K'],
  [11, 'Q3_K'],
  [15, 'Q8_K'],
  [16, 'IQ2_XXS'],
  [17, 'IQ2_XS'],
  [18, 'IQ3_XXS'],
  [19, 'IQ1_S'],
  [20, 'IQ4_NL'],
  [21, 'IQ3_S'],
  [22, 'IQ2_S'],
  [23, 'IQ4_XS'],
  [24, 'I8'],
  [25, 'I16'],
  [26, 'I32'],
  [27, 'I64'],
  [28, 'F64'],
  [29, 'IQ1_M'],
  [34, 'TQ1_0'],
  [35, 'TQ2_0'],
  [39, 'MXFP4'],
]);
