import { gemm } from './gemm';
import { reflect, reflectedBeta, reflectedTau } from './householder';
import { f, setF } from './rows';
import { operands, partsFor, share } from './team';
import { dots, subtractRows } from './vectors';

/** Columns and rows reduced before the rest of the matrix is updated by one matrix product. */
const PANEL: i32 = 32;

/** Doubles of scratch that `bidiagonalise` needs, for columns and rows padded to `ldLeft` and `ld`. */
export function bidiagonaliseScratch(ldLeft: i32, ld: i32): i32 {
  return 2 * PANEL * (ldLeft + ld) + 4 * PANEL;
}

let rows: i32 = 0;
let columns: i32 = 0;
let b: usize = 0;
let rowB: usize = 0;
/** Rows v_0, x_0, v_1, x_1, ... of the panel, over the rows of B. */
let tall: usize = 0;
let rowTall: usize = 0;
/** Rows y_0, u_0, y_1, u_1, ..., over its columns. */
let flat: usize = 0;
let coefficients: usize = 0;

/**
 * B = P D Q^T with D upper bidiagonal (Golub and Kahan 1965), blocked (Dongarra, Sorensen, Hammarling 1989; LAPACK's
 * gebrd and labrd), for B of m x n, m >= n, by rows, `ld` doubles apart (even, zeros from n on). Within a panel the
 * current matrix is B - sum of v y^T + x u^T.
 *
 * Row k of `left`, rows `ldLeft` apart (even, at least m), holds the k-th reflector of P from column k on, row k of
 * `right`, rows `ld` apart, that of Q from column k + 1 on, zeros before. d and e are the diagonals of D; e has n
 * entries, the last one 0.
 */
export function bidiagonalise(
  m: i32, n: i32, at: usize, ld: i32, left: usize, ldLeft: i32, tauLeft: usize, right: usize, tauRight: usize,
  d: usize, e: usize, scratch: usize,
): void {
  rows = m;
  columns = n;
  b = at;
  rowB = <usize>ld << 3;
  tall = scratch;
  rowTall = <usize>ldLeft << 3;
  flat = tall + <usize>(2 * PANEL) * rowTall;
  coefficients = flat + <usize>(2 * PANEL) * rowB;
  memory.fill(left, 0, <usize>n * rowTall);
  memory.fill(right, 0, <usize>n * rowB);
  for (let start = 0; start < n; start += PANEL) {
    const width = min(PANEL, n - start);
    memory.fill(tall, 0, <usize>(2 * PANEL) * (rowTall + rowB));
    for (let l = 0; l < width; l++) {
      const k = start + l;
      const kAt = <usize>k << 3;
      reduceColumn(k, 2 * l);
      setF(d, k, reflectedBeta);
      setF(tauLeft, k, reflectedTau);
      const v = tall + <usize>(2 * l) * rowTall;
      memory.copy(left + <usize>k * rowTall + kAt, v + kAt, <usize>(m - k) << 3);
      setF(e, k, 0);
      setF(tauRight, k, 0);
      if (k == n - 1) continue;
      if (reflectedTau != 0) multiplyTransposed(k, 2 * l, reflectedTau);
      reduceRow(k, 2 * l);
      setF(e, k, reflectedBeta);
      setF(tauRight, k, reflectedTau);
      const u = flat + <usize>(2 * l + 1) * rowB;
      memory.copy(right + <usize>k * rowB + kAt, u + kAt, <usize>(n - k) << 3);
      setF(right + <usize>k * rowB, k, 0);
      if (reflectedTau != 0) multiply(k, 2 * l, reflectedTau);
    }
    const next = start + width;
    if (next == n) return;
    const from = <usize>next << 3;
    gemm(
      m - next, n - next, 2 * width, -1, tall + from, 1, ldLeft, flat + from, ld, 1, b + <usize>next * rowB + from, ld,
      false, false,
    );
  }
}

/** Column k, less the `older` terms of the panel, into its row of `tall`; there it becomes v. */
function reduceColumn(k: i32, older: i32): void {
  const column = tall + <usize>older * rowTall;
  const first = k & ~1;
  const end = (rows + 1) & ~1;
  for (let i = k; i < rows; i++) setF(column, i, f(b + <usize>i * rowB, k));
  for (let r = 0; r < older; r++) setF(coefficients, r, f(flat + <usize>r * rowB, k));
  const at = <usize>first << 3;
  subtractRows(older, <usize>(end - first) << 3, tall + at, rowTall, coefficients, column + at);
  if (first < k) setF(column, first, 0);
  reflect(column, k, end);
}

/** y = tau (current B)^T v, from column k + 1 on. */
function multiplyTransposed(k: i32, older: i32, tau: f64): void {
  const v = tall + <usize>older * rowTall;
  const y = flat + <usize>older * rowB;
  const first = (k + 1) & ~1;
  const end = (columns + 1) & ~1;
  const at = operands();
  store<i32>(at, first);
  store<i32>(at, (end - first) >> 1, 4);
  store<i32>(at, rows - k, 8);
  store<usize>(at, b + <usize>k * rowB, 16);
  store<usize>(at, rowB, 24);
  store<usize>(at, v + (<usize>k << 3), 32);
  store<usize>(at, y, 40);
  const parts = partsFor(<f64>(rows - k) * <f64>(end - first), (end - first) >> 1);
  store<i32>(at, parts, 12);
  share(subtractColumns.index, parts);
  const from = <usize>first << 3;
  const firstRow = <usize>(k & ~1) << 3;
  dots(older, (<usize>((rows + 1) & ~1) << 3) - firstRow, tall + firstRow, rowTall, v + firstRow, coefficients);
  for (let r = 0; r < older; r++) setF(coefficients, r, -f(coefficients, r));
  subtractRows(older, (<usize>end << 3) - from, flat + from, rowB, coefficients, y + from);
  for (let j = k + 1; j < columns; j++) setF(y, j, -tau * f(y, j));
  if (first <= k) setF(y, first, 0);
}

/** y -= B^T v, in the pairs of columns of a part: every entry is a sum in the order of the rows. */
function subtractColumns(part: i32): void {
  const at = operands();
  const pairs = load<i32>(at, 4);
  const parts = load<i32>(at, 12);
  const from = load<i32>(at) + 2 * ((part * pairs) / parts);
  const to = load<i32>(at) + 2 * (((part + 1) * pairs) / parts);
  const place = <usize>from << 3;
  const bytes = <usize>(to - from) << 3;
  const y = load<usize>(at, 40) + place;
  memory.fill(y, 0, bytes);
  subtractRows(load<i32>(at, 8), bytes, load<usize>(at, 16) + place, load<usize>(at, 24), load<usize>(at, 32), y);
}

/** Row k from column k + 1 on, less the terms of the panel, into its row of `flat`; there it becomes u. */
function reduceRow(k: i32, older: i32): void {
  const u = flat + <usize>(older + 1) * rowB;
  const first = (k + 1) & ~1;
  const end = (columns + 1) & ~1;
  const at = <usize>first << 3;
  memory.copy(u + at, b + <usize>k * rowB + at, <usize>(end - first) << 3);
  for (let r = 0; r <= older; r++) setF(coefficients, r, f(tall + <usize>r * rowTall, k));
  subtractRows(older + 1, <usize>(end - first) << 3, flat + at, rowB, coefficients, u + at);
  if (first <= k) setF(u, first, 0);
  reflect(u, k + 1, end);
}

/** x = tau (current B) u, from row k + 1 on. */
function multiply(k: i32, older: i32, tau: f64): void {
  const x = tall + <usize>(older + 1) * rowTall;
  const u = flat + <usize>(older + 1) * rowB;
  const first = (k + 1) & ~1;
  const from = <usize>first << 3;
  const bytes = <usize>(((columns + 1) & ~1) - first) << 3;
  const fours = (rows - k + 2) >> 2;
  const at = operands();
  store<i32>(at, rows - k - 1);
  store<i32>(at, fours, 4);
  store<usize>(at, bytes, 16);
  store<usize>(at, b + <usize>(k + 1) * rowB + from, 24);
  store<usize>(at, rowB, 32);
  store<usize>(at, u + from, 40);
  store<usize>(at, x + (<usize>(k + 1) << 3), 48);
  const parts = partsFor(<f64>(rows - k) * <f64>(columns - k), fours);
  store<i32>(at, parts, 8);
  share(dotRows.index, parts);
  dots(older + 1, bytes, flat + from, rowB, u + from, coefficients);
  const firstRow = <usize>((k + 1) & ~1) << 3;
  subtractRows(
    older + 1, (<usize>((rows + 1) & ~1) << 3) - firstRow, tall + firstRow, rowTall, coefficients, x + firstRow,
  );
  for (let i = k + 1; i < rows; i++) setF(x, i, tau * f(x, i));
  setF(x, k, 0);
}

/** x = B u for a part of the rows, in fours, since four are summed alike. */
function dotRows(part: i32): void {
  const at = operands();
  const count = load<i32>(at);
  const fours = load<i32>(at, 4);
  const parts = load<i32>(at, 8);
  const from = 4 * ((part * fours) / parts);
  const to = min(count, 4 * (((part + 1) * fours) / parts));
  const row = load<usize>(at, 32);
  dots(
    to - from, load<usize>(at, 16), load<usize>(at, 24) + <usize>from * row, row, load<usize>(at, 40),
    load<usize>(at, 48) + (<usize>from << 3),
  );
}
