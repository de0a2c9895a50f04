import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { inFloat64, type LayerDescription, type NetworkDescription, referenceOutputs } from '../../src/index.js';

const numbers = (...values: number[]) => ndArray([1, values.length], Float32Array.from(values));
const outputsOf = (
  layers: readonly LayerDescription[],
  x: number[],
  given: Record<string, number[][] | number[]> = {},
  positions = 1,
) => {
  const parameters = Object.entries(given).map(([name, rows]) => {
    const shape = Array.isArray(rows[0]) ? [rows.length, rows[0].length] : [rows.length];
    return [name, ndArray(shape, Float32Array.from(rows.flat()))] as const;
  });
  const description: NetworkDescription = {
    inputs: { positions, size: x.length / positions },
    layers,
    parameters: Object.fromEntries(parameters.map(([name, { shape }]) => [name, shape])),
  };
  const inputs = ndArray([1, positions, x.length / positions], Float32Array.from(x));
  return [...referenceOutputs(description, inFloat64(new Map(parameters)), inputs).data];
};

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
    expect(() => outputsOf([{ kind: 'attention' }], [1])).toThrow('there is no reference for the layer attention');
  });

  it('names a parameter that it misses', () => {
    expect(() => outputsOf([{ kind: 'dense', weight: 'W' }], [1])).toThrow('the reference has no parameter "W"');
  });
});
