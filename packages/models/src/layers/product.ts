import { throughElementwise } from '../cotangent.js';
import { add, multiply, type Tensor } from '../tensor/index.js';
import { branching, branchingKind } from './branches.js';
import type { Layer } from './layer.js';

/**
 * y = ∏_i g_i(x), entry by entry, each g_i being layers one after the other; none at all give x itself. A gated layer
 * is `product([[dense(gate), silu()], [dense(up)]])` (Shazeer 2020).
 *
 * @throws MisuseError if there is no branch.
 *
 * @example
 * ```ts
 * import { defineNetwork, dense, product, silu } from '@entk/models';
 *
 * const gated = product([[dense({ weight: 'gate' }), silu()], [dense({ weight: 'up' })]]);
 * defineNetwork({ inputSize: 4, layers: [gated], parameters: { gate: [6, 4], up: [6, 4] } }).outputSize; // 6
 * ```
 */
export function product(branches: readonly (readonly Layer[])[]): Layer {
  const others = (outputs: readonly Tensor[], i: number) =>
    outputs.length === 1 ? undefined : outputs.filter((_, j) => j !== i).reduce(multiply);
  return branching('product', branches, {
    join: (outputs) => outputs.reduce(multiply),
    back(cotangent, outputs, i) {
      const slope = others(outputs, i);
      return slope ? throughElementwise(cotangent, slope) : cotangent;
    },
    forward(tangents, outputs) {
      const moved = tangents.flatMap((tangent, i) => {
        const slope = others(outputs, i);
        return tangent ? [slope ? multiply(tangent, slope) : tangent] : [];
      });
      return moved.length === 0 ? undefined : moved.reduce(add);
    },
    working: (branches, outputCount) => branches * (outputCount + 2),
  });
}

/** How a description says it. */
export const productKind = branchingKind('product', 'y = Π branch(x), entry by entry.', product);
