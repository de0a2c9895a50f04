import { EntkError } from '@entk/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { eigh, gram, multiply } from '../../src/index.js';
import { chooseKernels, kernelMode, kernels } from '../../src/wasm/kernels.js';
import { plainProduct, randomMatrix } from '../residuals.js';

const inTheBeginning = kernelMode();

describe('kernels', () => {
  afterEach(() => {
    chooseKernels(inTheBeginning);
  });

  it('are compiled once and answer synchronously', () => {
    expect(kernels()).toBe(kernels());
    expect(kernels().arenaStart()).toBeGreaterThan(0);
  });

  it('say what a page must allow where it may not compile them, and try again at the next call', () => {
    chooseKernels({ wide: true });
    chooseKernels(inTheBeginning);
    const refused = new WebAssembly.CompileError('violates the following Content Security Policy directive');
    const Refusing = function refuse() {
      throw refused;
    };
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Module: Refusing });
    expect(() => gram(randomMatrix(2, 2, 1))).toThrow(EntkError);
    expect(() => gram(randomMatrix(2, 2, 1))).toThrow("needs 'wasm-unsafe-eval' in script-src");
    vi.unstubAllGlobals();
    expect(gram(randomMatrix(2, 2, 1)).rows).toBe(2);
  });

  it('round twice and take the narrow tile unless chosen', () => {
    expect(inTheBeginning).toEqual({ fused: false, wide: false });
  });

  it('add every product in the order of the inner axis', () => {
    const a = randomMatrix(7, 600, 3);
    const b = randomMatrix(600, 9, 4);
    expect([...multiply(a, b).data]).toEqual([...plainProduct(a, b).data]);
  });

  it.each([
    [1, 1, 1],
    [4, 300, 8],
    [5, 20, 9],
    [97, 513, 101],
  ])('give the same bits on both register tiles: %i × %i × %i', (m, inner, n) => {
    const a = randomMatrix(m, inner, 5);
    const b = randomMatrix(inner, n, 6);
    const results = () => [
      multiply(a, b),
      multiply(b, a, { transposeLeft: true, transposeRight: true }),
      gram(a),
      eigh(gram(a)).vectors,
    ];
    chooseKernels({ wide: false });
    const narrow = results();
    chooseKernels({ wide: true });
    const wide = results();
    for (const [index, matrix] of wide.entries()) expect([...matrix.data]).toEqual([...narrow[index].data]);
  });
});
