/** The spacing of float64 at 1. */
const eps = 2 ** -52;

/** Entry of a product of inner length l: every term is rounded at most once per addition, so l·eps of Σ|a||b|. */
export function productTolerance(inner: number): number {
  return Math.max(1, inner) * eps;
}

/**
 * Backward error of an orthogonal reduction of size n, relative to the norm of the matrix: Wilkinson's bounds grow like
 * a small multiple of n·eps (measured: below 2·n·eps at n ≤ 5 and 0.1·n·eps at n = 2050, in the Frobenius norm).
 */
export function backwardTolerance(n: number): number {
  return 30 * n * eps;
}

/** The reference eigenvalues are printed with nine digits: half a unit of the last, relative to the largest. */
export const printedDigits = 5e-9;
