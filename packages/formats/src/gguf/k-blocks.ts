import { float16Value } from '../elements/half-precision.js';
import type { BlockType } from './block-type.js';

/** Numbers in a block of the K types. */
const size = 256;

/**
 * Q4_K and Q5_K: eight parts of 32 numbers, d · s_b · q − d_min · m_b, with s_b and m_b of six bits packed in twelve
 * bytes. Nibbles stand in four runs of 32 bytes, the low ones of part 2r, the high ones of part 2r + 1; the fifth bit
 * of part b is bit b of a byte a place.
 */
function withMinima(name: string, highBits: boolean): BlockType {
  const nibblesAt = highBits ? 48 : 16;
  const bytes = nibblesAt + size / 2;
  return {
    name,
    size,
    bytes,
    decode(blocks, out) {
      for (let block = 0; block < out.length / size; block++) {
        const at = block * bytes;
        const d = float16Value(blocks.getUint16(at, true));
        const dMin = float16Value(blocks.getUint16(at + 2, true));
        for (let part = 0; part < 8; part++) {
          const { scale, minimum } = packedScale(blocks, at + 4, part);
          const step = Math.fround(d * scale);
          const least = Math.fround(dMin * minimum);
          const shift = part & 1 ? 4 : 0;
          for (let index = 0; index < 32; index++) {
            const low = (blocks.getUint8(at + nibblesAt + 32 * (part >> 1) + index) >> shift) & 15;
            const high = highBits ? ((blocks.getUint8(at + 16 + index) >> part) & 1) << 4 : 0;
            out[block * size + 32 * part + index] = Math.fround(step * (low | high)) - least;
          }
        }
      }
    },
  };
}

/** Six bits of scale and six of minimum of a part: the first four are whole bytes, the others share three. */
function packedScale(blocks: DataView, at: number, part: number): { scale: number; minimum: number } {
  const byte = (index: number) => blocks.getUint8(at + index);
  if (part < 4) return { scale: byte(part) & 63, minimum: byte(part + 4) & 63 };
  const shared = byte(part + 4);
  return {
    scale: (shared & 15) | ((byte(part - 4) >> 6) << 4),
    minimum: (shared >> 4) | ((byte(part) >> 6) << 4),
  };
}

/**
 * Q6_K: sixteen parts of 16 numbers, d · s · (q − 32), s a signed byte. A half of 128 numbers has 64 bytes of low
 * nibbles (the high nibbles of a byte 64 numbers later) and 32 bytes of two high bits for each of four runs of 32.
 */
const q6: BlockType = {
  name: 'Q6_K',
  size,
  bytes: 210,
  decode(blocks, out) {
    for (let block = 0; block < out.length / size; block++) {
      const at = 210 * block;
      const d = float16Value(blocks.getUint16(at + 208, true));
      for (let run = 0; run < 8; run++) {
        const [half, quarter] = [run >> 2, run & 3];
        const lowAt = at + 64 * half + 32 * (quarter & 1);
        for (let index = 0; index < 32; index++) {
          const low = (blocks.getUint8(lowAt + index) >> (quarter & 2 ? 4 : 0)) & 15;
          const high = (blocks.getUint8(at + 128 + 32 * half + index) >> (2 * quarter)) & 3;
          const step = Math.fround(d * blocks.getInt8(at + 192 + 2 * run + (index >> 4)));
          out[block * size + 32 * run + index] = step * ((low | (high << 4)) - 32);
        }
      }
    }
  },
};

/** The K types that are read, by their number in `ggml.h`. */
export const kBlockTypes: readonly (readonly [id: number, type: BlockType])[] = [
  [12, withMinima('Q4_K', false)],
  [13, withMinima('Q5_K', true)],
  [14, q6],
];
