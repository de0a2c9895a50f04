/** Sums of a few dozen products of numbers of size 1: a few eps, with a margin of 10. */
export const rounding = 1e-14;

/** A dense solver's residual, loss of orthogonality and eigenvalue error, of ‖A‖: 30 · M · eps. */
export function denseError(rows: number): number {
  return 30 * rows * Number.EPSILON;
}

/** Krylov eigenvalues at a residual of 1e-6: the error is its square over gaps of 1e-3 and more, 1e-9. */
export const krylovValue = 1e-9;

/** Orthonormality of the vectors of the Krylov method: two passes leave some √M · eps; worst measured 3e-14. */
export const krylovOrthonormality = 1e-12;

/** Subspaces at a residual of 1e-8 beside a gap of 0.1 of the largest eigenvalue: 1e-7. */
export const krylovSubspace = 1e-7;

/** Principal angles against SciPy's: eps · √(M k) of rounding in products of unit vectors, with a margin of 100. */
export const angle = 1e-13;
