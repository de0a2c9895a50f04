import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { DenseMatrix, MisuseError, ndArray } from '../src/index.js';
import { show } from '../src/show.js';

/** One hundred and twenty for the value, and the words that say what was cut. */
const most = 150;

describe('show', () => {
  it.each([
    ['a"b', '"a\\"b"'],
    [0.1, '0.1'],
    [-Infinity, '-Infinity'],
    [12n, '12n'],
    [null, 'null'],
    [[1, 'a', [2]], '[1, "a", [2]]'],
    [{ kind: 'mean', at: [1, Number.NaN] }, '{"kind":"mean","at":[1, NaN]}'],
    [Float64Array.of(1, 2), 'Float64Array [1, 2]'],
    [BigInt64Array.of(3n), 'BigInt64Array [3n]'],
    [new DenseMatrix(2, 3), 'DenseMatrix [2, 3]'],
    [new Matrix(4, 1), 'Matrix [4, 1]'],
    [ndArray([2, 2]), 'NdArray [2, 2] of Float32Array'],
    [new Map([[1, 2]]), 'Map of 1'],
    [Symbol('s'), 'Symbol(s)'],
    [Math.hypot, 'function hypot'],
    [new RangeError('no'), 'RangeError: no'],
    [Object.create(null), '{}'],
  ])('writes what is short in full: %#', (value, text) => {
    expect(show(value)).toBe(text);
  });

  it('cuts what is long, and says of what size it is', () => {
    expect(show(new Float64Array(1e6))).toMatch(/^Float64Array \[0, 0, .*… 1000000 entries\]$/);
    expect(show(Array.from({ length: 500 }, () => [1, 2, 3]))).toMatch(/^\[\[1, 2, 3\], .*… 500 entries\]$/);
    expect(show(`/start${'x'.repeat(1000)}/end.npz`)).toMatch(/^"\/start.*….*\/end\.npz" \(1014 characters\)$/);
    expect(show(Object.fromEntries(Array.from({ length: 99 }, (_, key) => [`k${key}`, key])))).toMatch(/… 99 keys\}$/);
  });

  const circular: unknown[] = [];
  circular.push(circular, { circular });
  const throwing = Object.defineProperty({}, 'a', {
    enumerable: true,
    get() {
      throw new Error('no');
    },
  });
  it.each([
    [circular],
    [throwing],
    [10n ** 5000n],
    ['\0'.repeat(1000)],
    ['😀'.repeat(1000)],
    [{ ['k'.repeat(1000)]: 1 }],
    [Array.from({ length: 40 }, () => 'a long entry of a list')],
    [Array.from({ length: 9 }, () => Array.from({ length: 9 }, () => 'w'.repeat(99)))],
    [{ shape: Array.from({ length: 1000 }, () => 7), data: new Float32Array(1) }],
    [{ a: { b: { c: { d: { e: { f: [1n] } } } } } }],
    [new Error('e'.repeat(1000))],
    [Symbol('s'.repeat(1000))],
    [new Proxy({}, { ownKeys: () => [] })],
    [Object.defineProperty(() => 1, 'name', { value: 'n'.repeat(1000) })],
  ])('throws for nothing and stays short: %#', (value) => {
    const text = show(value);
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(most);
    expect(() => encodeURIComponent(text)).not.toThrow(); // no half of a pair of surrogates
    expect(() => new MisuseError({ in: 'f', rule: 'no', got: value })).not.toThrow();
  });

  it('reads no more entries than it shows', () => {
    let read = 0;
    const list = new Proxy<number[]>([], {
      get(target, key) {
        if (key === 'length') return 1e9;
        if (typeof key === 'string' && /^\d+$/.test(key)) read++;
        return Reflect.get(target, key);
      },
    });
    show(list);
    expect(read).toBeLessThan(100);
  });
});
