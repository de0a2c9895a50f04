import { describe, expect, it } from 'vitest';
import { elementwise } from '../../src/index.js';

describe('the name of an elementwise layer', () => {
  it('is the one it was given', () => {
    expect(
      elementwise(
        'cubic',
        (x) => x,
        ({ input }) => input,
      ).kind,
    ).toBe('cubic');
  });
});
