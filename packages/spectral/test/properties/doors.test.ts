// Tests no single file: NaN and infinity at every door of the package.
import { DenseMatrix } from '@entk/core';
import { checkDoors } from '@entk/testing/doors';
import * as spectral from '../../src/index.js';

const symmetric = () =>
  DenseMatrix.fromRows([
    [4, 1, 0],
    [1, 3, 1],
    [0, 1, 2],
  ]);
const plane = () =>
  DenseMatrix.fromRows([
    [1, 0],
    [0, 0.6],
    [0, 0.8],
  ]);
const spectrum = (epoch: number) => ({
  epoch,
  spectrum: {
    values: Float64Array.of(9, 8, 1, 0.5),
    residuals: Float64Array.of(0, 0, 0, 0),
    status: { kind: 'converged' } as const,
    method: 'made up',
    size: 4,
  },
});

checkDoors(spectral, {
  dropAppearance: {
    options: 2,
    args: () => [spectral.trackEvolution([spectrum(0), spectrum(10)]), 2, { slack: 1 }],
    lets: { '0.points': 'made by trackEvolution, which looks at every number it computes with' },
  },
  eigh: {
    options: 1,
    args: () => [symmetric(), { count: 2, memoryBudget: 2 ** 30 }],
    lets: { '1.memoryBudget': 'infinity is no limit' },
    aborted: (signal) => [symmetric(), { signal }],
  },
  findCliffs: {
    options: 1,
    args: () => [Float64Array.of(9, 8, 1, 0.5, 0.4), { size: 10, falseAlarmRate: 0.01, noise: 1e-7, expected: [2] }],
  },
  leadingVectors: {
    args: () => [{ vectors: plane(), rank: 2 }, 1],
    lets: { '0.vectors': 'they are handed on, not computed with', '0.rank': 'infinity is no bound' },
    takes: { '0.vectors': ['nothing'] },
  },
  sparseOperator: { args: () => [{ size: 2, rowStarts: [0, 2, 4], columns: [0, 1, 0, 1], values: [2, 1, 1, 2] }] },
  operatorOf: { args: () => [symmetric()] },
  principalAngles: { args: () => [plane(), plane()] },
  projectorDistance: { args: () => [plane(), plane()] },
  subspaceOverlap: { args: () => [plane(), plane()] },
  topEigenpairs: {
    options: 1,
    args: () => [spectral.operatorOf(symmetric()), { count: 2, tolerance: 1e-8, seed: 1, symmetryTolerance: 1e-6 }],
    aborted: (signal) => [spectral.operatorOf(symmetric()), { count: 1, signal }],
  },
  trackEvolution: {
    options: 1,
    args: () => [[spectrum(0), spectrum(10)]],
    lets: {
      '0.0.spectrum.residuals': 'nothing is computed with them',
      '0.1.spectrum.residuals': 'nothing is computed with them',
    },
  },
});
