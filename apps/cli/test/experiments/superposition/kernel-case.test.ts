import { createRandom, type RowOrder } from '@entk/core';
import { expandedIndicators, superpositionFeatures } from '@entk/datasets';
import { factoredJacobian } from '@entk/jacobians';
import { initialiseBackend, xavierNormalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { beforeAll, describe, expect, it } from 'vitest';
import { kernelCase } from '../../../src/experiments/superposition/kernel-case.js';

beforeAll(() => initialiseBackend());

describe('kernelCase', () => {
  const { inputs, importance } = superpositionFeatures({ features: 6, examples: 40, sparsity: 0.5, seed: 0 });
  const network = tiedAutoencoder({ features: 6, hiddenUnits: 3 });
  const caseOf = (rowOrder: RowOrder) => {
    const jacobian = factoredJacobian(network, xavierNormalParameters(network, createRandom(0)), inputs);
    const options = { beta: 0, importance, parameters: ['W', 'b'], count: 12 };
    return kernelCase(jacobian, expandedIndicators(inputs, { rowOrder }), options);
  };

  it('compares the features with vectors whose rows are in the same order, and refuses the other', async () => {
    const { spectrum, heatmap } = await caseOf('exampleMajor');
    expect([spectrum.rowOrder, spectrum.size, spectrum.side]).toEqual(['exampleMajor', 240, 'parameters']);
    expect([heatmap.values.rows, heatmap.values.columns]).toEqual([6, 12]);
    await expect(caseOf('classMajor')).rejects.toThrow(
      'family "indicator" must have its rows in the order "exampleMajor"',
    );
  });
});
