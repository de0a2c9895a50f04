import { describe, expect, test } from 'vitest';
import { followedEpochs } from '../../../src/experiments/addition-transformer/settings.js';

describe('followedEpochs', () => {
  test('are 50 apart from the start, and the last one', () => {
    expect(followedEpochs(120)).toEqual([0, 50, 100, 120]);
    expect(followedEpochs(100)).toEqual([0, 50, 100]);
    expect(followedEpochs(4000)).toHaveLength(81);
  });
});
