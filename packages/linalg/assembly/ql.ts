import { rotate } from './vectors';

const EPS: f64 = 2.220446049250313e-16;
const MAX_SWEEPS: i32 = 60;
/** Sweeps after which an off-diagonal may be twice as large to count as zero: rounding can hold it at a few eps. */
const PATIENCE: i32 = 15;
/** Off-diagonals below this (of a matrix scaled to 1) count as zero, so that no square underflows. */
const UNDERFLOWING: f64 = 1e-140;

/**
 * Eigenvalues (unsorted) of the symmetric tridiagonal (d, e) of size m by the implicit QL method (Bowdler, Martin,
 * Reinsch, Wilkinson 1968); e has m entries, the last one scratch. With q != 0 the rotations are applied to pairs of
 * its rows (`bytes` long, `stride` bytes apart), so that rows become eigenvectors. An off-diagonal counts as zero
 * against the norm of the matrix, not against its neighbours: where those are rounding noise of a larger part, a
 * relative test would never be met. Returns 0, or 1 + the index at which the method did not converge.
 */
export function implicitQl(m: i32, d: usize, e: usize, q: usize, stride: usize, bytes: usize): i32 {
  if (m == 0) return 0;
  store<f64>(e + (<usize>(m - 1) << 3), 0);
  let norm: f64 = 0;
  for (let i = 0; i < m; i++) {
    const at = <usize>i << 3;
    norm = max(norm, abs(load<f64>(d + at)) + abs(load<f64>(e + at)));
  }
  for (let l = 0; l < m; l++) {
    const dl = d + (<usize>l << 3);
    const el = e + (<usize>l << 3);
    for (let sweep = 0; ; sweep++) {
      const negligible = max(EPS * norm * <f64>(1 << (sweep / PATIENCE)), UNDERFLOWING);
      let k = l;
      while (k < m - 1) {
        const at = <usize>k << 3;
        if (abs(load<f64>(e + at)) <= negligible) break;
        k++;
      }
      if (k == l) break;
      if (sweep == MAX_SWEEPS) return l + 1;
      let g = (load<f64>(dl, 8) - load<f64>(dl)) / (2 * load<f64>(el));
      let r = sqrt(g * g + 1);
      g = load<f64>(d + (<usize>k << 3)) - load<f64>(dl) + load<f64>(el) / (g + (g < 0 ? -r : r));
      let s: f64 = 1;
      let c: f64 = 1;
      let p: f64 = 0;
      let broken = false;
      for (let i = k - 1; i >= l; i--) {
        const at = <usize>i << 3;
        const f = s * load<f64>(e + at);
        const b = c * load<f64>(e + at);
        r = sqrt(f * f + g * g);
        store<f64>(e + at, r, 8);
        if (r == 0) {
          store<f64>(d + at, load<f64>(d + at, 8) - p, 8);
          store<f64>(e + (<usize>k << 3), 0);
          broken = true;
          break;
        }
        const inverse = 1 / r;
        s = f * inverse;
        c = g * inverse;
        g = load<f64>(d + at, 8) - p;
        r = (load<f64>(d + at) - g) * s + 2 * c * b;
        p = s * r;
        store<f64>(d + at, g + p, 8);
        g = c * r - b;
        if (q != 0) rotate(bytes, c, s, q + <usize>(i + 1) * stride, q + <usize>i * stride);
      }
      if (broken) continue;
      store<f64>(dl, load<f64>(dl) - p);
      store<f64>(el, g);
      store<f64>(e + (<usize>k << 3), 0);
    }
  }
  return 0;
}
