import { createRandom, ndArray } from '@entk/core';
import { type Examples, initialiseBackend, normalParameters, predict } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  agreementArrays,
  agreementFigure,
  agreementTable,
  agreementValues,
  measureAgreement,
} from '../../src/experiments/agreement.js';

beforeAll(async () => {
  await initialiseBackend();
  examples = { train: fitted(25), test: fitted(10) };
});

const network = quadraticMlp({ inputs: 3, hiddenUnits: 40, outputs: 2 });
const parameters = normalParameters(network, createRandom(1));
const random = createRandom(2);
const inputsOf = (rows: number) => ndArray([rows, 3], Float32Array.from(random.normals(rows * 3)));
/** Examples on which the network has no error at all. */
const fitted = (rows: number) => {
  const inputs = inputsOf(rows);
  return { inputs, targets: predict(network, parameters, inputs) };
};
let examples: { train: Examples; test: Examples };

describe('a network that fits its targets', () => {
  // f is homogeneous of degree 3 in the weights, so 3 f = J θ lies in the span of J: eq. 1 predicts it exactly,
  // everywhere.
  test('is predicted wholly by the flattened kernel, on examples it never saw too', async () => {
    const flattened = { collapse: { kind: 'flattened', rowOrder: 'exampleMajor' } } as const;
    const { full, ranks, rSquared } = await measureAgreement(network, parameters, examples, flattened);
    expect(full.train).toBeCloseTo(1, 4);
    expect(full.test).toBeCloseTo(1, 4);
    expect([ranks[0], rSquared.train.length, rSquared.test.length]).toEqual([1, ranks.length, ranks.length]);
    expect(rSquared.train[ranks.length - 1]).toBe(full.train);
  });

  test('the whole kernel as an operator says the same as all its pairs', async () => {
    const flattened = { collapse: { kind: 'flattened', rowOrder: 'exampleMajor' }, count: 3 } as const;
    const { full, ranks } = await measureAgreement(network, parameters, examples, flattened);
    // The operator stops at a residual of 1e-4 of the gradient, so the error of the fit is a few times that.
    expect([full.train, full.test]).toEqual([expect.closeTo(1, 2), expect.closeTo(1, 2)]);
    expect([...ranks]).toEqual([1, 2, 3]);
  });
});

test('table, figure, values and arrays tell the same numbers', () => {
  const agreement = {
    ranks: Uint32Array.of(1, 2, 3),
    rSquared: { train: Float64Array.of(0.1, 0.5, 0.9), test: Float64Array.of(-1, 0.4, 0.8) },
    drops: [2],
    full: { train: 0.95, test: 0.85 },
  };
  const named = [{ label: 'net', agreement }];
  expect(agreementTable(named, 'About.').rows).toEqual([
    ['net', "2, a cliff's end", '0.5', '0.4'],
    ['net', 'all', '0.95', '0.85'],
  ]);
  expect(agreementTable(named, 'About.').caption).toMatch(/^Ours: .*About\./);
  expect(agreementValues(named)).toEqual([
    { network: 'net', rSquared: { training: 0.95, heldOut: 0.85 }, atCliffs: [{ k: 2, training: 0.5, heldOut: 0.4 }] },
  ]);
  expect(agreementArrays('x_', agreement).map(([name, { data }]) => [name, [...data]])).toEqual([
    ['x_premise_rank', [1, 2, 3]],
    ['x_premise_r2_training', [0.1, 0.5, 0.9]],
    ['x_premise_r2_held_out', [-1, 0.4, 0.8]],
  ]);
  expect(agreementFigure('figure', named)).toMatchObject({ name: 'figure', caption: expect.stringMatching(/^Ours: /) });
});
