import { describe, expect, it } from 'vitest';
import { addScaled, turn } from '../../src/iterations/vector-steps.js';

describe('the steps of conjugate gradients', () => {
  it('add and turn in place', () => {
    const vector = Float64Array.of(1, -2, 3);
    const other = Float64Array.of(4, 5, -6);
    addScaled(vector, other, 0.5);
    expect([...vector]).toEqual([3, 0.5, 0]);
    turn(vector, other, -2);
    expect([...vector]).toEqual([-2, 4, -6]);
    expect([...other]).toEqual([4, 5, -6]);
  });
});
