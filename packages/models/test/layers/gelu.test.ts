import { describe, expect, it } from 'vitest';
import { gelu } from '../../src/index.js';
import { check } from './check.js';

describe('gelu', () => {
  check({ kind: 'gelu' }, 4, 4);
});

describe('gelu at every position', () => {
  check({ kind: 'gelu' }, { positions: 3, width: 2 }, { positions: 3, width: 2 });
});

describe('gelu by tanh', () => {
  check({ kind: 'gelu', approximate: 'tanh' }, 4, 4);
});

describe('the approximation of a gelu', () => {
  it('must be one there is', () => {
    expect(() => gelu({ approximate: 'sigmoid' as never })).toThrow(
      'gelu: approximate must be one of none, tanh, got "sigmoid"',
    );
  });
});
