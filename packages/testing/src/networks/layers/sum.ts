import { branchesCase, type BranchesOptions, drawnBranches } from './branches.js';
import type { LayerReference } from './reference.js';

/** Σ_i branch_i(x). */
export const sum: LayerReference<BranchesOptions> = {
  apply(rows, { branches }, { through, rounded }) {
    const outputs = branches.map((layers) => through(layers, rows));
    return outputs[0].map((row, t) =>
      row.map((_, h) => {
        const terms = outputs.map((output) => output[t][h]);
        const added = terms.reduce((total, term) => total + term, 0);
        const size = terms.reduce((total, term) => total + Math.abs(term), 0);
        return rounded(added, size, terms.length);
      }),
    );
  },
  draw: (place) => ({ kind: 'sum', branches: drawnBranches(place) }),
  cases: [
    // a parallel block
    branchesCase(
      'sum',
      [
        [{ kind: 'identity' }],
        [
          { kind: 'layerNorm', gain: 'g' },
          { kind: 'dense', weight: 'W' },
        ],
        [{ kind: 'dense', weight: 'U', bias: 'u' }, { kind: 'gelu' }, { kind: 'dense', weight: 'W' }],
      ],
      2,
      { g: [3], W: [3, 3], U: [3, 3], u: [3] },
    ),
    // all positions become one
    branchesCase(
      'sum',
      [[{ kind: 'lastPosition' }], [{ kind: 'dense', weight: 'W' }, { kind: 'meanOverPositions' }]],
      3,
      {
        W: [3, 3],
      },
    ),
    branchesCase('sum', [[{ kind: 'quadratic' }], [{ kind: 'tanh' }]], 1),
    branchesCase('sum', [[{ kind: 'dense', weight: 'W' }]], 1, { W: [2, 3] }),
  ],
};
