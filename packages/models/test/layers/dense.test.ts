import { describe, expect, it } from 'vitest';
import { dense, type DenseOptions } from '../../src/index.js';

describe('the shapes of a dense layer', () => {
  const faultsOf = (options: DenseOptions, inputs: number, shapes: Record<string, number[]>) => {
    const faults: string[] = [];
    const input = { positions: 1, width: inputs };
    const { width } = dense(options).outputShape(input, new Map(Object.entries(shapes)), (fault) => faults.push(fault));
    return { size: width, faults };
  };

  it('reports a weight that does not take its inputs, and goes on with the size it gives', () => {
    expect(faultsOf({ weight: 'W' }, 5, { W: [3, 4] })).toEqual({
      size: 3,
      faults: ['weight "W" must have axes [outputs, 5], got [3, 4]'],
    });
    expect(faultsOf({ weight: 'W', transposed: true }, 4, { W: [3, 4] })).toEqual({
      size: 4,
      faults: ['weight "W" must have axes [4, outputs], got [3, 4]'],
    });
    expect(faultsOf({ weight: 'v' }, 4, { v: [4] }).faults).toEqual([
      'weight "v" must have axes [outputs, 4], got [4]',
    ]);
  });

  it('reports a weight that does not give the outputs it was promised', () => {
    expect(faultsOf({ weight: 'W', outputs: 2 }, 4, { W: [3, 4] }).faults).toEqual([
      'weight "W" must have axes [2, 4], got [3, 4]',
    ]);
    expect(faultsOf({ weight: 'W', outputs: 3, transposed: true }, 3, { W: [3, 4] }).faults).toEqual([
      'weight "W" must have axes [3, 3], got [3, 4]',
    ]);
  });

  it('reports a bias of another size, beside the weight', () => {
    expect(faultsOf({ weight: 'W', bias: 'b' }, 5, { W: [3, 4], b: [4] }).faults).toEqual([
      'weight "W" must have axes [outputs, 5], got [3, 4]',
      'bias "b" must have axes [3], got [4]',
    ]);
  });
});
