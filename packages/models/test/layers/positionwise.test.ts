import { describe, expect, it } from 'vitest';
import { attention, dense, flatten, product, relu, residual, sum } from '../../src/index.js';
import { isPositionwise } from '../../src/layers/index.js';

describe('isPositionwise', () => {
  it('is so of layers that act at every position, and of branches of such', () => {
    const mlp = [dense({ weight: 'W' }), relu()];
    expect(isPositionwise(residual(mlp))).toBe(true);
    expect(isPositionwise(sum([[], [product([mlp, mlp])]]))).toBe(true);
  });

  it('is not so of layers that mix positions, however deep', () => {
    const heads = attention({ heads: 1, query: 'Q', key: 'K', value: 'V' });
    expect(isPositionwise(flatten())).toBe(false);
    expect(isPositionwise(sum([[], [residual([heads])]]))).toBe(false);
  });
});
