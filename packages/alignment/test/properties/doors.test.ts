// Tests no single file: NaN and infinity at every door of the package.
import { createRandom, DenseMatrix, type FeatureFamily } from '@entk/core';
import { checkDoors } from '@entk/testing/doors';
import * as alignment from '../../src/index.js';

const basis = () =>
  DenseMatrix.fromRows([
    [1, 0],
    [0, 0.6],
    [0, 0.8],
    [0, 0],
  ]);
const family = (): FeatureFamily => ({ name: 'unit', features: basis(), groupSize: 1, labels: ['a', 'b'] });
const heatmap = () => alignment.alignmentHeatmap(basis(), [family()]);
const score = (matrix: DenseMatrix) => matrix.get(0, 0);

checkDoors(alignment, {
  absoluteCosines: { args: () => [basis(), basis()] },
  adjustedPValues: { args: () => [[0.01, 0.5, 1]] },
  alignmentHeatmap: { options: 2, args: () => [basis(), [family()]] },
  bestAssignment: { args: () => [basis()] },
  bestMatches: { args: () => [basis()] },
  capturedNorms: { args: () => [basis(), basis()] },
  detectLabels: {
    options: 2,
    args: () => [
      DenseMatrix.generate(16, 2, (n, i) => n * (i + 1)),
      { name: 'parity', labels: ['even', 'odd'], labelOf: Array.from({ length: 16 }, (_, n) => n % 2) },
      { seed: 0, splits: 2, draws: 2, least: 4 },
    ],
  },
  firstColumns: {
    args: () => [heatmap(), 1],
    lets: { '0.values': 'they are handed on, not computed with' },
  },
  columnNormalised: { args: () => [heatmap()] },
  compareWithBases: { args: () => [basis(), [basis()], score] },
  compareWithPermutedLabels: {
    options: 2,
    args: () => [[family()], () => 1, { draws: 5, seed: 0 }],
    aborted: (signal) => [[family()], () => 1, { draws: 5, seed: 0, signal }],
  },
  compareWithPermutedExamples: {
    options: 2,
    args: () => [basis(), score, { draws: 5, seed: 0 }],
    aborted: (signal) => [basis(), score, { draws: 5, seed: 0, signal }],
  },
  compareWithRandomUnits: {
    options: 2,
    args: () => [basis(), score, { draws: 5, seed: 0 }],
    aborted: (signal) => [basis(), score, { draws: 5, seed: 0, signal }],
  },
  compareWithRandomSubspaces: {
    options: 2,
    args: () => [basis(), score, { draws: 5, seed: 0 }],
    aborted: (signal) => [basis(), score, { draws: 5, seed: 0, signal }],
  },
  controlledScore: { args: () => [1, [0.5, 0.7, 0.9]] },
  energyInFamilies: { args: () => [basis(), [family()]] },
  featureShares: { args: () => [basis(), [family()]] },
  heatmapSummary: { options: 1, args: () => [heatmap(), { threshold: 0.9 }] },
  lineSplit: { options: 1, args: () => [heatmap(), { draws: 5, seed: 0 }] },
  mostPossible: { args: () => [basis(), [family()]] },
  projectionNorms: { args: () => [family(), basis()] },
  randomFamily: { options: 0, args: () => [{ rows: 10, groups: 2, groupSize: 2, seed: 0 }] },
  shuffledFamily: {
    options: 1,
    args: () => [family(), { seed: 0 }],
    lets: { '0.groupSize': 'handed on: nothing is computed with it' },
  },
  randomCoordinates: { args: () => [6, 2, 2, createRandom(0)] },
  randomShare: { options: 0, args: () => [{ rows: 6, dimension: 2, directions: 2 }] },
  randomSubspace: { args: () => [4, 2, createRandom(0)] },
  randomUnits: { args: () => [basis(), createRandom(0)] },
  risingLines: {
    args: () => [
      [1, 3, 2],
      [1, 1, 1],
    ],
  },
  squaredProjectionNorms: { args: () => [family(), basis()] },
});
