import { ndArray } from '@entk/core';
import { firstRepeatedPosition, repeatedSequences } from '@entk/datasets';
import { initialiseBackend } from '@entk/models';
import { attentionOnlyTransformer } from '@entk/models/networks';
import { beforeAll, expect, test } from 'vitest';
import { fewSequences, late } from '../../../src/experiments/induction/late.js';

beforeAll(() => initialiseBackend());

test('a network that knows nothing has the loss log V at late positions, and is right where token 0 follows', () => {
  const network = attentionOnlyTransformer({ vocabularySize: 32, positions: 40, width: 8, heads: 2 });
  const parameters = new Map(Array.from(network.parameterShapes, ([name, shape]) => [name, ndArray(shape)]));
  const sequences = repeatedSequences({ examples: 30, seed: 5 });
  const { loss, accuracy } = late({ network, parameters }, sequences);
  expect(loss).toBeCloseTo(Math.log(32), 6);
  const first = firstRepeatedPosition(sequences);
  const following = Array.from(sequences.next.data).filter((_, index) => index % 40 >= first);
  expect(accuracy).toBeCloseTo(following.filter((token) => token === 0).length / following.length, 12);
});

test('attention is measured on the first sequences', () => {
  const sequences = repeatedSequences({ examples: 130 });
  const few = fewSequences(sequences);
  expect(few.inputs).toEqual(ndArray([128, 40], sequences.inputs.data.subarray(0, 128 * 40)));
  expect(few.periods).toEqual(sequences.periods.subarray(0, 128));
});
