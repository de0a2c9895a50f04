import { createRandom } from '@entk/core';
import { openWeights } from '@entk/formats';
import { initialiseBackend, normalParameters } from '@entk/models';
import { additionTransformerWeights, networkFromWeights } from '@entk/models/import';
import { oneLayerTransformer } from '@entk/models/networks';
import { additionTransformerReference } from '@entk/testing';
import { beforeAll, expect, test } from 'vitest';
import {
  accuracyOnAllPairs,
  leadingPairs,
  meanReadout,
  modulusOf,
} from '../../../src/experiments/addition-transformer/on-pairs.js';

beforeAll(() => initialiseBackend());

test('a trained network is right on every pair, an untrained one about as often as chance', async () => {
  const { bytes, p, expected } = additionTransformerReference();
  const { network, parameters } = networkFromWeights(await openWeights(bytes), [additionTransformerWeights()]);
  expect(modulusOf(network)).toBe(p);
  expect(accuracyOnAllPairs(network, parameters)).toBe(expected.accuracy);
  const untrained = accuracyOnAllPairs(network, normalParameters(network, createRandom(0), 0.1));
  // 1/29, and five standard deviations of a share of 841
  expect(untrained).toBeLessThan(1 / 29 + 5 * Math.sqrt(1 / 29 / 841));
});

test('the mean readout is one row of equal weights', () => {
  const { outputs } = meanReadout(oneLayerTransformer({ vocabularySize: 5, width: 4, heads: 2 }));
  expect(outputs).toMatchObject({ rows: 1, columns: 5 });
  expect(Array.from((outputs as { data: Float64Array }).data)).toEqual(Array(5).fill(0.2));
});

test('as many pairs as both bands of all frequencies need', () => {
  for (const p of [3, 5, 29, 113]) expect(leadingPairs(p * p)).toBeGreaterThanOrEqual(4 * Math.floor(p / 2) + 1);
});
