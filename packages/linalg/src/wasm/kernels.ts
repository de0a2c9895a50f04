import { EntkError } from '@entk/core';
import { memoryFlagsAt, relaxedBinary, repeatableBinary } from '../generated/wasm-binaries.js';

/** A byte address in the kernels' memory. */
export type Pointer = number;

/** What the compiled kernels export. Strides and leading dimensions are in elements, addresses in bytes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly arenaStart: () => Pointer;
  /** Makes this instance the leader of `helpers` others on its memory. */
  readonly lead: (helpers: number, maySleep: boolean) => void;
  /** Sends them away. */
  readonly dismiss: () => void;
  /** Parts of steps that they have done. */
  readonly partsHelped: () => number;
  readonly useWideTile: (chosen: boolean) => void;
  readonly maxAbs: (from: Pointer, length: number) => number;
  readonly scale: (from: Pointer, length: number, factor: number) => void;
  /** out[r] = row r · x; `bytes` a multiple of 16. */
  readonly dots: (count: number, bytes: number, rows: Pointer, strideBytes: number, x: Pointer, out: Pointer) => void;
  /** y −= Σ over r of c[r] · row r. */
  readonly subtractRows: (
    count: number,
    bytes: number,
    rows: Pointer,
    strideBytes: number,
    c: Pointer,
    y: Pointer,
  ) => void;
  readonly mirrorUpper: (n: number, c: Pointer, ldc: number) => void;
  readonly gemm: (
    m: number,
    n: number,
    k: number,
    alpha: number,
    a: Pointer,
    rowStrideA: number,
    columnStrideA: number,
    b: Pointer,
    rowStrideB: number,
    columnStrideB: number,
    c: Pointer,
    ldc: number,
    overwrite: boolean,
    upperOnly: boolean,
  ) => void;
  /** Strides in bytes; returns the largest |sin θ|. */
  readonly sweepFourthPowers: (
    k: number,
    from: number,
    to: number,
    units: number,
    rows: Pointer,
    bytes: number,
    turned: Pointer,
    turnedBytes: number,
    sign: number,
    tolerance: number,
  ) => number;
  readonly sweepBlockEnergies: (
    k: number,
    from: number,
    to: number,
    rows: Pointer,
    bytes: number,
    turned: Pointer,
    turnedBytes: number,
    energies: Pointer,
    blockOf: Pointer,
    circle: Pointer,
    samples: number,
    tolerance: number,
  ) => number;
  readonly worstAsymmetry: (n: number, a: Pointer, lda: number) => number;
  readonly tridiagonaliseScratch: (stride: number) => number;
  readonly tridiagonalise: (
    n: number,
    a: Pointer,
    stride: number,
    d: Pointer,
    e: Pointer,
    tau: Pointer,
    scratch: Pointer,
  ) => void;
  /** Eigenvalues of a tridiagonal matrix over its diagonal. */
  readonly rationalQl: (m: number, d: Pointer, e: Pointer) => number;
  readonly divideScratch: (n: number) => number;
  readonly divideAndConquer: (
    n: number,
    d: Pointer,
    e: Pointer,
    from: number,
    to: number,
    vectors: Pointer,
    stride: number,
    packing: Pointer,
    roots: Pointer,
    columnOf: Pointer,
    scratch: Pointer,
  ) => number;
  readonly reflectScratch: (length: number, columns: number) => number;
  readonly backTransform: (
    n: number,
    a: Pointer,
    lda: number,
    tau: Pointer,
    k: number,
    z: Pointer,
    ldz: number,
    scratch: Pointer,
  ) => void;
  readonly gatherReversed: (
    n: number,
    count: number,
    from: Pointer,
    ld: number,
    columns: Pointer,
    out: Pointer,
  ) => void;
  readonly transpose: (m: number, n: number, from: Pointer, ldFrom: number, out: Pointer, ldOut: number) => void;
  readonly qr: (
    m: number,
    n: number,
    a: Pointer,
    lda: number,
    tau: Pointer,
    r: Pointer,
    ldr: number,
    scratch: Pointer,
  ) => void;
  readonly applyAll: (
    total: number,
    offset: number,
    length: number,
    v: Pointer,
    ldv: number,
    tau: Pointer,
    k: number,
    c: Pointer,
    ldc: number,
    scratch: Pointer,
  ) => void;
  readonly cholesky: (n: number, a: Pointer, lda: number) => number;
  readonly choleskyFailedPivot: () => number;
  readonly solveLower: (
    n: number,
    l: Pointer,
    ldl: number,
    columns: number,
    b: Pointer,
    ldb: number,
    transposed: boolean,
  ) => void;
  /** out[i][p] = from[order[p]][i], `order` 32-bit whole numbers. */
  readonly transposeRows: (
    n: number,
    from: Pointer,
    ldFrom: number,
    order: Pointer,
    out: Pointer,
    ldOut: number,
  ) => void;
  readonly bidiagonaliseScratch: (ldLeft: number, ld: number) => number;
  readonly bidiagonalise: (
    m: number,
    n: number,
    b: Pointer,
    ld: number,
    left: Pointer,
    ldLeft: number,
    tauLeft: Pointer,
    right: Pointer,
    tauRight: Pointer,
    d: Pointer,
    e: Pointer,
    scratch: Pointer,
  ) => void;
  readonly singularDivideScratch: (n: number) => number;
  readonly singularDivide: (
    n: number,
    d: Pointer,
    e: Pointer,
    left: Pointer,
    right: Pointer,
    stride: number,
    packing: Pointer,
    gaps: Pointer,
    scratch: Pointer,
  ) => number;
  readonly bidiagonalQr: (
    n: number,
    s: Pointer,
    e: Pointer,
    u: Pointer,
    v: Pointer,
    rowBytes: number,
    bytes: number,
  ) => number;
}

/** Which of the compiled kernels run, and how. */
export interface KernelMode {
  /** The build that rounds once per multiply-add instead of twice. */
  readonly fused: boolean;
  /** The register tile for an engine that joins 128-bit operations into 256-bit ones. */
  readonly wide: boolean;
}

let mode: KernelMode = { fused: false, wide: false };
let compiled: WebAssembly.Module | undefined;
let compiledForThreads: WebAssembly.Module | undefined;
let current: Kernels | undefined;
let shared: SharedKernels | undefined;

/** Kernels on a memory that other threads may have, too. */
export interface SharedKernels {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;
}

/**
 * The kernels, compiled on first use, synchronously: no file is fetched and nothing is configured.
 *
 * @throws EntkError if the host does not run them, or a page may not compile them.
 */
export function kernels(): Kernels {
  if (shared) return shared.kernels;
  if (current) return current;
  compiled ??= compile(decoded(mode, false));
  current = instantiated(compiled, new WebAssembly.Memory({ initial: 1, maximum: mostPages }));
  return current;
}

/** All that 32 bits address. */
const mostPages = 65_536;

/** Kernels on a shared memory, which are those of `kernels` until `releaseSharedKernels`. */
export function holdSharedKernels(): SharedKernels {
  compiledForThreads ??= compile(decoded(mode, true));
  const module = compiledForThreads;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  shared = { module, memory, kernels: instantiated(module, memory) };
  return shared;
}

export function releaseSharedKernels(): void {
  shared = undefined;
}

function instantiated(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const made = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
  made.useWideTile(mode.wide);
  return made;
}

function compile(binary: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(binary);
  } catch (cause) {
    const error = new EntkError(
      "linalg: the host must compile WebAssembly with SIMD; a page with a Content-Security-Policy needs 'wasm-unsafe-eval' in script-src, others a browser of 2021 or later, or Node 20.19",
    );
    error.cause = cause;
    throw error;
  }
}

/**
 * Forgets the instance, so that its memory, which can only grow, is collected. The compiled code is kept, and so is a
 * memory that threads share.
 */
export function forgetKernels(): void {
  current = undefined;
}

/** Neither fused nor wide until chosen: the same input gives the same bits on every host. */
export function kernelMode(): KernelMode {
  return mode;
}

/**
 * Holds from the next call on; a change drops the compiled code.
 *
 * @throws EntkError where threads run the kernels that would change.
 */
export function chooseKernels(change: Partial<KernelMode>): void {
  const next = { ...mode, ...change };
  if (next.fused === mode.fused && next.wide === mode.wide) return;
  if (shared) throw new EntkError('linalg: arithmetic cannot be changed while threads run it; dispose of them first');
  mode = next;
  compiled = undefined;
  compiledForThreads = undefined;
  current = undefined;
}

/** Whether the host has relaxed SIMD (Node 21, Chrome 114). */
export function hostCanFuse(): boolean {
  return WebAssembly.validate(decoded({ fused: true, wide: false }, false));
}

/** V8 keeps the machine code of equal bytes, so the bytes for wide vectors differ: by an empty custom section. */
const wideSection = [0, 5, 4, ...new TextEncoder().encode('wide')];
const sharedMemoryFlag = 2;

function decoded({ fused, wide }: KernelMode, onSharedMemory: boolean): Uint8Array<ArrayBuffer> {
  const base64 = fused ? relaxedBinary : repeatableBinary;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (onSharedMemory) bytes[fused ? memoryFlagsAt.relaxed : memoryFlagsAt.repeatable] |= sharedMemoryFlag;
  return wide ? Uint8Array.from([...bytes, ...wideSection]) : bytes;
}
