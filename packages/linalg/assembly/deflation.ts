import { f, mergeByKey, n32, setF, setN, sortByKey } from './rows';

/**
 * Deflation, which the merges of divide and conquer begin with: which rows of vectors take part in an update, in which
 * halves they are not zero, and where the others go (LAPACK's laed2 and lasd2).
 *
 * Rows are numbered as in the whole problem. A merge keeps its state here.
 */

export const TOP: i32 = 1;
export const BOTH: i32 = 2;
export const BOTTOM: i32 = 3;

/** Arrays of a workspace. */
const ARRAYS: i32 = 12;

/** How many rows take part, and how many of them are not zero where. */
export let kept: i32 = 0;
export let topCount: i32 = 0;
export let bothCount: i32 = 0;
export let bottomCount: i32 = 0;

/** Values of all rows, which the caller holds. */
export let d: usize = 0;
/** The update vector, of all rows. */
export let z: usize = 0;
/** Values and update vector of the rows that take part, ascending. */
export let poles: usize = 0;
export let polesZ: usize = 0;
/** For the update: squares of the update vector, its new entries, its roots. */
export let squares: usize = 0;
export let weights: usize = 0;
export let spare: usize = 0;
/** Rows by ascending values: of the parts that are finished, and of the one that is merged. */
export let order: usize = 0;
export let index: usize = 0;
/** TOP, BOTH or BOTTOM, of all rows. */
export let kind: usize = 0;
/** The places among the rows that take part, grouped by kind. */
export let group: usize = 0;
let rowOf: usize = 0;
let deflated: usize = 0;
let moves: usize = 0;
let moveCount: i32 = 0;
let goneCount: i32 = 0;

/** Doubles of a workspace for n rows. */
export function workspaceDoubles(n: i32): i32 {
  return ARRAYS * ((n + 8) & ~7);
}

export function useWorkspace(n: i32, values: usize, workspace: usize): void {
  const doubles = <usize>((n + 8) & ~7) << 3;
  d = values;
  z = workspace;
  poles = z + doubles;
  polesZ = poles + doubles;
  squares = polesZ + doubles;
  weights = squares + doubles;
  spare = weights + doubles;
  order = spare + doubles;
  index = order + doubles;
  rowOf = index + doubles;
  group = rowOf + doubles;
  deflated = group + doubles;
  kind = deflated + doubles;
  // Once it is known who takes part, z is no longer read.
  moves = z;
}

// @ts-ignore: decorator
@inline
function at(q: usize, ld: i32, row: i32, column: i32): usize {
  return q + ((<usize>row * <usize>ld + <usize>column) << 3);
}

export function startMerge(): void {
  kept = 0;
  goneCount = 0;
}

export function keep(row: i32): void {
  setN(rowOf, kept, row);
  setF(poles, kept, f(d, row));
  setF(polesZ, kept, f(z, row));
  kept++;
}

/**
 * Splits `count` rows, sorted by their values, into those that are kept and those that are not: rows that the update
 * does not reach, and of two with values that are too close the one that `rotateRows` takes out of its reach.
 */
export function deflate(
  sorted: usize, count: i32, rho: f64, tolerance: f64, rotateRows: (a: i32, b: i32, c: f64, s: f64) => void,
): void {
  let pending = -1;
  for (let i = 0; i < count; i++) {
    const row = n32(sorted, i);
    if (rho * abs(f(z, row)) <= tolerance) {
      setN(deflated, goneCount++, row);
      continue;
    }
    if (pending < 0) {
      pending = row;
      continue;
    }
    const zp = f(z, pending);
    const zr = f(z, row);
    const tau = sqrt(zp * zp + zr * zr);
    const c = zr / tau;
    const s = -zp / tau;
    const gap = f(d, row) - f(d, pending);
    if (abs(gap * c * s) <= tolerance) {
      setF(z, row, tau);
      setF(z, pending, 0);
      if (n32(kind, row) != n32(kind, pending)) setN(kind, row, BOTH);
      rotateRows(pending, row, c, s);
      const dp = f(d, pending);
      const dr = f(d, row);
      setF(d, pending, dp * c * c + dr * s * s);
      setF(d, row, dp * s * s + dr * c * c);
      setN(deflated, goneCount++, pending);
    } else {
      keep(pending);
    }
    pending = row;
  }
  if (pending >= 0) keep(pending);
}

/** Groups the rows that are kept, and finds places behind `kept` for those of low..high-1 that are not. */
export function settle(low: i32): void {
  topCount = 0;
  bothCount = 0;
  bottomCount = 0;
  for (let i = 0; i < kept; i++) {
    const k = n32(kind, n32(rowOf, i));
    if (k == TOP) topCount++;
    else if (k == BOTH) bothCount++;
    else bottomCount++;
  }
  let top = 0;
  let both = topCount;
  let bottom = topCount + bothCount;
  for (let i = 0; i < kept; i++) {
    const k = n32(kind, n32(rowOf, i));
    setN(group, k == TOP ? top++ : k == BOTH ? both++ : bottom++, i);
  }
  const high = low + kept + goneCount;
  for (let i = low; i < high; i++) setN(kind, i, 1);
  for (let i = 0; i < goneCount; i++) setN(kind, n32(deflated, i), 0);
  moveCount = 0;
  let free = low + kept;
  for (let i = 0; i < goneCount; i++) {
    const row = n32(deflated, i);
    if (row >= low + kept) continue;
    while (n32(kind, free) == 0) free++;
    setN(moves, 2 * moveCount, row);
    setN(moves, 2 * moveCount + 1, free);
    moveCount++;
    setF(d, free, f(d, row));
    setN(deflated, i, free);
    free++;
  }
}

/**
 * Copies the rows of q that are kept to `packed`, grouped: first their m1 columns from `low` on, of those that are not
 * zero there, then the m2 after these. Then moves the others to their places.
 */
export function packRows(q: usize, ld: i32, packed: usize, low: i32, m1: i32, m2: i32): void {
  const upper = topCount + bothCount;
  const bottomPart = packed + ((<usize>upper * <usize>m1) << 3);
  for (let place = 0; place < kept; place++) {
    const row = n32(rowOf, n32(group, place));
    if (place < upper) memory.copy(packed + ((<usize>place * <usize>m1) << 3), at(q, ld, row, low), <usize>m1 << 3);
    if (place < topCount) continue;
    const to = bottomPart + ((<usize>(place - topCount) * <usize>m2) << 3);
    memory.copy(to, at(q, ld, row, low + m1), <usize>m2 << 3);
  }
  for (let i = 0; i < moveCount; i++) {
    memory.copy(at(q, ld, n32(moves, 2 * i + 1), low), at(q, ld, n32(moves, 2 * i), low), <usize>(m1 + m2) << 3);
  }
}

/** The roots become the values of the rows low..low+kept-1, and all rows of the merge are put in order. */
export function finishMerge(low: i32): void {
  for (let j = 0; j < kept; j++) setF(d, low + j, f(spare, j));
  sortByKey(deflated, goneCount, d);
  const own = index + (<usize>low << 2);
  for (let j = 0; j < kept; j++) setN(own, j, low + j);
  mergeByKey(own, kept, deflated, goneCount, order + (<usize>low << 2), d);
}

/** Rows that do not take part: how many, and which, by ascending values once the merge is finished. */
export function deflatedCount(): i32 {
  return goneCount;
}

export function deflatedRow(i: i32): i32 {
  return n32(deflated, i);
}
