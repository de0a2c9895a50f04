/**
 * IEEE 754 binary16 widened to float32, exactly: subnormals, infinities and NaN included.
 *
 * @param halves Bit patterns.
 */
export function widenFloat16(halves: Uint16Array): Float32Array {
  const wide = new Uint32Array(halves.length);
  for (let index = 0; index < halves.length; index++) wide[index] = float32Bits(halves[index]);
  return new Float32Array(wide.buffer);
}

/** One binary16 as a number, exactly. */
export function float16Value(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * powers[exponent];
}

/** 2^(exponent − 25), exactly. */
const powers = Float64Array.from({ length: 31 }, (_, exponent) => 2 ** (exponent - 25));

/**
 * bfloat16 widened to float32, exactly: the same bits followed by 16 zeros.
 *
 * @param halves Bit patterns.
 */
export function widenBfloat16(halves: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(halves, (half) => half << 16).buffer);
}

function float32Bits(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return sign | 0x7f800000 | (fraction << 13);
  if (exponent !== 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
  if (fraction === 0) return sign;
  const shift = Math.clz32(fraction) - 21;
  return sign | ((113 - shift) << 23) | ((fraction << (shift + 13)) & 0x7fffff);
}
