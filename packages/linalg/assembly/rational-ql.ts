import { f, setF } from './rows';

const EPS: f64 = 2.220446049250313e-16;
const MAX_SWEEPS: i32 = 60;
/** Sweeps after which an off-diagonal may be twice as large to count as zero: rounding can hold it at a few eps. */
const PATIENCE: i32 = 15;
/** Off-diagonals below this (of a matrix scaled to 1) count as zero, so that their squares do not underflow. */
const UNDERFLOWING: f64 = 1e-140;
/** A cosine's square below this is taken as zero: its inverse might overflow. */
const SMALL: f64 = 1e-280;

/**
 * Eigenvalues (unsorted) of the symmetric tridiagonal (d, e) of size m, scaled to entries of about 1 at most, by QL in
 * the squares of the off-diagonals, without a root in its inner loop (Reinsch 1973, in the form of Pal, Walker and
 * Kahan: Parlett 1980, chapter 8.15). What waits for what is a division and four sums and products a rotation, half of
 * what rotations with roots take. `e` is overwritten. Returns 0, or 1 + the index at which it did not converge.
 */
export function rationalQl(m: i32, d: usize, e: usize): i32 {
  let norm: f64 = 0;
  for (let i = 0; i < m; i++) {
    const off = i < m - 1 ? f(e, i) : 0;
    norm = max(norm, abs(f(d, i)) + abs(off));
    setF(e, i, off * off);
  }
  for (let l = 0; l < m; l++) {
    for (let sweep = 0; ; sweep++) {
      const negligible = max(EPS * norm * <f64>(1 << (sweep / PATIENCE)), UNDERFLOWING);
      let k = l;
      while (k < m - 1 && f(e, k) > negligible * negligible) k++;
      if (k == l) break;
      if (sweep == MAX_SWEEPS) return l + 1;
      sweepOnce(l, k, d, e);
    }
  }
  return 0;
}

/** One sweep over rows l..k, shifted by the eigenvalue of their first two that is closer to the first entry. */
function sweepOnce(l: i32, k: i32, d: usize, e: usize): void {
  const first = sqrt(f(e, l));
  const g = (f(d, l + 1) - f(d, l)) / (2 * first);
  const root = sqrt(g * g + 1);
  const shift = f(d, l) - first / (g + (g < 0 ? -root : root));
  let c: f64 = 1;
  let s: f64 = 0;
  let gamma = f(d, k) - shift;
  let p = gamma * gamma;
  for (let i = k - 1; i >= l; i--) {
    const square = f(e, i);
    const r = p + square;
    if (i != k - 1) setF(e, i + 1, s * r);
    const before = c;
    // Beside the cosine's square its inverse, so that the next p need not wait for a second division.
    const inverse = r / p;
    c = p / r;
    s = square / r;
    const old = gamma;
    const diagonal = f(d, i);
    gamma = c * (diagonal - shift) - s * old;
    setF(d, i + 1, old + (diagonal - gamma));
    p = c > SMALL ? gamma * gamma * inverse : before * square;
  }
  setF(e, l, s * p);
  setF(d, l, shift + gamma);
}
