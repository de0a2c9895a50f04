import { describe, expect, it } from 'vitest';
import { dense, embedding, layerNorm, residual } from '../../src/index.js';

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
