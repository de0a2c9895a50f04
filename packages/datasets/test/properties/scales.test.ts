// Tests no single file: results at every scale that float32 inputs leave room for.
import { createRandom, ndArray } from '@entk/core';
import { checkScales } from '@entk/testing/scales';
import * as datasets from '../../src/index.js';

const inputs = createRandom(1).normals(12);

checkScales(
  datasets,
  {
    expandedIndicators: [
      {
        of: 'the inputs',
        args: (s) => [
          ndArray(
            [4, 3],
            Float32Array.from(inputs, (value) => value * s),
          ),
          { rowOrder: 'classMajor' },
        ],
        exponents: [-100, -70, -40, 40, 70, 100],
      },
    ],
  },
  {
    axisFamily: 'takes a modulus',
    fourierFamily: 'takes a modulus',
    geometricImportance: 'takes a number of features',
    firstRepeatedPosition: 'takes tokens',
    inductionReads: 'takes tokens',
    indicatorFamily: 'takes integers',
    modularAddition: 'takes a modulus',
    modularAdditionTokens: 'takes a modulus',
    repeatedSequences: 'takes numbers of tokens',
    superpositionFeatures: 'takes numbers of features and examples',
    templateSentences: 'takes a number of sentences',
  },
);
