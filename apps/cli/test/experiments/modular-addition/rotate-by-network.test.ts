import { alignmentHeatmap, heatmapSummary } from '@entk/alignment';
import { DenseMatrix } from '@entk/core';
import { modularAddition } from '@entk/datasets';
import { openWeights } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { modularAdditionWeights, networkFromWeights } from '@entk/models/import';
import { rotateByUnits } from '@entk/rotation';
import { type ModularAdditionEpoch, modularAdditionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, test } from 'vitest';
import type { CliffKind } from '../../../src/experiments/modular-addition/alignment-scores.js';
import { familiesOf } from '../../../src/experiments/modular-addition/controls.js';
import { type Families, fourierFamilies } from '../../../src/experiments/modular-addition/families.js';
import {
  evidenceOf,
  type NetworkEvidence,
  rotateByNetwork,
  rotateSplit,
  splitByNetwork,
} from '../../../src/experiments/modular-addition/rotate-by-network.js';
import { kernelSpectra } from '../../../src/experiments/modular-addition/spectra.js';
import { energyInSpan } from '../../tolerances.js';

const { inputs } = modularAddition({ p: 29 });
const families = fourierFamilies(29) as Families;

/** The reference network at an epoch. */
async function networkAt(epoch: ModularAdditionEpoch) {
  const { network, parameters } = networkFromWeights(await openWeights(modularAdditionReference(epoch).bytes), [
    modularAdditionWeights({ p: 29 }),
  ]);
  return { network, parameters, evidence: evidenceOf(network, parameters, inputs) };
}

function figuresOf(basis: DenseMatrix, cliff: CliffKind) {
  return heatmapSummary(alignmentHeatmap(basis, familiesOf(cliff, families), { quantity: 'squared norm' }));
}

describe('the cliffs of the reference network at epoch 500', () => {
  let trained: NetworkEvidence;
  let untrained: NetworkEvidence;
  let bases: Record<CliffKind, DenseMatrix>;
  beforeAll(async () => {
    await initialiseBackend();
    const { network, parameters, evidence } = await networkAt(500);
    [trained, untrained] = [evidence, (await networkAt(0)).evidence];
    const spectra = await kernelSpectra(network, parameters, inputs, ['layer1', 'full'], {
      collapse: { kind: 'classMean' },
      count: 113,
    });
    bases = {
      first: (spectra.layer1.vectors as DenseMatrix).columnRange(1, 57),
      second: (spectra.full.vectors as DenseMatrix).columnRange(57, 113),
    };
  });

  test('activations of the second cliff are the squares of those of the first', () => {
    const { first, second } = trained.units;
    expect([first.rows, first.columns]).toEqual([841, 512]);
    const squares = first.data.map((value) => value * value);
    expect(second.data).toBeCloseToArray(squares, { relativeToMax: 1e-6 });
  });

  test.each([
    ['first', 0.985, 28],
    ['second', 0.89, 22],
  ] as const)('the %s: at least %d, %d pairs, in the same span', async (cliff, least, pairs) => {
    const rotated = await rotateByNetwork(bases[cliff], cliff, trained);
    expect(figuresOf(rotated, cliff).meanColumnMax).toBeGreaterThanOrEqual(least);
    expect(figuresOf(rotated, cliff).featuresAbove).toBeGreaterThanOrEqual(pairs);
    expect(rotated).toSpanTheSameSubspace(bases[cliff], { tolerance: energyInSpan });
  });

  test.each([
    ['first', 0.3],
    ['second', 0.5],
  ] as const)('the %s by the units of the untrained network, split the same way: at most %d', async (cliff, most) => {
    const split = await splitByNetwork(bases[cliff], cliff, trained);
    const figures = figuresOf(await rotateSplit(split, untrained.units[cliff]), cliff);
    expect(figures.meanColumnMax).toBeLessThanOrEqual(most);
    expect(figures.featuresAbove).toBe(0);
  });

  test.each([
    ['first', 0.95, 28],
    ['second', 0.83, 22],
  ] as const)('the %s by units alone: at least %d, %d pairs', async (cliff, least, pairs) => {
    const figures = figuresOf((await rotateByUnits(bases[cliff], trained.units[cliff])).basis, cliff);
    expect(figures.meanColumnMax).toBeGreaterThanOrEqual(least);
    expect(figures.featuresAbove).toBeGreaterThanOrEqual(pairs);
  });

  test('what nothing splits is rotated whole, by units alone', async () => {
    const oneGroup = { ...trained, inputs: bases.first };
    const split = await splitByNetwork(bases.first, 'first', oneGroup);
    expect(split.blocks).toEqual([{ from: 0, to: 56 }]);
    const alone = await rotateByUnits(split.basis, trained.units.first);
    expect((await rotateSplit(split, trained.units.first)).data).toEqual(alone.basis.data);
  });
});
