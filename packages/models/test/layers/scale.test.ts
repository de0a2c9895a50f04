import { describe, expect, it } from 'vitest';
import { scale } from '../../src/index.js';
import { check } from './check.js';

describe('scale', () => {
  check({ kind: 'scale', factor: -0.3 }, 4, 4);
});

describe('the factor of a scale', () => {
  it('must be finite', () => {
    expect(() => scale(Number.NaN)).toThrow('scale: factor must be a number in (-∞, ∞), got NaN');
  });
});
