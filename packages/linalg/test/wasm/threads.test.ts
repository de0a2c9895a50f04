import { createHash } from 'node:crypto';
import { DenseMatrix } from '@entk/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  cholesky,
  choleskySolve,
  eigh,
  generalisedEigh,
  gram,
  leastSquares,
  multiply,
  qr,
  svd,
} from '../../src/index.js';
import { allowFusedArithmetic, startThreads, type Threads } from '../../src/modes/index.js';
import { hostCanFuse, kernels } from '../../src/wasm/kernels.js';
import { randomMatrix } from '../residuals.js';

let threads: Threads | undefined;
afterEach(() => {
  vi.unstubAllGlobals();
  threads?.dispose();
});

/** Symmetric, with half of its eigenvalues equal, so that divide and conquer deflates. */
function symmetric(n: number): DenseMatrix {
  const product = gram(randomMatrix(n, n >> 1, n));
  return DenseMatrix.generate(n, n, (i, j) => product.get(i, j) + (i === j ? 1 : 0));
}

/** Hashes of all numbers that the routines give, at sizes where their steps are shared out. */
function results(n: number): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(numbers(n)).map(([name, arrays]) => [name, arrays.map(hash)]));
}

function hash({ buffer }: Float64Array): string {
  return createHash('sha256').update(new Uint8Array(buffer)).digest('hex');
}

function numbers(n: number): Record<string, readonly Float64Array[]> {
  const [a, b] = [randomMatrix(n, n, 1), randomMatrix(n, 37, 2)];
  const s = symmetric(n);
  const tall = randomMatrix(3 * n, n >> 1, 3);
  const [all, some] = [eigh(s), eigh(s, { range: { from: 3, to: n >> 2 }, method: 'dense' })];
  const [reduced, singular, factored] = [qr(tall), svd(tall), cholesky(s)];
  const square = svd(a);
  if (factored.kind !== 'positive-definite') throw new Error('the matrix has lost its shift');
  const metric = generalisedEigh(s, s);
  const line = leastSquares(tall, randomMatrix(3 * n, 5, 4));
  return {
    products: [multiply(a, b).data, multiply(b, a, { transposeLeft: true }).data, gram(a).data],
    eigh: [all.values, all.vectors.data, some.values, some.vectors.data, eigh(s, { vectors: false }).values],
    qr: [reduced.q.data, reduced.r.data],
    svd: [singular.values, singular.u.data, singular.v.data, square.values, square.u.data, square.v.data],
    cholesky: [factored.factor.data, choleskySolve(factored.factor, b).data],
    generalisedEigh: metric.kind === 'solved' ? [metric.values, metric.vectors.data] : [],
    leastSquares: line.kind === 'full-rank' ? [line.solution.data] : [],
  };
}

describe('startThreads', () => {
  it.each([97, 330])('changes no bit of any routine, however many there are: n = %i', async (n) => {
    const alone = results(n);
    for (const count of [2, 3, 4]) {
      threads = await startThreads({ threads: count });
      expect(threads.count).toBe(count);
      expect(results(n)).toEqual(alone);
      threads.dispose();
    }
    expect(results(n)).toEqual(alone);
  });

  it('shares the work out', async () => {
    const a = randomMatrix(500, 500, 5);
    threads = await startThreads({ threads: 2 });
    for (let calls = 0; calls < 100 && kernels().partsHelped() === 0; calls++) gram(a);
    expect(kernels().partsHelped()).toBeGreaterThan(0);
  });

  it('works in a memory that grows after the start', async () => {
    const a = randomMatrix(1500, 700, 6);
    const alone = hash(gram(a).data);
    threads = await startThreads({ threads: 2 });
    const before = kernels().memory.buffer.byteLength;
    gram(randomMatrix(300, 300, 6));
    expect(hash(gram(a).data)).toBe(alone);
    expect(kernels().memory.buffer.byteLength).toBeGreaterThan(before);
  });

  it('gives the memory back, and twice is once', async () => {
    threads = await startThreads({ threads: 2 });
    gram(randomMatrix(300, 300, 7));
    expect(kernels().memory.buffer).toBeInstanceOf(SharedArrayBuffer);
    threads.dispose();
    threads.dispose();
    expect(kernels().memory.buffer).toBeInstanceOf(ArrayBuffer);
    threads = await startThreads();
    expect(threads.count).toBeGreaterThanOrEqual(1);
  });

  it('is asked once at a time, for a number of threads', async () => {
    await expect(startThreads({ threads: 0 })).rejects.toThrow('startThreads: threads must be');
    await expect(startThreads({ threads: 65 })).rejects.toThrow('startThreads: threads must be');
    const first = startThreads({ threads: 2 });
    await expect(startThreads({ threads: 2 })).rejects.toThrow('one set of threads at a time');
    threads = await first;
    expect(allowFusedArithmetic(false)).toBe(false);
  });

  it.skipIf(!hostCanFuse())('keeps its arithmetic while it has threads', async () => {
    threads = await startThreads({ threads: 2 });
    expect(() => allowFusedArithmetic(true)).toThrow('dispose of them first');
  });

  it('stays on one thread where none may share memory, and says so', async () => {
    vi.stubGlobal('process', undefined);
    vi.stubGlobal('crossOriginIsolated', false);
    threads = await startThreads({ threads: 3 });
    expect(threads.count).toBe(1);
    expect(gram(DenseMatrix.fromRows([[2]])).data).toEqual(Float64Array.of(4));
  });

  it('stays on one thread where a helper does not start', async () => {
    vi.stubGlobal('process', undefined);
    vi.stubGlobal('crossOriginIsolated', true);
    const Refused = function refuse() {
      throw new Error('refused by the Content Security Policy');
    };
    vi.stubGlobal('Worker', Refused);
    threads = await startThreads({ threads: 3 });
    expect(threads.count).toBe(1);
    expect(kernels().memory.buffer).toBeInstanceOf(ArrayBuffer);
  });
});
