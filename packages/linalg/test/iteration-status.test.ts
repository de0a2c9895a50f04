import { expect, it } from 'vitest';
import { EntkError } from '@entk/core';
import { iterationStatus, requireConverged } from '../src/iteration-status.js';

it('a kernel that gave up somewhere has not converged', () => {
  expect(iterationStatus(0)).toEqual({ kind: 'converged' });
  expect(iterationStatus(3)).toEqual({ kind: 'not-converged' });
});

it('is refused where nothing else would say so', () => {
  const outcome = (failure: number) => ({ status: iterationStatus(failure) });
  expect(() => requireConverged('f', 'singular values', outcome(0))).not.toThrow();
  expect(() => requireConverged('f', 'singular values', { status: { kind: 'rank-exceeded' } })).not.toThrow();
  expect(() => requireConverged('f', 'singular values', outcome(1))).toThrow(EntkError);
  expect(() => requireConverged('f', 'singular values', outcome(1))).toThrow(
    'f: the iteration for the singular values must converge, and gave up',
  );
});
