import { describe, expect, it } from 'vitest';
import { positionEmbedding } from '../../src/index.js';

describe('the shape of a position embedding', () => {
  it('has a row for every position at least', () => {
    const faults: string[] = [];
    const input = { positions: 3, width: 2 };
    const layer = positionEmbedding({ weight: 'P' });
    expect(layer.outputShape(input, new Map([['P', [2, 2]]]), (fault) => faults.push(fault))).toEqual(input);
    expect(faults).toEqual(['weight "P" must have axes [at least 3, 2], got [2, 2]']);
  });
});
