import { EntkError } from '@entk/core';

/** Whether an inner iteration came to its end; no finite matrix is known to cause that it does not. */
export type IterationStatus = { readonly kind: 'converged' | 'not-converged' };

/** The status of a kernel that returns 0, or a place where it gave up. */
export function iterationStatus(failure: number): IterationStatus {
  return { kind: failure === 0 ? 'converged' : 'not-converged' };
}

/**
 * Requires that an inner iteration came to its end, where the result that rests on it has no status of its own.
 *
 * @param what What was iterated: `singular values of the overlaps`.
 * @param outcome A result of `eigh` or `svd`, of this package or of `@entk/spectral`.
 * @throws EntkError if it gave up.
 *
 * @example
 * ```ts
 * import { identityMatrix } from '@entk/core';
 * import { requireConverged, svd } from '@entk/linalg';
 *
 * const found = svd(identityMatrix(2));
 * requireConverged('mine', 'singular values', found);
 * found.values; // Float64Array [1, 1]
 * ```
 */
export function requireConverged(
  caller: string,
  what: string,
  { status }: { readonly status: { readonly kind: string } },
): void {
  if (status.kind !== 'not-converged') return;
  throw new EntkError(
    `${caller}: the iteration for the ${what} must converge, and gave up; no finite matrix is known that makes it`,
  );
}
