import { cosine, givens, sine } from './givens';
import { f, setF } from './rows';
import { rotate } from './vectors';

const EPS: f64 = 2.220446049250313e-16;
/** Entries below this (of a matrix scaled to 1) count as zero, so that no square underflows. */
const UNDERFLOWING: f64 = 1e-140;
/** Sweeps after which entries are compared with the norm of the matrix, no longer with their neighbours only. */
const PATIENCE: i32 = 30;
const MAX_SWEEPS: i32 = 90;

/**
 * Singular values (unsorted) of the upper bidiagonal (s, e) of size n by implicit QR (Golub and Reinsch 1970); the
 * rotations are applied to the rows of u and v (`row` bytes apart, `bytes` long), skipped where u or v is 0. Returns 0,
 * or 1 + the index at which the method did not converge.
 */
export function bidiagonalQr(n: i32, s: usize, e: usize, u: usize, v: usize, row: usize, bytes: usize): i32 {
  let p = n;
  let sweeps = 0;
  let norm: f64 = 0;
  for (let i = 0; i < n; i++) norm = max(norm, abs(f(s, i)) + abs(f(e, i)));
  while (p > 0) {
    const negligible = max(sweeps > PATIENCE ? 2 * EPS * norm : 0, UNDERFLOWING);
    let k = p - 2;
    for (; k >= 0; k--) {
      if (abs(f(e, k)) <= negligible + EPS * (abs(f(s, k)) + abs(f(s, k + 1)))) {
        setF(e, k, 0);
        break;
      }
    }
    if (k == p - 2) {
      if (f(s, p - 1) < 0) {
        setF(s, p - 1, -f(s, p - 1));
        if (v != 0) negate(v + <usize>(p - 1) * row, bytes);
      }
      sweeps = 0;
      p--;
      continue;
    }
    let zero = p - 1;
    for (; zero > k; zero--) {
      const around = (zero != p - 1 ? abs(f(e, zero)) : 0) + (zero != k + 1 ? abs(f(e, zero - 1)) : 0);
      if (abs(f(s, zero)) <= negligible + EPS * around) {
        setF(s, zero, 0);
        break;
      }
    }
    if (zero == p - 1) {
      chaseUp(k + 1, p, s, e, v, row, bytes);
    } else if (zero > k) {
      chaseDown(zero + 1, p, s, e, u, row, bytes);
    } else {
      if (sweeps++ == MAX_SWEEPS) return p;
      sweep(k + 1, p, s, e, u, v, row, bytes);
    }
  }
  return 0;
}

/** s[p-1] is zero: rotates e[p-2] away through the columns above. */
function chaseUp(k: i32, p: i32, s: usize, e: usize, v: usize, row: usize, bytes: usize): void {
  let bulge = f(e, p - 2);
  setF(e, p - 2, 0);
  for (let j = p - 2; j >= k; j--) {
    setF(s, j, givens(f(s, j), bulge));
    if (j != k) {
      bulge = -sine * f(e, j - 1);
      setF(e, j - 1, cosine * f(e, j - 1));
    }
    if (v != 0) rotate(bytes, cosine, sine, v + <usize>j * row, v + <usize>(p - 1) * row);
  }
}

/** s[k-1] is zero: rotates e[k-1] away through the rows below. */
function chaseDown(k: i32, p: i32, s: usize, e: usize, u: usize, row: usize, bytes: usize): void {
  let bulge = f(e, k - 1);
  setF(e, k - 1, 0);
  for (let j = k; j < p; j++) {
    setF(s, j, givens(f(s, j), bulge));
    bulge = -sine * f(e, j);
    setF(e, j, cosine * f(e, j));
    if (u != 0) rotate(bytes, cosine, sine, u + <usize>j * row, u + <usize>(k - 1) * row);
  }
}

/** One shifted QR sweep over the block k..p-1. */
function sweep(k: i32, p: i32, s: usize, e: usize, u: usize, v: usize, row: usize, bytes: usize): void {
  const scale = max(
    max(max(abs(f(s, p - 1)), abs(f(s, p - 2))), max(abs(f(e, p - 2)), abs(f(s, k)))), abs(f(e, k)),
  );
  const sp = f(s, p - 1) / scale;
  const before = f(s, p - 2) / scale;
  const off = f(e, p - 2) / scale;
  const sk = f(s, k) / scale;
  const b = ((before + sp) * (before - sp) + off * off) * 0.5;
  const c = sp * off * (sp * off);
  let shift: f64 = 0;
  if (b != 0 || c != 0) {
    const root = sqrt(b * b + c);
    shift = c / (b + (b < 0 ? -root : root));
  }
  let x = (sk + sp) * (sk - sp) + shift;
  let y = sk * (f(e, k) / scale);
  for (let j = k; j < p - 1; j++) {
    let r = givens(x, y);
    if (j != k) setF(e, j - 1, r);
    const sj = f(s, j);
    const ej = f(e, j);
    x = cosine * sj + sine * ej;
    setF(e, j, cosine * ej - sine * sj);
    y = sine * f(s, j + 1);
    setF(s, j + 1, cosine * f(s, j + 1));
    if (v != 0) rotate(bytes, cosine, sine, v + <usize>j * row, v + <usize>(j + 1) * row);
    r = givens(x, y);
    setF(s, j, r);
    const next = f(s, j + 1);
    x = cosine * f(e, j) + sine * next;
    setF(s, j + 1, cosine * next - sine * f(e, j));
    y = sine * f(e, j + 1);
    setF(e, j + 1, cosine * f(e, j + 1));
    if (u != 0) rotate(bytes, cosine, sine, u + <usize>j * row, u + <usize>(j + 1) * row);
  }
  setF(e, p - 2, x);
}

function negate(row: usize, bytes: usize): void {
  const end = row + bytes;
  while (row < end) {
    v128.store(row, f64x2.neg(v128.load(row)));
    row += 16;
  }
}
