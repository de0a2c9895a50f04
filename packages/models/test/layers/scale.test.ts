import { describe, expect, it } from 'vitest';
import { scale } from '../../src/index.js';

describe('the factor of a scale', () => {
  it('must be finite', () => {
    expect(() => scale(Number.NaN)).toThrow('scale: factor must be a number in (-∞, ∞), got NaN');
  });
});
