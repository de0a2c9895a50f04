import { f, n32, setF } from './rows';
import { secularRoot } from './secular';
import { operands, ownBuffers, partsFor, share } from './team';

/**
 * The eigenproblem of a rank-one update, diag(poles) + rho z z^T with poles ascending and distinct: its roots, and its
 * eigenvectors from a z that is recomputed from the roots, so that they are orthogonal whatever the clustering (Gu and
 * Eisenstat 1994). Or, `squared`, that of diag(poles)^2 + z z^T, which is M^T M for the M with z as its first row and
 * the poles, the first of them 0, on the rest of its diagonal: its singular values and vectors (the same, 1995).
 *
 * The steps are shared out by roots and by entries, which belong to no sum across parts.
 */

// Where the operands of the steps stand.
const K: usize = 0;
const LD: usize = 4;
const RHO: usize = 8;
const TOTAL: usize = 16;
const POLES: usize = 24;
const SQUARES: usize = 32;
const VALUES: usize = 40;
const GAPS: usize = 48;
const WEIGHTS: usize = 56;
const GROUP: usize = 64;
const FROM: usize = 72;
const TO: usize = 76;
const PARTS: usize = 80;
const SQUARED: usize = 84;
const NORMS: usize = 88;

let k: i32 = 0;
let poles: usize = 0;
let weights: usize = 0;
let gapRows: usize = 0;
let ld: i32 = 0;
let group: usize = 0;
let inverseNorms: usize = 0;
let ofSquares: bool = false;

/**
 * All k roots into `values`; row j of `gaps`, rows `ldGaps` apart, gets poles_i - root_j, or the difference of their
 * squares, and `newZ` the recomputed z. `squares` is scratch until the vectors are formed. `order` is kept for these.
 */
export function solveUpdate(
  count: i32, polesAt: usize, z: usize, squares: usize, rho: f64, values: usize, gaps: usize, ldGaps: i32, newZ: usize,
  order: usize, squared: bool,
): void {
  let total: f64 = 0;
  for (let i = 0; i < count; i++) {
    const value = f(z, i);
    setF(squares, i, value * value);
    setF(newZ, i, 1);
    total += value * value;
  }
  k = count;
  poles = polesAt;
  weights = newZ;
  gapRows = gaps;
  ld = ldGaps;
  group = order;
  inverseNorms = squares;
  ofSquares = squared;
  describe(0, count);
  const at = operands();
  store<f64>(at, rho, RHO);
  store<f64>(at, total, TOTAL);
  store<usize>(at, squares, SQUARES);
  store<usize>(at, values, VALUES);
  shareOut(findRoots.index, 32);
  shareOut(multiplyOut.index, 2);
  for (let i = 0; i < k; i++) {
    const value = sqrt(max(-f(weights, i), 0));
    setF(weights, i, f(z, i) < 0 ? -value : value);
  }
}

/** Rows from..to-1 of the gaps become eigenvectors of the last update, entries in the order of its `order`. */
export function formVectors(from: i32, to: i32): void {
  describe(from, to);
  shareOut(formPart.index, 4);
}

/**
 * Rows from..to-1, the right singular vectors of M in the order of `order`, become its left ones: the pole times the
 * entry, and for the first pole, 0, the entry -1, over their norm.
 */
export function formLeftVectors(from: i32, to: i32): void {
  describe(from, to);
  shareOut(formLeftPart.index, 2);
}

function describe(from: i32, to: i32): void {
  const at = operands();
  store<i32>(at, k, K);
  store<i32>(at, ld, LD);
  store<i32>(at, from, FROM);
  store<i32>(at, to, TO);
  store<usize>(at, poles, POLES);
  store<usize>(at, weights, WEIGHTS);
  store<usize>(at, gapRows, GAPS);
  store<usize>(at, group, GROUP);
  store<usize>(at, inverseNorms, NORMS);
  store<i32>(at, <i32>ofSquares, SQUARED);
}

/** Shares a step over k entries for each of the roots, that take the time of `cost` multiplications. */
function shareOut(step: i32, cost: f64): void {
  const at = operands();
  const count = load<i32>(at, TO) - load<i32>(at, FROM);
  const parts = partsFor(cost * <f64>count * <f64>k, count);
  store<i32>(at, parts, PARTS);
  share(step, parts);
}

// @ts-ignore: decorator
@inline
function partStart(at: usize, part: i32): i32 {
  const from = load<i32>(at, FROM);
  return from + <i32>((<i64>part * <i64>(load<i32>(at, TO) - from)) / <i64>load<i32>(at, PARTS));
}

// @ts-ignore: decorator
@inline
function gapsOf(at: usize, row: i32): usize {
  return load<usize>(at, GAPS) + ((<usize>row * <usize>load<i32>(at, LD)) << 3);
}

function findRoots(part: i32): void {
  const at = operands();
  const to = partStart(at, part + 1);
  for (let j = partStart(at, part); j < to; j++) {
    const root = secularRoot(
      j, load<i32>(at, K), load<usize>(at, POLES), load<usize>(at, SQUARES), load<f64>(at, RHO), load<f64>(at, TOTAL),
      gapsOf(at, j), load<i32>(at, SQUARED) != 0,
    );
    setF(load<usize>(at, VALUES), j, root);
  }
}

/**
 * Entries of the part of weights_i = (poles_i - root_i) times the product over j != i of
 * (poles_i - root_j) / (poles_i - poles_j), in the order of j.
 */
function multiplyOut(part: i32): void {
  const at = operands();
  const count = load<i32>(at, K);
  const polesAt = load<usize>(at, POLES);
  const out = load<usize>(at, WEIGHTS);
  const squared = load<i32>(at, SQUARED) != 0;
  const from = partStart(at, part);
  const to = partStart(at, part + 1);
  for (let j = 0; j < count; j++) {
    const gaps = gapsOf(at, j);
    const pole = f(polesAt, j);
    if (j < from || j >= to) {
      multiplyRatios(from, to, pole, polesAt, gaps, out, squared);
    } else {
      multiplyRatios(from, j, pole, polesAt, gaps, out, squared);
      setF(out, j, f(out, j) * f(gaps, j));
      multiplyRatios(j + 1, to, pole, polesAt, gaps, out, squared);
    }
  }
}

/** out_i *= gaps_i / (poles_i - pole), or over the difference of the squares */
function multiplyRatios(
  from: i32, to: i32, pole: f64, polesAt: usize, gaps: usize, out: usize, squared: bool,
): void {
  let at = <usize>from << 3;
  const end = <usize>to << 3;
  const endPairs = at + ((end - at) & ~15);
  const vp = f64x2.splat(pole);
  while (at < endPairs) {
    const other = v128.load(polesAt + at);
    let difference = f64x2.sub(other, vp);
    if (squared) difference = f64x2.mul(difference, f64x2.add(other, vp));
    v128.store(out + at, f64x2.mul(v128.load(out + at), f64x2.div(v128.load(gaps + at), difference)));
    at += 16;
  }
  if (at < end) {
    const other = load<f64>(polesAt + at);
    const difference = (other - pole) * (squared ? other + pole : 1);
    store<f64>(out + at, load<f64>(out + at) * (load<f64>(gaps + at) / difference));
  }
}

function formPart(part: i32): void {
  const at = operands();
  const to = partStart(at, part + 1);
  for (let j = partStart(at, part); j < to; j++) {
    const inverse = formVector(
      load<i32>(at, K), gapsOf(at, j), load<usize>(at, WEIGHTS), load<usize>(at, GROUP), ownBuffers(),
    );
    setF(load<usize>(at, NORMS), j, inverse);
  }
}

/** The eigenvector with entries weights_i / gaps_i, of norm 1, over the gaps; returns what it was multiplied by. */
function formVector(count: i32, gaps: usize, weightsAt: usize, order: usize, own: usize): f64 {
  let sum = f64x2.splat(0);
  const pairs = <usize>(count & ~1) << 3;
  for (let at: usize = 0; at < pairs; at += 16) {
    const entry = f64x2.div(v128.load(weightsAt + at), v128.load(gaps + at));
    v128.store(own + at, entry);
    sum = f64x2.add(sum, f64x2.mul(entry, entry));
  }
  let square = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  if (count & 1) {
    const entry = f(weightsAt, count - 1) / f(gaps, count - 1);
    setF(own, count - 1, entry);
    square += entry * entry;
  }
  const inverse = 1 / sqrt(square);
  const factor = f64x2.splat(inverse);
  let target = gaps;
  let at = order;
  const end = order + (<usize>(count & ~1) << 2);
  while (at < end) {
    const low = v128.load64_zero(own + (<usize>load<u32>(at) << 3));
    const both = v128.load_lane<u64>(own + (<usize>load<u32>(at, 4) << 3), low, 1);
    v128.store(target, f64x2.mul(factor, both));
    at += 8;
    target += 16;
  }
  if (count & 1) setF(gaps, count - 1, f(own, n32(order, count - 1)) * inverse);  return inverse;
}

function formLeftPart(part: i32): void {
  const at = operands();
  const count = load<i32>(at, K);
  const polesAt = load<usize>(at, POLES);
  const order = load<usize>(at, GROUP);
  const to = partStart(at, part + 1);
  for (let j = partStart(at, part); j < to; j++) {
    const row = gapsOf(at, j);
    let square: f64 = 0;
    for (let place = 0; place < count; place++) {
      const i = n32(order, place);
      const entry = i == 0 ? -f(load<usize>(at, NORMS), j) : f(polesAt, i) * f(row, place);
      setF(row, place, entry);
      square += entry * entry;
    }
    const inverse = 1 / sqrt(square);
    for (let place = 0; place < count; place++) setF(row, place, f(row, place) * inverse);
  }
}
