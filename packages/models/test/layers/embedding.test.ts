import { describe, expect, it } from 'vitest';
import { embedding } from '../../src/index.js';
import { check } from './check.js';

describe('an embedding', () => {
  const output = { positions: 4, width: 3 };
  check({ kind: 'embedding', weight: 'E' }, { positions: 4, width: 5, tokens: true }, output, { E: [5, 3] });
});

describe('an embedding of one token', () => {
  check({ kind: 'embedding', weight: 'E' }, { width: 2, tokens: true }, 3, { E: [2, 3] });
});

describe('the shape of an embedding', () => {
  it('has a row for every token', () => {
    const faults: string[] = [];
    const shape = embedding({ weight: 'E' }).outputShape(
      { positions: 2, width: 5, tokens: true },
      new Map([['E', [4, 3]]]),
      (fault) => faults.push(fault),
    );
    expect(shape).toEqual({ positions: 2, width: 3 });
    expect(faults).toEqual(['weight "E" must have axes [5, width], got [4, 3]']);
    const wider = embedding({ weight: 'E', outputs: 7 });
    const input = { positions: 1, width: 4, tokens: true };
    wider.outputShape(input, new Map([['E', [4, 3]]]), (fault) => faults.push(fault));
    expect(faults[1]).toBe('weight "E" must have axes [4, 7], got [4, 3]');
  });
});
