import { describe, expect, it } from 'vitest';
import { everyLayer } from '../../src/index.js';

describe('everyLayer', () => {
  it('names those inside others after them, under whatever option they stand', () => {
    const inner = { kind: 'residual', layers: [{ kind: 'tanh' }] };
    const product = {
      kind: 'product',
      branches: [[{ kind: 'gelu' }], [{ kind: 'dense', weight: 'W' }]],
      of: { one: inner },
    };
    const layers = everyLayer([{ kind: 'relu' }, { kind: 'residual', layers: [product, { kind: 'softmax' }] }]);
    const kinds = ['relu', 'residual', 'product', 'gelu', 'dense', 'residual', 'tanh', 'softmax'];
    expect(layers.map(({ kind }) => kind)).toEqual(kinds);
  });
});
