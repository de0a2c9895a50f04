import { describe, expect, it } from 'vitest';
import { embedding } from '../../src/index.js';

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
