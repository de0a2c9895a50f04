import { allowFusedArithmetic } from '@entk/linalg';

/**
 * What the program writes must not depend on the engine that runs it, and a run begun under one may be resumed under
 * another. Every thread calls this before it computes.
 */
export function useRepeatableArithmetic(): void {
  allowFusedArithmetic(false);
}
