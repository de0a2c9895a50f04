/**
 * The secular equation f(x) = 1/rho + sum of z_i^2 / (d_i - x) = 0 of a rank-one update (Cuppen 1981), with poles
 * d ascending and distinct. A root is found as pole + offset, so that d_i - root keeps its relative accuracy however
 * close they lie (Gu and Eisenstat 1994); the iteration is the fixed-weight rational interpolation of Li (1993), with
 * the middle way when it is slow and bisection when it leaves its bracket.
 */

const EPS: f64 = 2.220446049250313e-16;
const MAX_STEPS: i32 = 80;

let sum: f64 = 0;
let slope: f64 = 0;

/** sum = sum of z2_i / (gap_i - x), slope = its derivative, over poles from..to-1. */
function sumPoles(from: i32, to: i32, gaps: usize, z2: usize, x: f64): void {
  let p = gaps + (<usize>from << 3);
  let q = z2 + (<usize>from << 3);
  const end = gaps + (<usize>to << 3);
  const endPairs = p + ((end - p) & ~15);
  const vx = f64x2.splat(x);
  const one = f64x2.splat(1);
  let vs = f64x2.splat(0);
  let vd = f64x2.splat(0);
  while (p < endPairs) {
    const inverse = f64x2.div(one, f64x2.sub(v128.load(p), vx));
    const term = f64x2.mul(v128.load(q), inverse);
    vs = f64x2.add(vs, term);
    vd = f64x2.add(vd, f64x2.mul(term, inverse));
    p += 16;
    q += 16;
  }
  let s = f64x2.extract_lane(vs, 0) + f64x2.extract_lane(vs, 1);
  let d = f64x2.extract_lane(vd, 0) + f64x2.extract_lane(vd, 1);
  if (p < end) {
    const inverse = 1 / (load<f64>(p) - x);
    const term = load<f64>(q) * inverse;
    s += term;
    d += term * inverse;
  }
  sum = s;
  slope = d;
}

/** gaps_i = d_i - origin, or the difference of their squares */
function gapsFrom(k: i32, d: usize, origin: f64, gaps: usize, squared: bool): void {
  const vo = f64x2.splat(origin);
  const end = d + (<usize>(k & ~1) << 3);
  while (d < end) {
    const pole = v128.load(d);
    let gap = f64x2.sub(pole, vo);
    if (squared) gap = f64x2.mul(gap, f64x2.add(pole, vo));
    v128.store(gaps, gap);
    d += 16;
    gaps += 16;
  }
  if (k & 1) store<f64>(gaps, gapOf(load<f64>(d), origin, squared));
}

// @ts-ignore: decorator
@inline
function gapOf(pole: f64, origin: f64, squared: bool): f64 {
  return (pole - origin) * (squared ? pole + origin : 1);
}

/**
 * Root j of k, counted from below: writes d_i - root to gaps[0..k-1] and returns the root. `z2` holds the squares
 * of z, whose sum is `total`. With `squared` the poles are the squares of d, whose differences keep their relative
 * accuracy, and the square root of the root is returned.
 */
export function secularRoot(
  j: i32, k: i32, d: usize, z2: usize, rho: f64, total: f64, gaps: usize, squared: bool,
): f64 {
  const rhoInverse = 1 / rho;
  if (k == 1) {
    const offset = rho * load<f64>(z2);
    store<f64>(gaps, -offset);
    return shifted(load<f64>(d), offset, squared);
  }
  const last = j == k - 1;
  const left = last ? k - 2 : j;
  const right = left + 1;
  const dLeft = load<f64>(d + (<usize>left << 3));
  const dRight = load<f64>(d + (<usize>right << 3));
  const zLeft = load<f64>(z2 + (<usize>left << 3));
  const zRight = load<f64>(z2 + (<usize>right << 3));
  const del = gapOf(dRight, dLeft, squared);

  let origin = right;
  let low: f64 = 0;
  let high: f64 = 0;
  let x: f64 = 0;
  if (last) {
    gapsFrom(k, d, dRight, gaps, squared);
    high = rho * total;
    x = high * 0.5;
    sumPoles(0, left, gaps, z2, x);
    const c = rhoInverse + sum;
    const w = c - zLeft / (del + x) - zRight / x;
    if (w <= 0) low = x;
    else high = x;
    // c - zLeft / (del + t) - zRight / t = 0
    const a = c * del - zLeft - zRight;
    const b = zRight * del;
    if (c > 0) {
      const root = sqrt(a * a + 4 * b * c);
      const guess = a < 0 ? (root - a) / (2 * c) : (2 * b) / (a + root);
      if (guess > low && guess < high) x = guess;
      else x = 0.5 * (low + high);
    } else {
      x = 0.5 * (low + high);
    }
  } else {
    gapsFrom(k, d, dLeft, gaps, squared);
    const middle = del * 0.5;
    sumPoles(0, left, gaps, z2, middle);
    let c = rhoInverse + sum;
    sumPoles(right + 1, k, gaps, z2, middle);
    c += sum;
    const w = c - zLeft / middle + zRight / middle;
    if (w > 0) {
      origin = left;
      high = middle;
      const a = c * del + zLeft + zRight;
      const b = zLeft * del;
      const root = sqrt(abs(a * a - 4 * b * c));
      x = a > 0 ? (2 * b) / (a + root) : (a - root) / (2 * c);
    } else {
      low = -middle;
      gapsFrom(k, d, dRight, gaps, squared);
      const a = c * del - zLeft - zRight;
      const b = zRight * del;
      const root = sqrt(abs(a * a + 4 * b * c));
      x = a < 0 ? (2 * b) / (a - root) : -(a + root) / (2 * c);
    }
    if (!(x > low && x < high)) x = 0.5 * (low + high);
  }

  const gapLeft = load<f64>(gaps + (<usize>left << 3));
  const gapRight = load<f64>(gaps + (<usize>right << 3));
  let previous = Infinity;
  let middleWay = false;
  for (let step = 0; step < MAX_STEPS; step++) {
    sumPoles(0, left + 1, gaps, z2, x);
    const psi = sum;
    const dPsi = slope;
    sumPoles(right, k, gaps, z2, x);
    const phi = sum;
    const dPhi = slope;
    const dw = dPsi + dPhi;
    const w = rhoInverse + psi + phi;
    if (abs(w) <= EPS * (8 * (abs(psi) + abs(phi)) + rhoInverse + abs(x) * dw)) break;
    if (w <= 0) low = max(low, x);
    else high = min(high, x);
    if (step > 0 && abs(w) > 0.1 * abs(previous)) middleWay = !middleWay;
    const slow = step > 3 && abs(w) > 0.5 * abs(previous);
    previous = w;

    const deltaLeft = gapLeft - x;
    const deltaRight = gapRight - x;
    let eta: f64;
    const b = deltaLeft * deltaRight * w;
    const a = (deltaLeft + deltaRight) * w - deltaLeft * deltaRight * dw;
    let c: f64;
    if (last) c = abs(w - deltaLeft * dPsi - deltaRight * dPhi);
    else if (middleWay) c = w - deltaLeft * dPsi - deltaRight * dPhi;
    else if (origin == left) c = w - deltaRight * dw + (del * zLeft) / (deltaLeft * deltaLeft);
    else c = w - deltaLeft * dw - (del * zRight) / (deltaRight * deltaRight);
    const root = sqrt(abs(a * a - 4 * b * c));
    if (c == 0) eta = b / a;
    else if (last) eta = a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root);
    else eta = a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
    if (!(w * eta < 0)) eta = -w / dw;
    let next = x + eta;
    if (slow || !(next > low && next < high)) next = bisect(low, high);
    if (next == x || !(next > low && next < high)) break;
    x = next;
  }

  const pole = load<f64>(d + (<usize>origin << 3));
  gapsFromOffset(k, gaps, x);
  return shifted(pole, x, squared);
}

function shifted(pole: f64, offset: f64, squared: bool): f64 {
  return squared ? sqrt(pole * pole + offset) : pole + offset;
}

/** Between bounds of one sign, the geometric mean once they differ by orders of magnitude: a root hugs its pole. */
function bisect(low: f64, high: f64): f64 {
  const small = min(abs(low), abs(high));
  const large = max(abs(low), abs(high));
  if (small > 0 && large > 16 * small) return (high <= 0 ? -1.0 : 1.0) * sqrt(small) * sqrt(large);
  if (small == 0 && large > 0) return (low == 0 ? high : low) * 0.03125;
  return 0.5 * (low + high);
}

function gapsFromOffset(k: i32, gaps: usize, x: f64): void {
  const vx = f64x2.splat(x);
  const end = gaps + (<usize>(k & ~1) << 3);
  while (gaps < end) {
    v128.store(gaps, f64x2.sub(v128.load(gaps), vx));
    gaps += 16;
  }
  if (k & 1) store<f64>(gaps, load<f64>(gaps) - x);
}
