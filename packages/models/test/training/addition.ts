import { createRandom, type NdArray, ndArray } from '@entk/core';
import { adamW, normalParameters, squaredError, type TrainingOptions } from '../../src/index.js';
import { quadraticMlp } from '../../src/networks/index.js';

const p = 5;
export const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 16, outputs: p });
export const initial = normalParameters(network, createRandom(0));
export const pairs = Array.from({ length: p * p }, (_, row) => row);
export const data = {
  train: examplesOf(pairs.filter((row) => row % 4 !== 0)),
  test: examplesOf(pairs.filter((row) => row % 4 === 0)),
};
export const options: TrainingOptions = {
  loss: squaredError(),
  optimiser: adamW({ learningRate: 0.05 }),
  epochs: 20,
};

/** One-hot pairs and their sum mod p. */
export function examplesOf(rows: readonly number[]): { inputs: NdArray; targets: NdArray } {
  const inputs = ndArray([rows.length, 2 * p]);
  const targets = ndArray([rows.length, p]);
  rows.forEach((row, index) => {
    const [a, b] = [Math.floor(row / p), row % p];
    inputs.data[index * 2 * p + a] = 1;
    inputs.data[index * 2 * p + p + b] = 1;
    targets.data[index * p + ((a + b) % p)] = 1;
  });
  return { inputs, targets };
}
