import { describe, expect, it } from 'vitest';
import { type NetworkDescription, referenceOutputs } from '../../src/index.js';
import { numbers, outputsOf } from './by-hand.js';

describe('the float64 interpreter', () => {
  it('shows what each layer gets, and goes on with what it is given for a number', () => {
    const seen: string[] = [];
    const description: NetworkDescription = {
      inputs: { size: 1 },
      layers: [{ kind: 'scale', factor: 2 }, { kind: 'quadratic' }],
      parameters: {},
    };
    const outputs = referenceOutputs(description, new Map(), numbers(3), {
      onLayer: ({ kind }, values) => seen.push(`${kind} ${values.flat().join()}`),
      rounded: (value, size, roundings) => value + size * roundings,
    });
    // 6 + 6·1 = 12, 144 + 144·2
    expect(seen).toEqual(['scale 3', 'quadratic 12']);
    expect([...outputs.data]).toEqual([432]);
  });

  it('names a layer that it has no reference for', () => {
    expect(() => outputsOf([{ kind: 'unheardOf' }], [1])).toThrow('there is no reference for the layer unheardOf');
  });

  it('names a parameter that it misses', () => {
    expect(() => outputsOf([{ kind: 'dense', weight: 'W' }], [1])).toThrow('the reference has no parameter "W"');
  });
});
