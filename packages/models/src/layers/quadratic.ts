import { multiplyByScalar, multiplyScaled, square } from '../tensor/elementwise.js';
import { elementwiseLayer } from './elementwise.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = x², the activation of eq. 6. */
export function quadratic(): Layer {
  return elementwiseLayer({
    kind: 'quadratic',
    apply: square,
    slope: ({ input }) => multiplyByScalar(input, 2),
    timesSlope: (values, { input }) => multiplyScaled(values, input, 2),
  });
}

/** How a description says it. */
export const quadraticKind: LayerKind<'quadratic'> = {
  kind: 'quadratic',
  description: 'y = x².',
  options: () => ({}),
  make: quadratic,
};
