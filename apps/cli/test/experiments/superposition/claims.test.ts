import { expect, test } from 'vitest';
import { superpositionClaims } from '../../../src/experiments/superposition/claims.js';
import { networksWith, superpositionControls } from './measurements.js';

test('every claim holds where the paper is right', () => {
  expect(superpositionClaims(networksWith(), superpositionControls).map(({ id, holds }) => [id, holds])).toEqual([
    ['drop-at-feature-count', true],
    ['first-drop', true],
    ['reconstructed-count', true],
    ['beta-1-high-importance', true],
    ['beta-0.3-nearly-all', true],
    ['beta-trend', true],
    ['two-lines', true],
    ['what-decides-the-drop', true],
    ['outputs-without-beta', true],
  ]);
});
