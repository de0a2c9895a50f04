import { type NdArray, ndArray, type Random, requireNumber, sizeOf, requireFields } from '@entk/core';
import { buffersOf } from './layers/chain.js';
import type { Network } from './network.js';
import type { ParameterSet } from './parameters.js';

/**
 * Every parameter drawn from N(0, deviation²): where the paper's modular-addition networks start, with deviation 1, and
 * its transformers, with one over the root of the last axis.
 *
 * Each parameter has a stream of its own, named after it. Buffers are running statistics at their start: means 0,
 * variances 1.
 *
 * @param deviation One for all, or that of a shape.
 * @throws MisuseError if a deviation is negative or not finite.
 */
export function normalParameters(
  network: Network,
  random: Random,
  deviation: number | ((shape: readonly number[]) => number) = 1,
): ParameterSet {
  return withBuffers(network, (name, shape) => {
    const own = typeof deviation === 'function' ? deviation(shape) : deviation;
    requireNumber('normalParameters', 'deviation', own, { min: 0 });
    return normalArray(shape, random, name, own);
  });
}

/**
 * Weight matrices [out, in] from N(0, 2/(out + in)) (Glorot and Bengio 2010), weights of convolutions [out, in, …] from
 * that by the number of places of their window, gains of norms 1, every other parameter zero: where the paper's
 * superposition networks start. Buffers as `normalParameters` has them.
 */
export function xavierNormalParameters(network: Network, random: Random): ParameterSet {
  const gains = new Set(network.layers.flatMap((layer) => layer.gains ?? []));
  return withBuffers(network, (name, shape) => {
    if (gains.has(name)) return filledArray(shape, 1);
    if (shape.length < 2) return ndArray(shape);
    const [outputs, inputs, ...window] = shape;
    return normalArray(shape, random, name, Math.sqrt(2 / ((outputs + inputs) * sizeOf(window))));
  });
}

/** Parameters as `start` makes them, and every buffer at its start. */
function withBuffers(
  { layers, parameterShapes, bufferShapes }: Network,
  start: (name: string, shape: readonly number[]) => NdArray,
): ParameterSet {
  const buffers = buffersOf(layers);
  return new Map([
    ...Array.from(parameterShapes, ([name, shape]) => [name, start(name, shape)] as const),
    ...Array.from(bufferShapes, ([name, shape]) => [name, filledArray(shape, buffers[name])] as const),
  ]);
}

function filledArray(shape: readonly number[], value: number): NdArray {
  return ndArray(shape, new Float32Array(sizeOf(shape)).fill(value));
}

function normalArray(shape: readonly number[], random: Random, name: string, deviation: number): NdArray {
  const array = ndArray(shape);
  requireFields('normalParameters', 'random', random, ['fork']);
  const draws = random.fork(name);
  for (let index = 0; index < array.data.length; index++) array.data[index] = deviation * draws.normal();
  return array;
}
