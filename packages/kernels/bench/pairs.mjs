import { ndArray } from '@entk/core';

/** One-hot pairs (a, b) of residues mod p, `count` of them spread evenly over all p². */
export function pairs(p, count = p * p) {
  const inputs = ndArray([count, 2 * p]);
  for (let row = 0; row < count; row++) {
    const pair = Math.floor((row * p * p) / count);
    inputs.data[row * 2 * p + Math.floor(pair / p)] = 1;
    inputs.data[row * 2 * p + p + (pair % p)] = 1;
  }
  return inputs;
}
