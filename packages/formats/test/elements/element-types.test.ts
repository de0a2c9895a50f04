import { describe, expect, it } from 'vitest';
import { decodeElements, elementKindOf, encodeElements } from '../../src/elements/element-types.js';

describe('element types', () => {
  it('decodes either byte order', () => {
    const little = Uint8Array.of(1, 2, 3, 4);
    expect([...decodeElements('u16', little, true)]).toEqual([0x0201, 0x0403]);
    expect([...decodeElements('u16', little, false)]).toEqual([0x0102, 0x0304]);
    expect([...decodeElements('u32', little, false)]).toEqual([0x01020304]);
    expect([...decodeElements('i8', Uint8Array.of(255), false)]).toEqual([-1]);
    expect([...little]).toEqual([1, 2, 3, 4]);
  });

  it('takes every byte but 0 for true', () => {
    expect([...decodeElements('bool', Uint8Array.of(0, 1, 2, 255), true)]).toEqual([0, 1, 1, 1]);
  });

  it('encodes little-endian', () => {
    const data = Int16Array.of(0x0102);
    const bytes = encodeElements(data);
    expect([...bytes]).toEqual([2, 1]);
    expect(data[0]).toBe(0x0102);
  });

  it('names the kinds of arrays, and nothing else', () => {
    expect(elementKindOf(new BigUint64Array(1))).toBe('u64');
    expect(elementKindOf(Buffer.from([1]))).toBe('u8');
    for (const other of [[1], null, new DataView(new ArrayBuffer(1)), new Uint8ClampedArray(1), 'f32', {}]) {
      expect(elementKindOf(other)).toBeUndefined();
    }
  });
});
