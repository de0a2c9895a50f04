import { describe, expect, it } from 'vitest';
import { widenBfloat16, widenFloat16 } from '../../src/elements/half-precision.js';

const every = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);

/** sign · fraction · 2^exponent, by arithmetic from the definition of a binary format with so many fraction bits. */
function valueOf(bits: number, exponentBits: number, fractionBits: number): number {
  const sign = bits >> 15 === 1 ? -1 : 1;
  const largest = 2 ** exponentBits - 1;
  const exponent = (bits >> fractionBits) & largest;
  const fraction = bits & (2 ** fractionBits - 1);
  const bias = 2 ** (exponentBits - 1) - 1;
  if (exponent === largest) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  const significand = exponent === 0 ? fraction : fraction + 2 ** fractionBits;
  return sign * significand * 2 ** (Math.max(exponent, 1) - bias - fractionBits);
}

describe('half precision', () => {
  it('widens all 65,536 bit patterns of binary16 to the number they stand for', () => {
    const wide = widenFloat16(every);
    expect(every.filter((bits) => !Object.is(wide[bits], valueOf(bits, 5, 10)))).toHaveLength(0);
  });

  it('widens all 65,536 bit patterns of bfloat16 to the number they stand for', () => {
    const wide = widenBfloat16(every);
    expect(every.filter((bits) => !Object.is(wide[bits], valueOf(bits, 8, 7)))).toHaveLength(0);
  });

  it('knows the landmarks: one, the largest, the smallest subnormal', () => {
    expect([...widenFloat16(Uint16Array.of(0x3c00, 0x7bff, 0x0001))]).toEqual([1, 65_504, 2 ** -24]);
    expect([...widenBfloat16(Uint16Array.of(0x3f80, 0x0001))]).toEqual([1, 2 ** -133]);
  });
});
