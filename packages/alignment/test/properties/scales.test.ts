// Tests no single file: results at every scale of float64.
import { createRandom, DenseMatrix, type FeatureFamily } from '@entk/core';
import { columnNorms, qr } from '@entk/linalg';
import { checkScales, type ScaledInput } from '@entk/testing/scales';
import * as alignment from '../../src/index.js';

const rows = 12;
const matrixOf = (columns: number, seed: number) =>
  new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));
const times = (matrix: DenseMatrix, factor: number) => DenseMatrix.from(matrix).scaleInPlace(factor);
const basis = matrixOf(4, 1);
const features = matrixOf(6, 2);
/** A column that depends on earlier ones, so that a QR factorisation without pivoting does not give its span. */
const dependent = DenseMatrix.sideBySide([basis, times(basis.columnRange(0, 1), -2)]);
const family: FeatureFamily = {
  name: 'planes',
  features: qr(features).q,
  groupSize: 2,
  labels: ['a', 'b', 'c'],
};
const heatmap = alignment.alignmentHeatmap(basis, [family]);
const scaledHeatmap = (s: number) => ({ ...heatmap, values: times(heatmap.values, s) });
const options = { draws: 4, seed: 0 };
const firstNorm = (matrix: DenseMatrix) => columnNorms(matrix)[0];
const scores = { observed: 1, draws: 1, mean: 1, deviation: 1 };
const matches = Object.fromEntries(
  ['ofColumns', 'ofRows'].flatMap((side) => Array.from({ length: 4 }, (_, i) => [`${side}.${i}.value`, 1])),
);
const points = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`points.${i}.value`, 1]));

/** A span depends on the directions of its vectors alone. */
const ofSpan = (call: (basis: DenseMatrix) => readonly unknown[]): ScaledInput[] => [
  { of: 'the basis', args: (s) => call(times(basis, s)) },
  { of: 'one vector of the basis', args: (s) => call(oneColumn(s)) },
];
const oneColumn = (s: number) => DenseMatrix.generate(rows, 4, (i, j) => basis.get(i, j) * (j === 1 ? s : 1));
const dependentSpan: ScaledInput = { of: 'dependent vectors', args: (s) => [times(dependent, s), [family]] };

checkScales(
  alignment,
  {
    absoluteCosines: [
      { of: 'the features', args: (s) => [times(features, s), basis] },
      { of: 'the basis', args: (s) => [features, times(basis, s)] },
      { of: 'both', args: (s) => [times(features, s), times(basis, s)] },
      { of: 'one vector', args: (s) => [features, oneColumn(s)] },
    ],
    alignmentHeatmap: (['norm', 'squared norm', '|cosine|'] as const).map((quantity, i) => ({
      of: `the basis, as ${quantity}`,
      args: (s) => [times(basis, s), [family], { quantity }],
      powers: { values: [1, 2, 0][i] },
    })),
    bestAssignment: [{ of: 'the values', args: (s) => [times(basis, s)], powers: { sum: 1, mean: 1 } }],
    bestMatches: [{ of: 'the values', args: (s) => [times(basis.rowRange(0, 4), s)], powers: matches }],
    capturedNorms: [
      { of: 'the features', args: (s) => [basis, times(features, s)] },
      ...ofSpan((span) => [span, features]),
      { of: 'everything', args: (s) => [times(dependent, s), times(features, s)] },
    ],
    detectLabels: [
      {
        of: 'the vectors',
        args: (s) => [
          times(basis, s),
          { name: 'thirds', labels: ['a', 'b', 'c'], labelOf: Array.from({ length: rows }, (_, n) => n % 3) },
          { seed: 0, splits: 2, draws: 2, least: 4 },
        ],
      },
    ],
    columnNormalised: [{ of: 'the values', args: (s) => [scaledHeatmap(s)] }],
    compareWithBases: [
      {
        of: 'all bases',
        args: (s) => [times(basis, s), [times(features.columnRange(0, 4), s)], firstNorm],
        powers: scores,
      },
    ],
    compareWithPermutedExamples: [
      {
        of: 'the activations',
        args: (s) => [times(features, s), (activations: DenseMatrix) => activations.get(0, 0), options],
        powers: scores,
      },
    ],
    compareWithRandomUnits: [
      { of: 'the activations', args: (s) => [times(features, s), firstNorm, options], powers: scores },
    ],
    controlledScore: [{ of: 'the scores', args: (s) => [0.5 * s, [0.3 * s, -0.1 * s, 0.7 * s]], powers: scores }],
    energyInFamilies: [...ofSpan((span) => [span, [family]]), dependentSpan],
    featureShares: ofSpan((span) => [span, [family]]),
    heatmapSummary: [
      {
        of: 'the values and the threshold',
        args: (s) => [scaledHeatmap(s), { threshold: 0.4 * s }],
        powers: { meanColumnMax: 1, smallestColumnMax: 1, meanOverBestAssignment: 1, threshold: 1 },
      },
    ],
    lineSplit: [{ of: 'the values', args: (s) => [scaledHeatmap(s), options], powers: points }],
    mostPossible: [...ofSpan((span) => [span, [family]]), dependentSpan],
    projectionNorms: [
      { of: 'the basis', args: (s) => [family, times(basis, s)], powers: { '': 1 } },
      { of: 'the basis of a spectrum', args: (s) => [family, { vectors: times(basis, s) }], powers: { '': 1 } },
    ],
    randomUnits: [
      { of: 'the activations', args: (s) => [times(features, s), createRandom(0)], powers: { '': 1 } },
      {
        of: 'activations of few examples',
        args: (s) => [times(features.rowRange(0, 4), s), createRandom(0)],
        powers: { '': 1 },
      },
    ],
    risingLines: [
      {
        of: 'the sequence',
        args: (s) => [
          [3 * s, s, 4 * s, s, 5 * s],
          [1, 2, 3, 4, 5],
        ],
      },
      {
        of: 'the weights',
        args: (s) => [
          [3, 1, 4, 1, 5],
          [s, 2 * s, 3 * s, 4 * s, 5 * s],
        ],
      },
    ],
    shuffledFamily: [
      {
        of: 'the features',
        args: (s) => [{ ...family, features: times(family.features, s) }, { seed: 1 }],
        powers: { features: 1 },
      },
    ],
    squaredProjectionNorms: [{ of: 'the basis', args: (s) => [family, times(basis, s)], powers: { '': 2 } }],
  },
  {
    adjustedPValues: 'takes p-values',
    firstColumns: 'leaves columns out',
    compareWithPermutedLabels: 'takes orthonormal groups, and hands on what its score gives',
    compareWithRandomSubspaces: 'draws orthonormal vectors, and hands on what its score gives',
    randomCoordinates: 'takes dimensions',
    randomFamily: 'takes dimensions',
    randomShare: 'takes dimensions',
    randomSubspace: 'takes dimensions',
  },
);
