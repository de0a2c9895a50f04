import { throughElementwise } from '../cotangent.js';
import { multiply, type Tensor } from '../tensor/index.js';
import type { Layer } from './layer.js';

/** What an elementwise layer saw and gave, axes [N·T, H]. */
export interface ElementwisePass {
  readonly input: Tensor;
  readonly output: Tensor;
}

/**
 * A layer y = φ(x) entry by entry, from φ and its slope φ′ as a tensor of the same shape.
 *
 * @param slope φ′ at the layer's pass; it may use the output where that is cheaper.
 *
 * @example
 * ```ts
 * import { elementwise } from '@entk/models';
 * import { multiply, multiplyByScalar, square } from '@entk/models/tensor';
 *
 * const cubic = elementwise('cubic', (x) => multiply(x, square(x)), ({ input }) => multiplyByScalar(square(input), 3));
 * cubic.parameters.length; // 0
 * ```
 */
export function elementwise(
  kind: string,
  apply: (input: Tensor) => Tensor,
  slope: (pass: ElementwisePass) => Tensor,
): Layer {
  return {
    kind,
    parameters: [],
    outputShape: (input) => input,
    forward({ values: input, positions }) {
      const output = apply(input);
      return {
        output: { values: output, positions },
        pullback: (cotangent) => ({ input: () => throughElementwise(cotangent, slope({ input, output })), uses: [] }),
        pushforward: (tangent) => tangent && multiply(tangent, slope({ input, output })),
      };
    },
  };
}
