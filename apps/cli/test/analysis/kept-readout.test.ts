import { DenseMatrix } from '@entk/core';
import { defineNetwork, dense } from '@entk/models';
import { expect, test } from 'vitest';
import { keptReadout } from '../../src/analysis/kept-readout.js';

const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [4, 2] } });
const one = { kind: 'perClass', output: 0 };

test('the mean of all outputs, or of those that are read', () => {
  expect(keptReadout(network, undefined, { kind: 'meanOutput' })).toEqual({
    collapse: one,
    readout: { positions: 'flattened', outputs: DenseMatrix.fromRows([[0.25, 0.25, 0.25, 0.25]]) },
  });
  const some = keptReadout(network, { outputs: [1, 3] }, { kind: 'meanOutput' });
  expect(some?.readout.outputs).toEqual(DenseMatrix.fromRows([[0, 0.5, 0, 0.5]]));
});

test('one output among those that are read', () => {
  const kept = keptReadout(network, { outputs: [1, 3] }, { kind: 'perClass', output: 1 });
  expect(kept).toEqual({ collapse: one, readout: { positions: 'flattened', outputs: [3] } });
});

test('nothing where all outputs are kept', () => {
  expect(keptReadout(network, undefined, { kind: 'classMean' })).toBeUndefined();
});
