import { createRandom, type NdArray, sizeOf } from '@entk/core';
import type { Network, ParameterSet } from '@entk/models';

/**
 * Parameters of a network of the same shape that has learnt nothing: matrices uniform with variance 1/in, vectors ones
 * where the trained ones scale, as norms do, and zeros where they are added.
 *
 * They are drawn again whenever they are read, so that a hundred million of them are never held.
 */
export function untrainedParameters(network: Network, trained: ParameterSet, seed: number): ParameterSet {
  const random = createRandom(seed).fork('untrained parameters');
  const shapes = [...network.parameterShapes, ...network.bufferShapes];
  return new Map(
    shapes.map(([name, shape]): [string, NdArray] => {
      if (network.bufferShapes.has(name)) return [name, trained.get(name) as NdArray];
      if (shape.length === 1) {
        const value = name.endsWith('bias') ? 0 : 1;
        return [name, { shape, data: new Float32Array(shape[0]).fill(value) }];
      }
      // Uniform between −√(3/in) and √(3/in).
      const width = 2 * Math.sqrt(3 / shape[shape.length - 1]);
      return [
        name,
        {
          shape,
          get data() {
            const drawn = random.fork(name);
            return Float32Array.from({ length: sizeOf(shape) }, () => width * (drawn.uniform() - 0.5));
          },
        },
      ];
    }),
  );
}
