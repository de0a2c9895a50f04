import { describe, expect, it } from 'vitest';
import { arraysOfSeeds, vector } from '../../src/report/arrays.js';

describe('vector', () => {
  it('copies numbers of any kind', () => {
    const values = Float32Array.of(0.5, 2);
    const array = vector(values);
    values[0] = 7;
    expect(array).toEqual({ shape: [2], data: Float64Array.of(0.5, 2) });
  });
});

describe('arraysOfSeeds', () => {
  it('names each array by its seed, in the order of seeds and names', () => {
    const seeds = [3, 1].map((seed) => ({ settings: { seed } }));
    const arrays = arraysOfSeeds(seeds, ({ settings: { seed } }) => ({ steps: [0, seed], loss: [seed / 2] }));
    expect([...arrays.keys()]).toEqual(['seed_3_steps', 'seed_3_loss', 'seed_1_steps', 'seed_1_loss']);
    expect(arrays.get('seed_1_loss')?.data).toEqual(Float64Array.of(0.5));
  });
});
