import { describe, expect, it } from 'vitest';
import { positionEmbedding } from '../../src/index.js';
import { check } from './check.js';

describe('a position embedding', () => {
  const shape = { positions: 3, width: 2 };
  check({ kind: 'positionEmbedding', weight: 'P' }, shape, shape, { P: [3, 2] });
});

describe('a position embedding longer than the sequence', () => {
  const shape = { positions: 2, width: 2 };
  check({ kind: 'positionEmbedding', weight: 'P' }, shape, shape, { P: [5, 2] });
});

describe('the shape of a position embedding', () => {
  it('has a row for every position at least', () => {
    const faults: string[] = [];
    const input = { positions: 3, width: 2 };
    const layer = positionEmbedding({ weight: 'P' });
    expect(layer.outputShape(input, new Map([['P', [2, 2]]]), (fault) => faults.push(fault))).toEqual(input);
    expect(faults).toEqual(['weight "P" must have axes [at least 3, 2], got [2, 2]']);
  });
});
