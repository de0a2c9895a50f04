import { describe, expect, it } from 'vitest';
import { gelu } from '../../src/index.js';

describe('the approximation of a gelu', () => {
  it('must be one there is', () => {
    expect(() => gelu({ approximate: 'sigmoid' as never })).toThrow(
      'gelu: approximate must be one of none, tanh, got "sigmoid"',
    );
  });
});
