import { requireNumber } from '@entk/core';
import { throughScalar } from '../cotangent.js';
import { multiplyByScalar } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { number } from './option-schemas.js';

/**
 * y = s·x for a fixed number s, which is no parameter: the factors 1/√(2p) and 1/n of a mean-field network.
 *
 * @throws MisuseError if the factor is not finite.
 */
export function scale(factor: number): Layer {
  requireNumber('scale', 'factor', factor);
  return {
    kind: 'scale',
    options: { factor },
    parameters: [],
    positionwise: true,
    units: 'kept',
    outputShape: (input) => input,
    forward: (activation) => ({
      output: { ...activation, values: multiplyByScalar(activation.values, factor) },
      pullback: (cotangent) => ({ input: () => throughScalar(cotangent, factor), uses: [] }),
      pushforward: (tangent) => tangent && multiplyByScalar(tangent, factor),
    }),
  };
}

/** How a description says it. */
export const scaleKind: LayerKind<'scale', { readonly factor: number }> = {
  kind: 'scale',
  description: 'y = factor · x.',
  options: () => ({ factor: number }),
  make: ({ factor }) => scale(factor),
};
