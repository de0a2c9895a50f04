import { type NdArray, ndArray, type Random, requireNumber, sizeOf } from '@entk/core';
import type { Network } from './network.js';
import type { ParameterSet } from './parameters.js';

/**
 * Every parameter drawn from N(0, deviation²): where the paper's modular-addition networks start, with deviation 1.
 *
 * Each parameter has a stream of its own, named after it.
 *
 * @throws MisuseError if the deviation is negative or not finite.
 */
export function normalParameters(network: Network, random: Random, deviation = 1): ParameterSet {
  requireNumber('normalParameters', 'deviation', deviation, { min: 0 });
  return new Map(
    Array.from(network.parameterShapes, ([name, shape]) => [name, normalArray(shape, random, name, deviation)]),
  );
}

/**
 * Weight matrices [out, in] from N(0, 2/(out + in)) (Glorot and Bengio 2010), gains of layer norms 1, every other
 * parameter zero: where the paper's superposition networks start.
 */
export function xavierNormalParameters(network: Network, random: Random): ParameterSet {
  const gains = new Set(network.layers.flatMap((layer) => layer.gains ?? []));
  return new Map(
    Array.from(network.parameterShapes, ([name, shape]) => {
      if (gains.has(name)) return [name, ndArray(shape, new Float32Array(sizeOf(shape)).fill(1))];
      if (shape.length !== 2) return [name, ndArray(shape)];
      return [name, normalArray(shape, random, name, Math.sqrt(2 / (shape[0] + shape[1])))];
    }),
  );
}

function normalArray(shape: readonly number[], random: Random, name: string, deviation: number): NdArray {
  const array = ndArray(shape);
  const draws = random.fork(name);
  for (let index = 0; index < array.data.length; index++) array.data[index] = deviation * draws.normal();
  return array;
}
