import { branchesCase, type BranchesOptions, drawnBranches } from './branches.js';
import type { LayerReference } from './reference.js';

/** Π_i branch_i(x), entry by entry. */
export const product: LayerReference<BranchesOptions> = {
  apply(rows, { branches }, { through, rounded }) {
    const outputs = branches.map((layers) => through(layers, rows));
    return outputs[0].map((row, t) =>
      row.map((_, h) => {
        const value = outputs.reduce((total, output) => total * output[t][h], 1);
        return rounded(value, Math.abs(value), outputs.length);
      }),
    );
  },
  draw: (place) => ({ kind: 'product', branches: drawnBranches(place) }),
  cases: [
    branchesCase(
      'product',
      [[{ kind: 'dense', weight: 'G' }, { kind: 'silu' }], [{ kind: 'dense', weight: 'U', bias: 'u' }]],
      2,
      { G: [4, 3], U: [4, 3], u: [4] },
    ),
    // of three, one of them x itself, and a weight in two
    branchesCase(
      'product',
      [[{ kind: 'identity' }], [{ kind: 'dense', weight: 'W' }, { kind: 'tanh' }], [{ kind: 'dense', weight: 'W' }]],
      1,
      { W: [3, 3] },
    ),
    branchesCase('product', [[{ kind: 'lastPosition' }], [{ kind: 'meanOverPositions' }]], 2),
    branchesCase('product', [[{ kind: 'dense', weight: 'W' }]], 1, { W: [2, 3] }),
  ],
};
