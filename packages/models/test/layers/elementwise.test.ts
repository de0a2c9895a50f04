import { describe, expect, it } from 'vitest';
import { elementwise } from '../../src/index.js';
import { check } from './check.js';

describe('elementwise, a cube', () => {
  check({ kind: 'cubic' }, 4, 4);
});

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
