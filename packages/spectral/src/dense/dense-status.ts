import { residualFactor } from '../constants.js';
import { roundingLevel, type SpectrumStatus } from '../spectrum.js';

/** What a dense solution was asked for, and how it ended. */
export interface DenseSolution {
  readonly rows: number;
  /** ‖A‖₂, or what stands for it. */
  readonly scale: number;
  /** What the solver says of its inner iteration. */
  readonly ended: 'converged' | 'not-converged';
  readonly count?: number;
  /** Of the matrix, where its eigenvalues say it. */
  readonly rank?: number;
  readonly semidefinite?: boolean;
  /** What the most negative eigenvalue is at most. */
  readonly smallest: number;
}

/**
 * How far pairs of a dense matrix can be relied on: by their residuals, and by what the solver says where there are
 * none.
 */
export function denseStatus(
  residuals: Float64Array,
  { rows, scale, ended, count, rank, semidefinite, smallest }: DenseSolution,
): SpectrumStatus {
  const rounding = roundingLevel(rows, scale);
  const tolerance = residualFactor * rows * Number.EPSILON;
  const firstBad = residuals.findIndex((residual) => !(residual <= tolerance));
  if (firstBad >= 0 || ended === 'not-converged') {
    const worstResidual = residuals.length > 0 ? Math.max(...residuals) : Infinity;
    return { kind: 'not-converged', converged: Math.max(0, firstBad), worstResidual, tolerance };
  }
  if (semidefinite && smallest < -rounding) return { kind: 'negative-spectrum', smallest, tolerance: rounding };
  if (count !== undefined && rank !== undefined && count > rank) {
    return { kind: 'rank-exceeded', rank, requested: count };
  }
  return { kind: 'converged' };
}
