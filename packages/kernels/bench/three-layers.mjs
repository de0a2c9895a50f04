import { createRandom, ndArray } from '@entk/core';
import { defineNetwork, dense, relu } from '@entk/models';

/**
 * The network of the bench's larger tables: 200 inputs, two hidden layers of 64, 10 outputs, ReLU, biases, at He's
 * initialisation, and inputs whose directions decay in variance as those of data do (as 1/i).
 */
export const threeLayers = defineNetwork({
  inputSize: 200,
  layers: [
    dense({ weight: 'W1', bias: 'b1' }),
    relu(),
    dense({ weight: 'W2', bias: 'b2' }),
    relu(),
    dense({ weight: 'W3', bias: 'b3' }),
  ],
  parameters: { W1: [64, 200], b1: [64], W2: [64, 64], b2: [64], W3: [10, 64], b3: [10] },
});

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
