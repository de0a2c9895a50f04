import type { Arena } from '../wasm/arena.js';
import { type Kernels, kernels, type Pointer } from '../wasm/kernels.js';

/** Where the steps of a dense eigenproblem work. */
export interface DenseScratch {
  /** All eigenvalues, ascending, once solved. */
  readonly values: Pointer;
  /** The wanted vectors, axes [n, count], eigenvalues descending, once solved. */
  readonly vectors: Pointer;
  readonly e: Pointer;
  readonly tau: Pointer;
  readonly panel: Pointer;
  readonly z: Pointer;
  readonly roots: Pointer;
  readonly columns: Pointer;
  readonly divide: Pointer;
  readonly reflect: Pointer;
}

/** Doubles of each part of `denseScratch`. */
export function denseScratchSizes(n: number, stride: number, count: number): number[] {
  const wasm = kernels();
  const square = n * stride;
  const rows = [stride, stride, stride, wasm.tridiagonaliseScratch(stride)];
  return [...rows, square, square, square, stride, wasm.divideScratch(n), wasm.reflectScratch(n, count)];
}

/** Room for the eigenproblem of up to n rows `stride` apart, with up to `count` vectors. */
export function denseScratch(arena: Arena, n: number, stride: number, count: number): DenseScratch {
  const [values, e, tau, panel, z, vectors, roots, columns, divide, reflect] = denseScratchSizes(n, stride, count).map(
    (size) => arena.doubles(size),
  );
  return { values, e, tau, panel, z, vectors, roots, columns, divide, reflect };
}

/**
 * Eigenpairs low … high − 1, counted from below, of the symmetric matrix whose upper triangle stands at `a`, rows
 * `stride` apart, with 3 rows and all columns beyond n zero. The matrix is overwritten.
 *
 * @returns 0, or a place where the iteration gave up.
 */
export function densePairs(
  wasm: Kernels,
  { n, stride, a }: { readonly n: number; readonly stride: number; readonly a: Pointer },
  [low, high]: readonly [number, number],
  { values, e, tau, panel, z, vectors, roots, columns, divide, reflect }: DenseScratch,
): number {
  wasm.tridiagonalise(n, a, stride, values, e, tau, panel);
  const failure = wasm.divideAndConquer(n, values, e, low, high, z, stride, vectors, roots, columns, divide);
  wasm.backTransform(n, a, stride, tau, high - low, z, stride, reflect);
  wasm.gatherReversed(n, high - low, z, stride, columns, vectors);
  return failure;
}
