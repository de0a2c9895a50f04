import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import type { Delta, FactoredUse } from '../../src/factors/index.js';
import { exampleByExample } from '../../src/operator/example-by-example.js';
import { sameFactors } from '../tolerances.js';
import { bothWays, C, D, H, N, randomMatrix } from './part-check.js';

const activation = randomMatrix(N, D, 1);
const deltas: Record<string, Delta> = {
  dense: { form: 'dense', values: randomMatrix(N * C, H, 2), outputCount: C },
  'factored with rows and examples': {
    form: 'factored',
    outputs: randomMatrix(C, H, 3),
    rows: randomMatrix(N, C, 4),
    examples: randomMatrix(N, H, 5),
  },
  'factored of outputs alone': { form: 'factored', outputs: randomMatrix(C, H, 3) },
};

describe('exampleByExample', () => {
  for (const [name, delta] of Object.entries(deltas)) {
    for (const transposed of [false, true]) {
      it(`is J and Jᵀ of the dense Jacobian: ${name}, ${transposed ? 'Wᵀ' : 'W'}`, () => {
        const use: FactoredUse = { kind: 'matrix', parameter: 'W', transposed, positions: 1, delta, activation };
        const part = exampleByExample({ use, offset: 0, size: H * D }, N, C);
        const found = bothWays(part, [use], { W: transposed ? [D, H] : [H, D] });
        expect(found.changes).toBeCloseToArray(found.expectedChanges, { relativeToMax: sameFactors });
        expect(found.gradients).toBeCloseToArray(found.expectedGradients, { relativeToMax: sameFactors });
      });
    }
  }
});
