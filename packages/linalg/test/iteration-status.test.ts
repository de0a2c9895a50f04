import { expect, it } from 'vitest';
import { iterationStatus } from '../src/iteration-status.js';

it('a kernel that gave up somewhere has not converged', () => {
  expect(iterationStatus(0)).toEqual({ kind: 'converged' });
  expect(iterationStatus(3)).toEqual({ kind: 'not-converged' });
});
