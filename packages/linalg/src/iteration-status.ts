/** Whether an inner iteration came to its end; no finite matrix is known to cause that it does not. */
export type IterationStatus = { readonly kind: 'converged' | 'not-converged' };

/** The status of a kernel that returns 0, or a place where it gave up. */
export function iterationStatus(failure: number): IterationStatus {
  return { kind: failure === 0 ? 'converged' : 'not-converged' };
}
