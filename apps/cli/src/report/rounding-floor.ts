/** Eigenvalues below this share of the largest are rounding of float32, and have no place on a log axis. */
const roundingShare = 1e-7;

/** Up to where eigenvalues, descending, are left out of a log axis; of several spectra by the largest of all. */
export function roundingFloor(...spectra: readonly ArrayLike<number>[]): number {
  return roundingShare * Math.max(...spectra.map((values) => values[0]), 0);
}
