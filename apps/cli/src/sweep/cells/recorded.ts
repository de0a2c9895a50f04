import type { Claim } from '../../report/claim.js';
import type { RecordedClaim } from './cell-record.js';

/** Claims without what is the same in every cell. */
export function recordedClaims(claims: readonly Claim[]): RecordedClaim[] {
  return claims.map(({ id, statement, holds, measured, values }) => ({ id, statement, holds, measured, values }));
}

/** The number of an epoch in words of JSON: null where it was never reached. */
export function orNull(value: number | undefined): number | null {
  return value ?? null;
}
