import { expect, test } from 'vitest';
import { caseAt } from '../../../../src/experiments/superposition/claims/each-network.js';
import { networksWith } from '../measurements.js';

test('the case at a β is that of all parameters', () => {
  const [network] = networksWith();
  expect(caseAt(network, 0.5)).toBe(network.cases[4]);
  expect(caseAt(network, 0.5)).toMatchObject({ beta: 0.5, parameters: ['W', 'b'] });
});
