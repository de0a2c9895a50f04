import { ndArray } from '@entk/core';
import { inFloat64, type LayerDescription, type NetworkDescription, referenceOutputs } from '../../src/index.js';

/** One example of so many numbers. */
export const numbers = (...values: number[]) => ndArray([1, values.length], Float32Array.from(values));
/** What the reference computes for one example `x`, with the parameters given as rows. */
export const outputsOf = (
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

/** f(x) = ReLU(Wᵀ (2 (W x + b)²)) of 2 inputs and 1 hidden unit, which is worked out by hand. */
export const squaredAndTied = {
  description: {
    inputs: { size: 2 },
    layers: [
      { kind: 'dense', weight: 'W', bias: 'b' },
      { kind: 'quadratic' },
      { kind: 'scale', factor: 2 },
      { kind: 'dense', weight: 'W', transposed: true },
      { kind: 'relu' },
    ],
    parameters: { W: [1, 2], b: [1] },
  } satisfies NetworkDescription,
  parameters: inFloat64(
    new Map([
      ['W', numbers(3, -1)],
      ['b', ndArray([1], Float32Array.of(0.5))],
    ]),
  ),
  inputs: ndArray([2, 2], Float32Array.of(1, 2, 0, 1)),
};
