import { add } from '../tensor/index.js';
import { branching, branchingKind } from './branches.js';
import type { Layer } from './layer.js';

/**
 * y = Σ_i g_i(x), each g_i being layers one after the other; none at all give x itself. A parallel block of a
 * transformer is `sum([[], [norm, attention], [norm, mlp]])`.
 *
 * @throws MisuseError if there is no branch.
 *
 * @example
 * ```ts
 * import { defineNetwork, dense, lastPosition, meanOverPositions, sum } from '@entk/models';
 *
 * const both = sum([[lastPosition()], [dense({ weight: 'W' }), meanOverPositions()]]);
 * defineNetwork({ inputSize: 4, positions: 3, layers: [both], parameters: { W: [4, 4] } }).outputPositions; // 1
 * ```
 */
export function sum(branches: readonly (readonly Layer[])[]): Layer {
  return branching('sum', branches, {
    join: (outputs) => outputs.reduce(add),
    back: (cotangent) => cotangent,
    forward(tangents) {
      const moved = tangents.filter((tangent) => tangent !== undefined);
      return moved.length === 0 ? undefined : moved.reduce(add);
    },
    working: (branches) => branches,
  });
}

/** How a description says it. */
export const sumKind = branchingKind('sum', 'y = Σ branch(x).', sum);
