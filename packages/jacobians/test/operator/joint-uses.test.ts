import { DenseMatrix, identityMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import type { FactoredMatrixUse, FactoredUse, FactoredVectorUse } from '../../src/factors/index.js';
import { jointUses } from '../../src/operator/joint-uses.js';
import { sameFactors } from '../tolerances.js';
import { bothWays, C, D, H, N, randomMatrix } from './part-check.js';

const activation = randomMatrix(N, D, 1);
const ones = new DenseMatrix(N, 1, new Float64Array(N).fill(1));
const gates = randomMatrix(N, C, 2);
const narrow = randomMatrix(C, H, 3);
const diagonal = identityMatrix(C);
diagonal.set(1, 1, -2);

describe('jointUses', () => {
  for (const rows of [undefined, gates]) {
    for (const outputs of [narrow, diagonal]) {
      for (const transposed of [false, true]) {
        const name = `${rows ? 'gated' : 'plain'}, ${outputs === narrow ? 'through a matrix' : 'diagonal'}, ${transposed ? 'Wᵀ' : 'W'}`;
        it(`is J and Jᵀ of the dense Jacobian: ${name}, a bias beside it`, () => {
          const width = outputs.columns;
          const delta = { form: 'factored', outputs, rows } as const;
          const weight: FactoredMatrixUse = {
            kind: 'matrix',
            parameter: 'W',
            transposed,
            positions: 1,
            delta,
            activation,
          };
          const bias: FactoredVectorUse = { kind: 'vector', parameter: 'b', delta };
          const uses: FactoredUse[] = [weight, bias];
          const part = jointUses(
            [
              { use: weight, offset: 0, size: width * D, activation, outputs },
              { use: bias, offset: width * D, size: width, activation: ones, outputs },
            ],
            rows,
            N,
            C,
          );
          const shapes = { W: transposed ? [D, width] : [width, D], b: [width] };
          const { changes, gradients, expectedChanges, expectedGradients } = bothWays(part, uses, shapes);
          expect(changes).toBeCloseToArray(expectedChanges, { relativeToMax: sameFactors });
          expect(gradients).toBeCloseToArray(expectedGradients, { relativeToMax: sameFactors });
        });
      }
    }
  }
});
