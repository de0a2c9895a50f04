import { describe, expect, it } from 'vitest';
import { dense, embedding, layerNorm, residual } from '../../src/index.js';
import { check } from './check.js';

const weights = { U: [5, 3], D: [3, 5], u: [5] };

describe('a residual block', () => {
  const layers = [{ kind: 'dense', weight: 'U', bias: 'u' }, { kind: 'gelu' }, { kind: 'dense', weight: 'D' }] as const;
  check({ kind: 'residual', layers }, 3, 3, weights);
});

describe('a residual block of one weight used both ways, at every position', () => {
  const layers = [
    { kind: 'layerNorm', gain: 'g' },
    { kind: 'dense', weight: 'U' },
    { kind: 'tanh' },
    { kind: 'dense', weight: 'U', transposed: true },
  ] as const;
  const shape = { positions: 2, width: 3 };
  check({ kind: 'residual', layers }, shape, shape, { g: [3], U: [5, 3] });
});

describe('a residual block inside another, parameters behind layers without', () => {
  const inner = { kind: 'residual', layers: [{ kind: 'sigmoid' }, { kind: 'dense', weight: 'W' }] } as const;
  check({ kind: 'residual', layers: [{ kind: 'tanh' }, inner, { kind: 'softmax' }] }, 3, 3, { W: [3, 3] });
});

describe('a residual block without parameters, and one without layers', () => {
  check({ kind: 'residual', layers: [{ kind: 'quadratic' }] }, 3, 3);
  check({ kind: 'residual', layers: [] }, 3, 3);
});

describe('a linear residual block', () => {
  check({ kind: 'residual', layers: [{ kind: 'dense', weight: 'W' }] }, 3, 3, { W: [3, 3] });
});

describe('the shape of a residual block', () => {
  it('is the one it takes; what is wrong inside and with the end is told', () => {
    const faults: string[] = [];
    const shapes = new Map([['W', [2, 4]]]);
    const block = residual([dense({ weight: 'W' }), embedding({ weight: 'W' })]);
    expect(block.outputShape({ positions: 1, width: 3 }, shapes, (fault) => faults.push(fault))).toEqual({
      positions: 1,
      width: 3,
    });
    expect(faults).toEqual([
      'layer 0 (dense): weight "W" must have axes [outputs, 3], got [2, 4]',
      'layer 1 (embedding): takes tokens, got numbers; only the first layer gets tokens',
      'inner layers must give the shape they take, 1×3 positions × numbers, got 1×4',
    ]);
  });

  it('names every parameter once, and gains of its norms', () => {
    const block = residual([
      layerNorm({ gain: 'g' }),
      dense({ weight: 'W' }),
      dense({ weight: 'W', transposed: true }),
    ]);
    expect(block.parameters).toEqual(['g', 'W']);
    expect(block.gains).toEqual(['g']);
  });
});
