import { createRandom, ndArray } from '@entk/core';
import { networkFromDescription } from '@entk/models';
import { reluNetwork } from '@entk/testing';

/**
 * The network of the bench's larger tables: 200 inputs, two hidden layers of 64, 10 outputs, ReLU, biases, at He's
 * initialisation, and inputs whose directions decay in variance as those of data do (as 1/i).
 */
export const threeLayers = networkFromDescription(reluNetwork([200, 64, 64, 10]));

export function threeLayersParameters(seed = 0) {
  const random = createRandom(seed);
  return new Map(
    Array.from(threeLayers.parameterShapes, ([name, shape]) => {
      const array = ndArray(shape);
      if (shape.length === 2) {
        const draws = random.fork(name);
        for (let index = 0; index < array.data.length; index++) {
          array.data[index] = Math.sqrt(2 / shape[1]) * draws.normal();
        }
      }
      return [name, array];
    }),
  );
}

export function decayingInputs(count, seed = 1) {
  const random = createRandom(seed);
  const inputs = ndArray([count, 200]);
  for (let index = 0; index < inputs.data.length; index++) {
    inputs.data[index] = random.normal() / Math.sqrt(1 + (index % 200));
  }
  return inputs;
}
