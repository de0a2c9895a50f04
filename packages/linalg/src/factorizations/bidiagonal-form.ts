import { DenseMatrix } from '@entk/core';
import { type Arena, arenaBytes } from '../wasm/arena.js';
import { kernels, type Pointer } from '../wasm/kernels.js';
import { paddedStride } from '../wasm/layout.js';
import { planQr, putScaled, type Reduced, reduce } from './qr.js';

/** What a call of `svd` will hold. */
export interface SvdPlan {
  /** Whether the matrix is first reduced to R: from there on its rows cost nothing. */
  readonly byQr: boolean;
  readonly bytes: number;
  readonly qrScratch: number;
}

/** Times as many rows as columns, from which QR first takes fewer flops (Chan 1982). */
const worthQr = 5 / 3;

/** For m ≥ n. */
export function planSvd(m: number, n: number, vectors: boolean): SvdPlan {
  const byQr = m >= worthQr * n;
  const qr = planQr(m, n);
  const first = byQr ? qr.bytes : arenaBytes(m * n, m * paddedStride(n), kernels().reflectScratch(m, n));
  return { byQr, qrScratch: qr.scratch, bytes: first + arenaBytes(...sizes(byQr ? n : m, n, vectors)) };
}

/** Doubles of each part of the bidiagonal form of m rows. */
function sizes(m: number, n: number, vectors: boolean): number[] {
  const wasm = kernels();
  const [ldLeft, ld] = [paddedStride(m), paddedStride(n)];
  const square = n * ld;
  const always = [n * ldLeft, square, ld, ld, ld, ld, wasm.bidiagonaliseScratch(ldLeft, ld)];
  return vectors ? [...always, square, square, square, square, wasm.singularDivideScratch(n), n] : always;
}

/** A = P·D·Qᵀ of the taller of A and Aᵀ, scaled by 2^exponent, and where its singular vectors are worked out. */
export interface BidiagonalForm {
  readonly m: number;
  readonly n: number;
  readonly exponent: number;
  readonly ld: number;
  /** The diagonals of D. */
  readonly d: Pointer;
  readonly e: Pointer;
  /** The reflectors of P and Q, after those of a QR. */
  readonly left: Pointer;
  readonly ldLeft: number;
  readonly tauLeft: Pointer;
  readonly right: Pointer;
  readonly tauRight: Pointer;
  readonly qr: Reduced | undefined;
  readonly reflect: Pointer;
  /** Room for a matrix [m, n]. */
  readonly tall: Pointer;
  readonly rowsOfU: Pointer;
  readonly rowsOfV: Pointer;
  readonly packing: Pointer;
  readonly gaps: Pointer;
  readonly divide: Pointer;
  readonly order: Pointer;
}

/**
 * Reduces the taller of the matrix and its transpose to upper bidiagonal form in the arena.
 *
 * @throws NonFiniteError if an entry is NaN or infinite.
 */
export function bidiagonalForm(caller: string, matrix: DenseMatrix, vectors: boolean, arena: Arena): BidiagonalForm {
  const wasm = arena.kernels;
  const transposed = matrix.rows < matrix.columns;
  const [m, n] = transposed ? [matrix.columns, matrix.rows] : [matrix.rows, matrix.columns];
  const { byQr, qrScratch } = planSvd(m, n, vectors);
  const ld = paddedStride(n);
  const first = byQr
    ? withQr(caller, matrix, transposed, arena, qrScratch)
    : withoutQr(caller, matrix, transposed, arena, ld);
  const height = byQr ? n : m;
  const [left, right, tauLeft, tauRight, d, e, scratch, rowsOfU, rowsOfV, packing, gaps, divide, order] = sizes(
    height,
    n,
    vectors,
  ).map((size) => arena.doubles(size));
  const ldLeft = paddedStride(height);
  wasm.bidiagonalise(height, n, first.b, ld, left, ldLeft, tauLeft, right, tauRight, d, e, scratch);
  const reflectors = { left, ldLeft, tauLeft, right, tauRight };
  const rooms = { rowsOfU, rowsOfV, packing, gaps, divide, order };
  return { m, n, ld, d, e, ...first, ...reflectors, ...rooms };
}

interface First {
  /** What is to be reduced, rows `ld` apart. */
  readonly b: Pointer;
  readonly tall: Pointer;
  readonly exponent: number;
  readonly qr: Reduced | undefined;
  readonly reflect: Pointer;
}

function withQr(caller: string, matrix: DenseMatrix, transposed: boolean, arena: Arena, scratch: number): First {
  const qr = reduce(caller, matrix, transposed, arena, scratch);
  return { b: qr.r, tall: qr.a, exponent: qr.exponent, qr, reflect: qr.scratch };
}

function withoutQr(caller: string, matrix: DenseMatrix, transposed: boolean, arena: Arena, ld: number): First {
  const [m, n] = transposed ? [matrix.columns, matrix.rows] : [matrix.rows, matrix.columns];
  const { a, exponent } = putScaled(caller, matrix, arena);
  const b = arena.doubles(m * ld);
  const rows = arena.view(b, m * ld).fill(0);
  if (transposed) arena.kernels.transpose(n, m, a, m, b, ld);
  else for (let i = 0; i < m; i++) rows.set(arena.view(a + 8 * i * n, n), i * ld);
  const reflect = arena.doubles(arena.kernels.reflectScratch(m, n));
  return { b, tall: a, exponent, qr: undefined, reflect };
}

/** The singular vectors [m, n] and [n, n] from the rows of those of D, which come in this order. */
export function takeVectors(
  form: BidiagonalForm,
  order: Int32Array,
  arena: Arena,
): { readonly tall: DenseMatrix; readonly short: DenseMatrix } {
  const wasm = arena.kernels;
  const { m, n, ld, tall, left, ldLeft, tauLeft, right, tauRight, qr, reflect } = form;
  new Int32Array(wasm.memory.buffer, form.order, n).set(order);
  arena.view(tall, m * n).fill(0);
  wasm.transposeRows(n, form.rowsOfU, ld, form.order, tall, n);
  wasm.applyAll(n, 0, qr ? n : m, left, ldLeft, tauLeft, n, tall, n, reflect);
  if (qr) wasm.applyAll(n, 0, m, qr.v, qr.ldv, qr.tau, n, tall, n, reflect);
  // The rows of U have been read: their place is free.
  const short = form.rowsOfU;
  wasm.transposeRows(n, form.rowsOfV, ld, form.order, short, n);
  wasm.applyAll(n - 1, 1, n, right, ld, tauRight, n, short, n, reflect);
  return {
    tall: new DenseMatrix(m, n, arena.take(tall, m * n)),
    short: new DenseMatrix(n, n, arena.take(short, n * n)),
  };
}
