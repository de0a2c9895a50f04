import { describe, expect, test } from 'vitest';
import { denseStatus } from '../../src/dense/dense-status.js';

const solution = { rows: 2, scale: 2, ended: 'converged', smallest: 1 } as const;
const tolerance = 30 * 2 * 2 ** -52;

describe('denseStatus', () => {
  test('is converged where every residual is within 30 · M · eps', () => {
    expect(denseStatus(Float64Array.of(tolerance, 0), solution)).toEqual({ kind: 'converged' });
  });

  test('counts the pairs before the first whose residual is not', () => {
    expect(denseStatus(Float64Array.of(0, 0.5), solution)).toEqual({
      kind: 'not-converged',
      converged: 1,
      worstResidual: 0.5,
      tolerance,
    });
    expect(denseStatus(Float64Array.of(Number.NaN, 0), solution).kind).toBe('not-converged');
  });

  test('believes the solver where values alone leave no residuals', () => {
    const none = new Float64Array(0);
    expect(denseStatus(none, solution)).toEqual({ kind: 'converged' });
    expect(denseStatus(none, { ...solution, ended: 'not-converged' })).toEqual({
      kind: 'not-converged',
      converged: 0,
      worstResidual: Infinity,
      tolerance,
    });
  });
});
