import { describe, expect, it } from 'vitest';
import { layerNorm } from '../../src/index.js';

describe('the parameters of a layer norm', () => {
  it('are vectors of its width, all faults told', () => {
    const faults: string[] = [];
    const shapes = new Map([
      ['g', [3]],
      ['b', [4, 1]],
    ]);
    const layer = layerNorm({ gain: 'g', bias: 'b' });
    expect(layer.outputShape({ positions: 2, width: 4 }, shapes, (fault) => faults.push(fault))).toEqual({
      positions: 2,
      width: 4,
    });
    expect(faults).toEqual(['gain "g" must have axes [4], got [3]', 'bias "b" must have axes [4], got [4, 1]']);
    expect(layer.gains).toEqual(['g']);
  });

  it('has a positive ε', () => {
    expect(() => layerNorm({ epsilon: 0 })).toThrow('layerNorm: epsilon must be a number in (0, ∞), got 0');
  });
});
