import { describe, expect, it } from 'vitest';
import { parameterOffsets } from '../src/factors/index.js';

describe('parameterOffsets', () => {
  it('counts the entries of the parameters before', () => {
    const parameterShapes = new Map([
      ['W', [3, 4]],
      ['b', [4]],
      ['V', [2, 3]],
    ]);
    expect(Array.from(parameterOffsets({ parameterShapes }))).toEqual([
      ['W', 0],
      ['b', 12],
      ['V', 16],
    ]);
  });
});
