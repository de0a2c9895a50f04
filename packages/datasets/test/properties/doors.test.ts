// Tests no single file: NaN and infinity at every door of the package.
import { ndArray } from '@entk/core';
import { checkDoors } from '@entk/testing/doors';
import * as datasets from '../../src/index.js';

const memoryBudget = 2 ** 30;
const lets = { '0.memoryBudget': 'infinity is no limit' };

const sequences = () =>
  datasets.repeatedSequences({ examples: 4, vocabularySize: 6, length: 9, shortest: 2, longest: 4 });

checkDoors(datasets, {
  firstRepeatedPosition: { args: () => [sequences()], opaque: { '0': 'repeatedSequences' } },
  inductionReads: { options: 1, args: () => [sequences(), { seed: 0 }], opaque: { '0': 'repeatedSequences' } },
  axisFamily: { options: 0, args: () => [{ p: 5, combination: 'sum' }] },
  expandedIndicators: {
    options: 1,
    args: () => [ndArray([2, 3], Float32Array.of(1, 0, 2, 0, 3, 4)), { rowOrder: 'classMajor' }],
  },
  fourierFamily: { options: 0, args: () => [{ p: 5, argument: 'sum' }] },
  geometricImportance: { args: () => [4] },
  indicatorFamily: { options: 0, args: () => [{ name: 'token', labels: [0, 1, 1, 2] }] },
  modularAddition: { options: 0, args: () => [{ p: 5, alpha: 0.7, seed: 0, memoryBudget }], lets },
  modularAdditionTokens: { options: 0, args: () => [{ p: 5, alpha: 0.5, seed: 0, memoryBudget }], lets },
  repeatedSequences: {
    options: 0,
    args: () => [{ examples: 2, vocabularySize: 6, length: 9, shortest: 2, longest: 4, seed: 0, memoryBudget }],
    lets,
  },
  superpositionFeatures: {
    options: 0,
    args: () => [{ features: 4, examples: 6, sparsity: 0.5, seed: 0, importance: [1, 0.8, 0.6, 0.5], memoryBudget }],
    lets,
  },
  templateSentences: { options: 0, args: () => [{ sentences: 2, depth: 1, seed: 0 }] },
});
